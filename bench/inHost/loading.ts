import Module from 'node:module';
import type * as vscode from 'vscode';
import type { Node } from '../../src/views/tree/node';

/** Node's CommonJS loader, with which the extension host loads extensions. */
interface Loader {
  _load: (
    this: unknown,
    request: string,
    parent: { filename?: string } | undefined,
    isMain: boolean,
  ) => unknown;
  _extensions: Record<'.js', (module: unknown, path: string) => void>;
}

const loader = Module as unknown as Loader;

/** @returns how long each file that is loaded from now on took, in milliseconds by its path. */
export function timeLoads(): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  const load = loader._extensions['.js'];
  loader._extensions['.js'] = (module, path) => {
    const start = performance.now();
    load(module, path);
    times.set(path, performance.now() - start);
  };
  return times;
}

/**
 * Captures the tree data provider of a view of the extension in a folder. VS Code's API gives no access to the rows of
 * another extension's view, so this intercepts the call that creates it.
 */
export function catchTree(extensionPath: string, view: string): () => vscode.TreeDataProvider<Node> {
  let tree: vscode.TreeDataProvider<Node> | undefined;
  const load = loader._load;
  loader._load = function (request, parent, isMain) {
    const loaded = load.call(this, request, parent, isMain);
    if (request !== 'vscode' || !parent?.filename?.startsWith(extensionPath)) return loaded;
    const { window } = loaded as typeof vscode;
    const createTreeView: typeof window.createTreeView = (id, options) => {
      if (id === view) tree = options.treeDataProvider as unknown as vscode.TreeDataProvider<Node>;
      return window.createTreeView(id, options);
    };
    return inheriting(loaded as object, { window: inheriting(window, { createTreeView }) });
  };
  return () => {
    if (!tree) throw new Error('The extension created no tree.');
    return tree;
  };
}

/** The objects of VS Code's API can't be changed. */
function inheriting(from: object, over: object): unknown {
  return Object.create(from, Object.getOwnPropertyDescriptors(over));
}
