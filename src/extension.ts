import { window, workspace } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { registerCommands } from './commands';
import type { Manifest } from './commands';
import { ACTIVITY_VIEW, ALLOCATION_PANEL, DOCUMENT_SCHEME, VIEW } from './contributions';
import type { Graph } from './graph';
import { attempt } from './graph/attempt';
import { lazy } from './lazy';
import type { ActivityProvider } from './views/activity/activityProvider';
import type { ConnectionsProvider } from './views/connections/provider';
import { DocumentFileSystem } from './views/documents/fileSystem';
import { Log } from './views/log';
import { LazyTreeView } from './views/tree/lazyTreeView';

/** Registers everything with the editor. The objects behind it are built when any of them is first needed. */
export function activate(context: ExtensionContext): void {
  const log = new Log();
  const graph: () => Promise<Graph> = lazy(async () => {
    const { buildGraph } = await import('./bundles/graph');
    return buildGraph(context, { log, connections, activity });
  });
  const connections = new LazyTreeView<ConnectionsProvider>(
    VIEW,
    async () => (await graph()).provideConnections(),
    { showCollapseAll: true, canSelectMany: true },
  );
  const activity = new LazyTreeView<ActivityProvider>(
    ACTIVITY_VIEW,
    async () => (await graph()).provideActivity(),
    { showCollapseAll: false, canSelectMany: false },
  );
  const files = new DocumentFileSystem(async () => (await graph()).documents.serve());

  context.subscriptions.push(
    log,
    connections,
    activity,
    files,
    workspace.registerFileSystemProvider(DOCUMENT_SCHEME, files, { isReadonly: true, isCaseSensitive: true }),
    window.registerUriHandler({
      handleUri: (uri) => attempt(log, 'link', async () => (await graph()).openLink(uri)),
    }),
    window.registerWebviewPanelSerializer(ALLOCATION_PANEL, {
      deserializeWebviewPanel: async (panel, state) =>
        (await graph()).panels.deserializeWebviewPanel(panel, state),
    }),
    ...registerCommands(
      context.extension.packageJSON as Manifest,
      (id, work) => attempt(log, id, work),
      async () => (await graph()).commandTable(),
    ),
  );
}
