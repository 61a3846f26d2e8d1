import type { Uri } from 'vscode';

const PARTS = ['scheme', 'authority', 'path', 'query', 'fragment'] as const;

/**
 * True when two URIs are exactly equal. Our documents have only one spelling, so an extra or repeated parameter is not
 * ours.
 */
export const isSameUri = (one: Uri, other: Uri): boolean => PARTS.every((part) => one[part] === other[part]);
