import { Uri } from 'vscode';
import { DOCUMENT_SCHEME, commandIds } from '../contributions';
import type { LinkTarget } from '../directconnect/resources/link';
import { isRegionCode } from '../directconnect/regions/regions';
import { isResourceId } from '../directconnect/resources/subject';
import type { Node } from '../views/connections/node';

/** The commands that our own documents have links to. They find out by themselves whether what is named was read already. */
const LINKED: ReadonlySet<string> = new Set([commandIds.showDetails, commandIds.openRouterConfiguration]);

const isText = (value: unknown): value is string => typeof value === 'string';

/** A row of the tree has its methods, and nothing that came as JSON can have one. */
const isRow = (argument: unknown): boolean =>
  typeof (argument as { getTreeItem?: unknown } | null | undefined)?.getTreeItem === 'function';

/** The address of a document of ours, and nothing that stood beside it. What it names is checked where it is read. */
function documentUri(argument: unknown): Uri | undefined {
  const { scheme, authority, path, query, fragment } = (argument ?? {}) as Record<string, unknown>;
  if (scheme !== DOCUMENT_SCHEME || !isText(path) || !path.startsWith('/')) return undefined;
  const text = (part: unknown) => (isText(part) ? part : '');
  return Uri.from({ scheme, path, authority: text(authority), query: text(query), fragment: text(fragment) });
}

/** A resource that a link in a document names. */
export function linkTarget(argument: unknown): LinkTarget | undefined {
  const { profile, region, id } = (argument ?? {}) as Record<string, unknown>;
  if (!isText(profile) || !isText(region) || !isText(id) || !profile) return undefined;
  return isRegionCode(region) && isResourceId(id) ? { profile, region, id } : undefined;
}

/**
 * What of a command's arguments counts. Whoever can run a command can give it any: a `command:` link in a file of a folder
 * that nobody trusts, a key binding, another extension. So only rows that the tree drew and documents of ours are taken;
 * without them a command asks for profile, region and resource, which is the user's own choice.
 */
export function ownArguments(command: string, given: readonly unknown[]): unknown[] {
  return given.map((argument) => {
    if (Array.isArray(argument)) return (argument as unknown[]).filter(isRow);
    if (isRow(argument)) return argument;
    return documentUri(argument) ?? (LINKED.has(command) ? linkTarget(argument) : undefined);
  });
}

/** The rows that a command was called on: all that are selected, when the one under the pointer is among them. */
export function chosenNodes(node: Node | undefined, nodes: readonly Node[]): readonly Node[] {
  if (!node) return [];
  return nodes.includes(node) ? nodes : [node];
}
