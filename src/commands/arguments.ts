import { Uri } from 'vscode';
import { DOCUMENT_SCHEME } from '../contributions';
import * as commandIds from '../ids/commandIds';
import type { LinkTarget } from '../directconnect/kinds/link';
import { isRegionCode } from '../directconnect/regions/regions';
import { isResourceId } from '../directconnect/kinds/addresses';
import type { Node } from '../views/tree/node';

/** The commands that links in our documents run. They check themselves whether the place was already read. */
const LINKED: ReadonlySet<string> = new Set([commandIds.showDetails, commandIds.openRouterConfiguration]);

const isText = (value: unknown): value is string => typeof value === 'string';

/** A tree row has methods, which nothing parsed from JSON can have. */
export const isRow = (argument: unknown): argument is Node =>
  typeof (argument as { getTreeItem?: unknown } | null | undefined)?.getTreeItem === 'function';

/** The URI of one of our documents, without any extra properties. What it names is checked where it is read. */
function documentUri(argument: unknown): Uri | undefined {
  const { scheme, authority, path, query, fragment } = (argument ?? {}) as Record<string, unknown>;
  if (scheme !== DOCUMENT_SCHEME || !isText(path) || !path.startsWith('/')) return undefined;
  const text = (part: unknown) => (isText(part) ? part : '');
  return Uri.from({ scheme, path, authority: text(authority), query: text(query), fragment: text(fragment) });
}

/** The resource named by a link in a document. */
export function linkTarget(argument: unknown): LinkTarget | undefined {
  const { profile, region, id } = (argument ?? {}) as Record<string, unknown>;
  if (!isText(profile) || !isText(region) || !isText(id) || !profile) return undefined;
  return isRegionCode(region) && isResourceId(id) ? { profile, region, id } : undefined;
}

/**
 * The arguments of a command that are accepted. Anything can run a command with any arguments: a `command:` link in an
 * untrusted folder, a key binding, another extension. So only rows of the tree and our own documents are accepted;
 * without them a command asks the user for profile, region and resource.
 */
export function ownArguments(command: string, given: readonly unknown[]): unknown[] {
  return given.map((argument) => {
    if (Array.isArray(argument)) return (argument as unknown[]).filter(isRow);
    if (isRow(argument)) return argument;
    return documentUri(argument) ?? (LINKED.has(command) ? linkTarget(argument) : undefined);
  });
}

/** The rows a command was called on: all selected rows if the clicked one is among them, else the clicked one. */
export function chosenNodes(node: Node | undefined, nodes: readonly Node[] = []): readonly Node[] {
  if (!node) return [];
  return nodes.includes(node) ? nodes : [node];
}
