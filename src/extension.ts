import * as l10n from '@vscode/l10n';
import { Uri, l10n as displayLanguage, window, workspace } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { watchFiles } from './aws/fileWatch';
import { IdentityStore } from './aws/identityStore';
import { LocalEndpoint } from './aws/localEndpoint';
import { ProfileStore } from './aws/profileStore';
import { sharedFiles } from './aws/profiles';
import { SessionStore } from './aws/sessionStore';
import { InventoryStore } from './aws/inventory/store';
import type { Place } from './aws/place';
import { registerCommands } from './commands';
import { attempt, failureForLog } from './commands/attempt';
import { showRouterConfiguration } from './commands/openRouterConfiguration';
import { ALLOCATION_PANEL, commandIds, settingKeys } from './contributions';
import type { AllocationHost } from './views/allocation/formPanel';
import { AllocationPanels } from './views/allocation/panels';
import { Choices } from './views/connections/choices';
import { ConnectionsView } from './views/connections/connectionsView';
import { Demonstration } from './views/connections/demonstration';
import { ViewOptions } from './views/connections/viewOptions';
import { Log } from './views/log';
import { RouterConfigDocuments } from './views/routerConfig/documents';
import { hasTab, registerRouterConfig } from './views/routerConfig/register';

/** Builds the object graph and puts it in the editor. Nothing here asks anything of AWS. */
export function activate(context: ExtensionContext): void {
  const { bundle } = displayLanguage;
  if (bundle) l10n.config({ contents: bundle });

  const log = new Log();
  const assets = Uri.joinPath(context.extensionUri, 'dist');
  const choices = new Choices(context.globalState, () =>
    workspace.getConfiguration().get<string[]>(settingKeys.regions, []),
  );
  const options = new ViewOptions(context.globalState);
  const files = sharedFiles(process.env);
  const profiles = new ProfileStore(files);
  const unwatch = watchFiles([files.configFile, files.credentialsFile], () => profiles.refresh());
  const loadSdk = async () => {
    const sdk = await import('./aws/sdk');
    sdk.speak(bundle ?? {});
    return sdk.createSdk({ mfaCode: () => Promise.resolve(undefined) });
  };
  const sessions = new SessionStore(profiles, loadSdk);
  const identities = new IdentityStore(profiles, loadSdk);
  const inventories = new InventoryStore(sessions);
  const endpoint = new LocalEndpoint(Uri.joinPath(assets, 'emulator.js').fsPath);
  const from = { profiles, sessions, inventories, identities, choices, options };
  const view = new ConnectionsView(
    from,
    async () => {
      const { createProvider, speak } = await import('./views/connections/rows');
      speak(bundle ?? {});
      return createProvider(from);
    },
    () => workspace.getConfiguration().get<boolean>(settingKeys.statusBar, false),
  );
  const demonstration = new Demonstration(endpoint, profiles, context.workspaceState, (message) =>
    view.message.setEndpoint(message),
  );
  const documents = new RouterConfigDocuments(sessions, hasTab);
  const openConfiguration = (place: Place, id: string) =>
    attempt(log, commandIds.openRouterConfiguration, () => showRouterConfiguration(documents, place, id));
  const allocationHost: AllocationHost = {
    sessions,
    inventories,
    memory: context.workspaceState,
    assets,
    translations: bundle,
    onCreated: (place, { virtualInterfaceId = '' }) => {
      inventories.reread(place.region);
      void openConfiguration(place, virtualInterfaceId);
      void attempt(log, 'reveal', () => view.reveal(place, virtualInterfaceId));
    },
    openConfiguration: (place, id) => void openConfiguration(place, id),
    attempt: (work) => attempt(log, ALLOCATION_PANEL, work),
    onDropped: () => log.warn('A message of the allocation form was of no known form and was dropped.'),
  };
  const panels = new AllocationPanels(allocationHost, async () => {
    const { forms, speak } = await import('./views/allocation/host');
    speak(bundle ?? {});
    return forms;
  });
  inventories.on('failed', (failure) => log.warn(failureForLog('sweep', failure)));

  context.subscriptions.push(
    log,
    view,
    choices,
    options,
    { dispose: unwatch },
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settingKeys.regions)) choices.refresh();
      if (event.affectsConfiguration(settingKeys.statusBar)) view.refresh();
    }),
    { dispose: () => endpoint.stop() },
    registerRouterConfig(documents),
    window.registerWebviewPanelSerializer(ALLOCATION_PANEL, panels),
    ...registerCommands(log, async () => {
      const { commandTable, speak } = await import('./commands/table');
      speak(bundle ?? {});
      return commandTable({
        from,
        view,
        panels,
        documents,
        demonstration,
      });
    }),
  );
  void attempt(log, commandIds.exploreLocalEndpoint, () => demonstration.restore());
}
