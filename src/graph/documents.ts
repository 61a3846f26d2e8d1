import { Uri, commands, window } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { contextKeys } from '../contributions';
import { lazy } from '../lazy';
import type { ConnectionsView } from '../views/connections/connectionsView';
import { DetailsDocuments } from '../views/details/documents';
import { registerDetailsLinks } from '../views/details/registerLinks';
import { Consent } from '../views/documents/consent';
import { DocumentFiles } from '../views/documents/files';
import { registerUnread } from '../views/documents/register';
import { hasTab } from '../views/documents/tabs';
import { FailoverDocuments } from '../views/failover/documents';
import { RequestDocuments } from '../views/requests/requestDocuments';
import { RouterConfigDocuments } from '../views/routerConfig/documents';
import { registerRouterConfig } from '../views/routerConfig/register';
import { RoutesDocuments } from '../views/routes/documents';
import type { Stores } from '../views/stores';

/** Builds the kinds of documents. The code that writes the text of each is in a bundle of its own. */
export function buildDocuments(
  { subscriptions, workspaceState, globalStorageUri }: ExtensionContext,
  { profiles, sessions, inventories, identities }: Stores,
  view: ConnectionsView,
) {
  const loadUnread = async () => (await import('../bundles/unread')).unread;
  const files = new DocumentFiles(new Consent(workspaceState, hasTab), async (place) =>
    (await loadUnread()).textOf(profiles, place),
  );
  const loadWriter = async () => (await import('../bundles/routers')).routerWriter;
  const routerConfigs = new RouterConfigDocuments(files, sessions, inventories, loadWriter);
  const loadRoutes = lazy(async () => {
    const { KeptRoutes, RoutesReader } = await import('../bundles/routes');
    const kept = new KeptRoutes(Uri.joinPath(globalStorageUri, 'routes').fsPath);
    return new RoutesReader(files, sessions, kept, inventories.acceptedPrefixes);
  });
  const loadRouterConfig = () => import('../bundles/routerConfig');
  const loadReport = async () => (await import('../bundles/failover')).testReport;
  const loadDetails = async () => (await import('../bundles/details')).detailsText;
  new DetailsDocuments(files, inventories, identities, view, loadDetails);
  const requests = new RequestDocuments();
  files.onDidChangeFile(
    () => void commands.executeCommand('setContext', contextKeys.keyRevealed, routerConfigs.revealedUris()),
  );
  subscriptions.push(
    files,
    requests,
    window.tabGroups.onDidChangeTabs(() => files.tabsChanged()),
  );
  return {
    files,
    routerConfigs,
    loadWriter,
    routes: new RoutesDocuments(files, loadRoutes),
    loadRoutes,
    failover: new FailoverDocuments(files, sessions, loadReport),
    requests,
    /** Registers what belongs to documents, when the first is opened. Once. */
    serve: () => {
      subscriptions.push(
        registerUnread(files, async (...unread) => (await loadUnread()).lensesOf(profiles, ...unread)),
        registerRouterConfig(
          files,
          async (uri) => (await loadRouterConfig()).lensesOf(uri, routerConfigs.isRevealed(uri)),
          loadRouterConfig,
        ),
        registerDetailsLinks(async () => new (await import('../bundles/links')).DetailsLinks(profiles)),
      );
      return files;
    },
  };
}
