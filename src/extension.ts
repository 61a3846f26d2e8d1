import { window } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { registerCommands } from './commands';
import type { Manifest } from './commands';
import { attempt } from './commands/attempt';
import { ACTIVITY_VIEW, ALLOCATION_PANEL, VIEW } from './contributions';
import type { Graph } from './graph';
import { lazy } from './lazy';
import type { ActivityProvider } from './views/activity/activityProvider';
import type { ConnectionsProvider } from './views/connections/provider';
import { registerDetailsLinks } from './views/details/registerLinks';
import { DocumentFileSystem } from './views/documents/fileSystem';
import { registerDocuments } from './views/documents/register';
import { Log } from './views/log';
import { registerRouterConfig } from './views/routerConfig/register';
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
  const files = new DocumentFileSystem(async () => (await graph()).documents.files);

  context.subscriptions.push(
    log,
    connections,
    activity,
    registerDocuments(files, async (...unread) => (await graph()).documents.lensesOfUnread(...unread)),
    registerRouterConfig(
      files,
      async (uri) => (await graph()).documents.lensesOf(uri),
      () => import('./bundles/routerConfig'),
    ),
    registerDetailsLinks(async () => (await graph()).documents.detailsLinks()),
    window.registerUriHandler({
      handleUri: (uri) => attempt(log, 'link', async () => (await graph()).openLink(uri)),
    }),
    window.registerWebviewPanelSerializer(ALLOCATION_PANEL, {
      deserializeWebviewPanel: async (panel, state) =>
        (await graph()).panels.deserializeWebviewPanel(panel, state),
    }),
    ...registerCommands(context.extension.packageJSON as Manifest, log, async () =>
      (await graph()).commandTable(),
    ),
  );
}
