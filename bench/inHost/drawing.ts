import type * as vscode from 'vscode';
import type { Node } from '../../src/views/tree/node';

/** The context values of rows, which say what kind of row each is. */
export async function contextsOf(
  tree: vscode.TreeDataProvider<Node>,
  rows: readonly Node[],
): Promise<(string | undefined)[]> {
  const contexts: (string | undefined)[] = [];
  for (const row of rows) contexts.push((await tree.getTreeItem(row)).contextValue);
  return contexts;
}

/**
 * Draws now and after each change of the tree, as VS Code does, until what is awaited is there.
 * @param draw returns undefined until then.
 */
export async function untilDrawn<Result>(
  tree: vscode.TreeDataProvider<Node>,
  draw: () => Promise<Result | undefined>,
): Promise<Result> {
  const changes = { count: 0, wake: (): void => undefined };
  const listening = tree.onDidChangeTreeData?.(() => {
    changes.count += 1;
    changes.wake();
  });
  try {
    for (;;) {
      const { count } = changes;
      const drawn = await draw();
      if (drawn !== undefined) return drawn;
      if (changes.count === count) await new Promise<void>((resolve) => (changes.wake = resolve));
    }
  } finally {
    listening?.dispose();
  }
}
