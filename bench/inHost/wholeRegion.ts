import { setImmediate } from 'node:timers/promises';
import type * as vscode from 'vscode';
import type { Node } from '../../src/views/tree/node';
import type { WholeRegion } from '../plan';
import { watchTurns } from '../turns';
import { contextsOf, untilDrawn } from './drawing';

/**
 * Opens a region and draws it as VS Code does, with everything expanded, at each change of the tree until the region is
 * read completely. Measures how long the extension host was blocked at most.
 */
export async function readWholeRegion(
  tree: vscode.TreeDataProvider<Node>,
  region: Node,
): Promise<WholeRegion> {
  const longestTurn = watchTurns();
  const begin = performance.now();
  let first: number | undefined;
  return untilDrawn(tree, async () => {
    const rows = (await tree.getChildren(region)) ?? [];
    const contexts = await contextsOf(tree, rows);
    first ??= performance.now() - begin;
    if (!contexts.some((context) => /^(lag|connection)\./.test(context ?? ''))) {
      throw new Error(`The region shows ${JSON.stringify(contexts)}.`);
    }
    for (const row of rows) {
      // VS Code requests the rows of each group with a separate message.
      await setImmediate();
      await contextsOf(tree, (row.getChildren && (await tree.getChildren(row))) ?? []);
    }
    if (contexts.includes('loading')) return undefined;
    const end = performance.now() - begin;
    return { first, end, ...(await longestTurn()) };
  });
}
