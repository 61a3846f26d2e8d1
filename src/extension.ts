import * as l10n from '@vscode/l10n';
import { Uri, l10n as displayLanguage, window, workspace } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { watchFiles } from './aws/profiles/fileWatch';
import { IdentityStore } from './aws/identity/identityStore';
import { ProfileStore } from './aws/profiles/profileStore';
import { sharedFiles } from './aws/profiles/profiles';
import type { Prompts, Sdk } from './aws/session/session';
import { SessionStore } from './aws/session/sessionStore';
import { SignInWatch } from './aws/sso/signInWatch';
import { Poller } from './aws/inventory/poller';
import { InventoryStore } from './aws/inventory/store';
import type { Place } from './aws/session/place';
import { registerCommands } from './commands';
import { attempt, failureForLog } from './commands/attempt';
import { showRouterConfiguration } from './commands/routerConfig/open';
import { ALLOCATION_PANEL, commandIds, settingKeys } from './contributions';
import type { AllocationHost } from './views/allocation/allocationHost';
import { AllocationPanels } from './views/allocation/panels';
import { AwaitedVirtualInterfaces } from './views/connections/awaited';
import { Choices } from './views/connections/choices';
import { ConnectionsView } from './views/connections/connectionsView';
import { Demonstration } from './views/connections/demonstration';
import { ViewOptions } from './views/connections/viewOptions';
import { DetailsDocuments } from './views/details/documents';
import { registerDetailsLinks } from './views/details/links';
import { Consent } from './views/documents/consent';
import { DocumentFiles } from './views/documents/files';
import { registerDocuments } from './views/documents/register';
import { hasTab } from './views/documents/tabs';
import { Links, askToOpen } from './views/links';
import type { Reveal } from './views/links';
import { Log } from './views/log';
import { askMfaCode } from './views/mfaPrompt';
import { RouterConfigDocuments } from './views/routerConfig/documents';
import { registerRouterConfig } from './views/routerConfig/register';
import { XML } from './views/routerConfig/uri';

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
  const profiles = new ProfileStore(files, process.env);
  profiles.setAmbient(choices.ambient);
  const unwatch = watchFiles([files.configFile, files.credentialsFile], () => profiles.refresh());
  const createSdk = async (): Promise<Sdk> => {
    const sdk = await import('./aws/sdk');
    sdk.speak(bundle ?? {});
    const mfaCode: Prompts['mfaCode'] = (...asked) => inventories.whileAsking(() => askMfaCode(...asked));
    return sdk.createSdk({ mfaCode }, process.env, signIns.note);
  };
  // One for all: it holds the limits and the credentials that its sessions share.
  let sdk: Promise<Sdk> | undefined;
  const loadSdk = () => (sdk ??= createSdk());
  const sessions = new SessionStore(profiles, loadSdk);
  const identities = new IdentityStore(profiles, loadSdk);
  const inventories = new InventoryStore(sessions);
  const signIns = new SignInWatch(profiles, inventories, process.env);
  const loadEndpoint = async () => {
    const { LocalEndpoint } = await import('./aws/sdk');
    return new LocalEndpoint(Uri.joinPath(assets, 'emulator.js').fsPath);
  };
  const from = { profiles, sessions, inventories, identities, choices, options };
  const loadRows = async () => {
    const rows = await import('./views/connections/rows');
    rows.speak(bundle ?? {});
    return rows;
  };
  const view = new ConnectionsView(
    from,
    new Poller(sessions, inventories),
    async () => {
      const { createProvider } = await loadRows();
      return createProvider(from);
    },
    () => workspace.getConfiguration().get<boolean>(settingKeys.statusBar, false),
  );
  const reveal: Reveal = (place, id) => view.reveal(place, id);
  const tryToReveal = (place: Place, id: string) =>
    void attempt(log, 'reveal', async () => {
      await reveal(place, id);
    });
  const awaited = new AwaitedVirtualInterfaces(tryToReveal, async (one) => (await loadRows()).meaningOf(one));
  inventories.on('moved', (place, changes) => void awaited.hear(place, changes));
  const demonstration = new Demonstration(loadEndpoint, profiles, context.workspaceState, (message) =>
    view.message.setEndpoint(message),
  );
  const loadParts = async () => {
    const { routerConfigParts, speak } = await import('./views/routerConfig/parts');
    speak(bundle ?? {});
    return routerConfigParts;
  };
  const documentFiles = new DocumentFiles(new Consent(context.workspaceState, hasTab), async (place) =>
    (await loadParts()).unread.textOf(profiles, place),
  );
  const loadWriter = async () => {
    const { routerWriter, speak } = await import('./routers/writer');
    speak(bundle ?? {});
    return routerWriter;
  };
  const documents = new RouterConfigDocuments(documentFiles, sessions, inventories, loadWriter);
  new DetailsDocuments(documentFiles, inventories, identities, async () => {
    const { detailsText, speak } = await import('./views/details/text');
    speak(bundle ?? {});
    return detailsText;
  });
  const openConfiguration = (place: Place, virtualInterfaceId: string) =>
    attempt(log, commandIds.openRouterConfiguration, () =>
      showRouterConfiguration(documentFiles, { ...place, virtualInterfaceId, format: XML }),
    );
  const allocationHost: AllocationHost = {
    ...from,
    memory: context.workspaceState,
    shared: context.globalState,
    assets,
    translations: bundle,
    onCreated: (place, { virtualInterfaceId = '' }) => {
      inventories.reread(place.region);
      void openConfiguration(place, virtualInterfaceId);
      awaited.await(virtualInterfaceId);
      tryToReveal(place, virtualInterfaceId);
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
  inventories.on('read', ({ profile }) => void identities.identify(profile));
  inventories.on('failed', (failure) => log.warn(failureForLog('sweep', failure)));

  context.subscriptions.push(
    log,
    view,
    choices,
    options,
    { dispose: unwatch },
    signIns,
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settingKeys.regions)) choices.refresh();
      if (event.affectsConfiguration(settingKeys.statusBar)) view.refresh();
    }),
    demonstration,
    registerDocuments(documentFiles, async (uri, place) =>
      (await loadParts()).unread.lensesOf(profiles, uri, place),
    ),
    registerRouterConfig(documentFiles, documents, loadParts),
    registerDetailsLinks(profiles),
    window.registerUriHandler(
      new Links({
        profiles,
        inventories,
        choices,
        reveal,
        attempt: (work) => attempt(log, 'link', work),
        ask: askToOpen,
      }),
    ),
    window.registerWebviewPanelSerializer(ALLOCATION_PANEL, panels),
    ...registerCommands(log, async () => {
      const { commandTable, speak } = await import('./commands/table');
      speak(bundle ?? {});
      return commandTable({
        from,
        signIn: async (profile, show, signal) => (await loadSdk()).signIn(profile, show, signal),
        view,
        panels,
        files: documentFiles,
        documents,
        memory: context.globalState,
        loadWriter,
        reveal,
        demonstration,
        templates: context.globalState,
      });
    }),
  );
  void attempt(log, commandIds.exploreLocalEndpoint, () => demonstration.restore());
}
