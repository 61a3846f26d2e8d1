import { setImmediate } from 'node:timers/promises';
import type * as vscode from 'vscode';
import type { Node } from '../../src/views/tree/node';
import type { WholeRegion } from '../plan';
import { watchTurns } from '../turns';

/**
 * Opens a region and draws it as VS Code does, with everything expanded, at each change of the tree until the region is
 * read completely. Measures how long the extension host was blocked at most.
 */
export async function readWholeRegion(
  tree: vscode.TreeDataProvider<Node>,
  region: Node,
): Promise<WholeRegion> {
  const changes = { count: 0, wake: (): void => undefined };
  const listening = tree.onDidChangeTreeData?.(() => {
    changes.count += 1;
    changes.wake();
  });
  const longestTurn = watchTurns();
  const begin = performance.now();
  try {
    let first: number | undefined;
    for (;;) {
      const drawn = changes.count;
      const rows = (await tree.getChildren(region)) ?? [];
      const contexts = await draw(tree, rows);
      first ??= performance.now() - begin;
      if (!contexts.some((context) => /^(lag|connection)\./.test(context ?? ''))) {
        throw new Error(`The region shows ${JSON.stringify(contexts)}.`);
      }
      for (const row of rows) {
        // VS Code requests the rows of each group with a separate message.
        await setImmediate();
        await draw(tree, (row.getChildren && (await tree.getChildren(row))) ?? []);
      }
      if (!contexts.includes('loading')) break;
      if (changes.count === drawn) await new Promise<void>((resolve) => (changes.wake = resolve));
    }
    const end = performance.now() - begin;
    return { first, end, ...(await longestTurn()) };
  } finally {
    listening?.dispose();
  }
}

async function draw(tree: vscode.TreeDataProvider<Node>, rows: readonly Node[]) {
  const contexts: (string | undefined)[] = [];
  for (const row of rows) contexts.push((await tree.getTreeItem(row)).contextValue);
  return contexts;
}
