import type { Uri } from 'vscode';

const PARTS = ['scheme', 'authority', 'path', 'query', 'fragment'] as const;

/** True when two URIs are the same to the letter: a document of ours has one spelling, so a parameter more or twice is another's. */
export const isSameUri = (one: Uri, other: Uri): boolean => PARTS.every((part) => one[part] === other[part]);
