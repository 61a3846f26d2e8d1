import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import type * as vscode from 'vscode';
import type { Node } from '../../src/views/tree/node';
import type { WholeRegion } from '../plan';

/**
 * Opens a region and draws it as the editor does, with everything in it expanded, each time that the tree says so, until
 * it was read to its end. Measures what held the extension host longest meanwhile.
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
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
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
        // VS Code asks for the rows of each group by a message of its own.
        await setImmediate();
        await draw(tree, (row.getChildren && (await tree.getChildren(row))) ?? []);
      }
      if (!contexts.includes('loading')) break;
      if (changes.count === drawn) await new Promise<void>((resolve) => (changes.wake = resolve));
    }
    const end = performance.now() - begin;
    // The last pause is recorded only after another turn of the event loop.
    await new Promise((resolve) => setTimeout(resolve, 5));
    return { first, end, pause: delay.max / 1e6 };
  } finally {
    delay.disable();
    listening?.dispose();
  }
}

async function draw(tree: vscode.TreeDataProvider<Node>, rows: readonly Node[]) {
  const contexts: (string | undefined)[] = [];
  for (const row of rows) contexts.push((await tree.getTreeItem(row)).contextValue);
  return contexts;
}
