import * as l10n from '@vscode/l10n';
import { Uri, l10n as displayLanguage, window, workspace } from 'vscode';
import type { ExtensionContext, TextDocumentShowOptions } from 'vscode';
import { OpenPlaces } from './aws/following/openPlaces';
import { watchFiles } from './aws/profiles/fileWatch';
import { IdentityStore } from './aws/identity/identityStore';
import { ProfileStore } from './aws/profiles/profileStore';
import { sharedFiles } from './aws/profiles/profiles';
import type { Prompts, Sdk, Writing } from './aws/session/session';
import { SessionStore } from './aws/session/sessionStore';
import { SignInWatch } from './aws/sso/signInWatch';
import { InventoryStore } from './aws/inventory/store';
import type { Place } from './aws/session/place';
import { registerCommands } from './commands';
import type { Manifest } from './commands';
import { attempt, failureForLog } from './commands/attempt';
import type { Known, RouterConfigNeed } from './commands/routerConfig/need';
import { ALLOCATION_PANEL } from './contributions';
import * as commandIds from './ids/commandIds';
import * as settingKeys from './ids/settingKeys';
import { lazy } from './lazy';
import type { FailoverTest } from './directconnect/failover/tests';
import { displayName } from './directconnect/resources/resources';
import { isFormat } from './routers/formats';
import { ActivityView } from './views/activity/activityView';
import type { AllocationHost } from './views/allocation/allocationHost';
import { AllocationPanels } from './views/allocation/panels';
import { Choices } from './views/connections/choices';
import { ConnectionsView } from './views/connections/connectionsView';
import { Demonstration } from './views/connections/demonstration';
import { ViewOptions } from './views/connections/viewOptions';
import { DetailsDocuments } from './views/details/documents';
import { registerDetailsLinks } from './views/details/registerLinks';
import { Consent } from './views/documents/consent';
import { DocumentFiles } from './views/documents/files';
import { registerDocuments } from './views/documents/register';
import { hasTab } from './views/documents/tabs';
import { FailoverDocuments } from './views/failover/documents';
import type { Reveal } from './views/links';
import { Log } from './views/log';
import { askMfaCode } from './views/mfaPrompt';
import { RequestDocuments } from './views/requests/requestDocuments';
import { RouterConfigDocuments } from './views/routerConfig/documents';
import { RoutesDocuments } from './views/routes/documents';
import { registerRouterConfig } from './views/routerConfig/register';
import { XML } from './views/routerConfig/uri';

/** Builds the object graph and registers it with the editor. Nothing here calls AWS. */
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
  const profiles = new ProfileStore(
    files,
    async (...from) => (await import('./bundles/profiles')).readProfiles(...from),
    process.env,
  );
  profiles.setAmbient(choices.ambient);
  const writing: Writing = {
    journalFile: Uri.joinPath(context.globalStorageUri, 'activity.jsonl').fsPath,
    isReadOnly: () => workspace.getConfiguration().get<boolean>(settingKeys.readOnly, false),
  };
  const requests = new RequestDocuments();
  const activity = new ActivityView(writing.journalFile, async () => {
    const { ActivityProvider, Journal } = await import('./bundles/activity');
    return new ActivityProvider(new Journal(writing.journalFile), () => view.names.accounts);
  });
  // One instance: it holds the limits and credentials that its sessions share.
  const loadSdk = lazy(async (): Promise<Sdk> => {
    const { createSdk } = await import('./bundles/aws');
    const mfaCode: Prompts['mfaCode'] = (...asked) => inventories.whileAsking(() => askMfaCode(...asked));
    return createSdk({ mfaCode }, writing, process.env, signIns.note);
  });
  const sessions = new SessionStore(profiles, loadSdk);
  const identities = new IdentityStore(profiles, loadSdk, context.globalState);
  const inventories = new InventoryStore(sessions);
  const { runningTests } = inventories;
  const signIns = new SignInWatch(profiles, inventories, process.env);
  const loadEndpoint = async () => {
    const { LocalEndpoint } = await import('./bundles/aws');
    return new LocalEndpoint(Uri.joinPath(assets, 'emulator.js').fsPath);
  };
  const loadFollowing = lazy(async () => {
    const { Following } = await import('./bundles/following');
    const following = new Following(sessions, context.workspaceState);
    runningTests.learnFrom(following);
    following.on(
      'arrived',
      (arrival) => void attempt(log, 'arrived', async () => (await loadArrivals()).notify(arrival)),
    );
    context.subscriptions.push(following);
    return following;
  });
  const from = { profiles, sessions, inventories, identities, choices, options };
  const view = new ConnectionsView(
    from,
    new OpenPlaces(inventories, loadFollowing),
    async () => {
      const { ConnectionsProvider } = await import('./bundles/connections');
      return new ConnectionsProvider(from);
    },
    {
      hasStatusBar: () => workspace.getConfiguration().get<boolean>(settingKeys.statusBar, false),
      isReadOnly: writing.isReadOnly,
    },
  );
  const reveal: Reveal = (place, id) => view.reveal(place, id);
  const tryToReveal = (place: Place, id: string, focus = true) =>
    void attempt(log, 'reveal', async () => {
      await view.reveal(place, id, focus);
    });
  const nameOf = (place: Place, id: string) => {
    const all = inventories.current(place)?.sweep.virtualInterfaces ?? [];
    return displayName(all.find((one) => one.virtualInterfaceId === id)?.virtualInterfaceName, id);
  };
  const loadArrivals = lazy(async () => {
    const { Arrivals } = await import('./bundles/following');
    return new Arrivals({
      loadFollowing,
      profiles,
      open: tryToReveal,
      nameOf,
      meaningOf: async (one) => (await import('./bundles/connections')).virtualInterfaceHealth(one).meaning,
    });
  });
  const showTests = async () => {
    const { TestStatus } = await import('./bundles/following');
    context.subscriptions.push(new TestStatus(runningTests, nameOf));
  };
  runningTests.once('change', () => void attempt(log, 'testStatus', showTests));
  const noteTest = (place: Place, id: string, test: FailoverTest) => {
    runningTests.note(place, id, test);
    void attempt(log, 'await', async () => {
      const arrivals = await loadArrivals();
      return runningTests.of(place, id) ? arrivals.awaitTest(place, id) : arrivals.forgetTest(place, id);
    });
  };
  const openLink = async (uri: Uri) => {
    const { Links, askToOpen } = await import('./bundles/links');
    await new Links({ profiles, inventories, choices, reveal, ask: askToOpen }).open(uri);
  };
  const demonstration = new Demonstration(loadEndpoint, profiles, context.workspaceState, (message) =>
    view.message.setEndpoint(message),
  );
  const loadUnread = async () => (await import('./bundles/unread')).unread;
  const documentFiles = new DocumentFiles(new Consent(context.workspaceState, hasTab), async (place) =>
    (await loadUnread()).textOf(profiles, place),
  );
  const loadWriter = async () => (await import('./bundles/routers')).routerWriter;
  const documents = new RouterConfigDocuments(documentFiles, sessions, inventories, loadWriter);
  const loadRoutes = lazy(async () => {
    const { KeptRoutes, RoutesReader } = await import('./bundles/routes');
    const kept = new KeptRoutes(Uri.joinPath(context.globalStorageUri, 'routes').fsPath);
    return new RoutesReader(documentFiles, sessions, kept, inventories.acceptedPrefixes);
  });
  const routes = new RoutesDocuments(documentFiles, loadRoutes);
  const loadReport = async () => (await import('./bundles/failover')).testReport;
  const failover = new FailoverDocuments(documentFiles, sessions, loadReport);
  const loadDetails = async () => (await import('./bundles/details')).detailsText;
  new DetailsDocuments(documentFiles, inventories, identities, view, loadDetails);
  const routerConfig: RouterConfigNeed = {
    files: documentFiles,
    documents,
    inventories,
    memory: context.globalState,
    loadWriter,
    defaultFormat: () => {
      const format = workspace.getConfiguration().get<string>(settingKeys.routerFormat, XML);
      return isFormat(format) ? format : XML;
    },
  };
  const openConfiguration = (place: Place, id: string, show: TextDocumentShowOptions, known?: Known) =>
    void attempt(log, commandIds.openRouterConfiguration, async () => {
      const { openPreferred } = await import('./bundles/commands');
      await openPreferred(routerConfig, place, id, { show, known });
    });
  const allocationHost: AllocationHost = {
    ...from,
    names: () => view.names,
    loadFollowing,
    memory: context.workspaceState,
    shared: context.globalState,
    assets,
    translations: bundle,
    onCreated: (place, created, show) => {
      const { virtualInterfaceId = '' } = created;
      inventories.reread(place.region);
      openConfiguration(place, virtualInterfaceId, show, created);
      void attempt(log, 'await', async () => (await loadArrivals()).await(place, created));
      // By now, the user may be typing elsewhere.
      tryToReveal(place, virtualInterfaceId, false);
    },
    openConfiguration: (place, id, show) => openConfiguration(place, id, show),
    attempt: (work) => attempt(log, ALLOCATION_PANEL, work),
    onDropped: () => log.warn('A message from the allocation form had an unknown shape and was dropped.'),
  };
  const loadForms = async () => (await import('./bundles/allocation')).forms;
  const panels = new AllocationPanels(allocationHost, loadForms);
  inventories.on('read', ({ profile }) => void identities.identify(profile));
  inventories.on('failed', (failure) => log.warn(failureForLog('sweep', failure)));

  context.subscriptions.push(
    log,
    view,
    runningTests,
    choices,
    options,
    { dispose: watchFiles([files.configFile, files.credentialsFile], () => profiles.refresh()) },
    signIns,
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settingKeys.regions)) choices.refresh();
      const shown = [settingKeys.statusBar, settingKeys.readOnly];
      if (shown.some((key) => event.affectsConfiguration(key))) view.refresh();
    }),
    demonstration,
    requests,
    activity,
    registerDocuments(documentFiles, async (uri, place) =>
      (await loadUnread()).lensesOf(profiles, uri, place),
    ),
    registerRouterConfig(documentFiles, documents, () => import('./bundles/routerConfig')),
    registerDetailsLinks(async () => new (await import('./bundles/links')).DetailsLinks(profiles)),
    window.registerUriHandler({ handleUri: (uri) => attempt(log, 'link', () => openLink(uri)) }),
    window.registerWebviewPanelSerializer(ALLOCATION_PANEL, panels),
    ...registerCommands(context.extension.packageJSON as Manifest, log, async () => {
      const { commandTable } = await import('./bundles/commands');
      return commandTable({
        from,
        signIn: async (profile, show, signal) => (await loadSdk()).signIn(profile, show, signal),
        view,
        panels,
        ...routerConfig,
        routes,
        loadRoutes,
        failover,
        noteTest,
        documents,
        requests,
        activity,
        journalFile: writing.journalFile,
        reveal,
        demonstration,
        templates: context.globalState,
        loadCsv: () => import('./bundles/allocation'),
      });
    }),
  );
  void attempt(log, commandIds.exploreLocalEndpoint, () => demonstration.restore());
}
