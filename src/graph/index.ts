import * as l10n from '@vscode/l10n';
import { Uri, l10n as displayLanguage, workspace } from 'vscode';
import type { ExtensionContext, TextDocumentShowOptions } from 'vscode';
import { OpenPlaces } from '../aws/following/openPlaces';
import { watchFiles } from '../aws/profiles/fileWatch';
import { IdentityStore } from '../aws/identity/identityStore';
import { ProfileStore } from '../aws/profiles/profileStore';
import { sharedFiles } from '../aws/profiles/profiles';
import type { Prompts, Sdk, Writing } from '../aws/session/session';
import { SessionStore } from '../aws/session/sessionStore';
import { SignInWatch } from '../aws/sso/signInWatch';
import { InventoryStore } from '../aws/inventory/store';
import type { Place } from '../aws/session/place';
import { failureForLog } from '../commands/report';
import type { Known, RouterConfigContext } from '../commands/routerConfig/context';
import { ALLOCATION_PANEL } from '../contributions';
import * as commandIds from '../ids/commandIds';
import * as settingKeys from '../ids/settingKeys';
import { lazy } from '../lazy';
import { displayName } from '../directconnect/resources/resources';
import { isFormat } from '../routers/formats';
import type { ActivityProvider } from '../views/activity/activityProvider';
import { ActivityView } from '../views/activity/activityView';
import type { AllocationHost } from '../views/allocation/allocationHost';
import { AllocationPanels } from '../views/allocation/panels';
import { Choices } from '../views/connections/choices';
import { ConnectionsView } from '../views/connections/connectionsView';
import type { ConnectionsProvider } from '../views/connections/provider';
import { Demonstration } from '../views/connections/demonstration';
import { ViewOptions } from '../views/connections/viewOptions';
import type { Reveal } from '../views/links';
import type { Log } from '../views/log';
import { askMfaCode } from '../views/mfaPrompt';
import { XML } from '../views/routerConfig/uri';
import type { LazyTreeView } from '../views/tree/lazyTreeView';
import { attempt } from './attempt';
import { buildDocuments } from './documents';
import { buildFollowing } from './following';

/** The registrations with the editor from before the graph was needed. */
export interface Registered {
  readonly log: Log;
  readonly connections: LazyTreeView<ConnectionsProvider>;
  readonly activity: LazyTreeView<ActivityProvider>;
}

export type Graph = ReturnType<typeof buildGraph>;

/** Builds the object graph, when any of it is first needed. Nothing here calls AWS. */
export function buildGraph(context: ExtensionContext, { log, ...trees }: Registered) {
  const { bundle } = displayLanguage;
  if (bundle) l10n.config({ contents: bundle });

  const assets = Uri.joinPath(context.extensionUri, 'dist');
  const choices = new Choices(context.globalState, () =>
    workspace.getConfiguration().get<string[]>(settingKeys.regions, []),
  );
  const options = new ViewOptions(context.globalState);
  const files = sharedFiles(process.env);
  const profiles = new ProfileStore(
    files,
    async (...from) => (await import('../bundles/profiles')).readProfiles(...from),
    process.env,
  );
  profiles.setAmbient(choices.ambient);
  const writing: Writing = {
    journalFile: Uri.joinPath(context.globalStorageUri, 'activity.jsonl').fsPath,
    isReadOnly: () => workspace.getConfiguration().get<boolean>(settingKeys.readOnly, false),
  };
  const activity = new ActivityView(trees.activity, writing.journalFile);
  // One instance: it holds the limits and credentials that its sessions share.
  const loadSdk = lazy(async (): Promise<Sdk> => {
    const { createSdk } = await import('../bundles/aws');
    const mfaCode: Prompts['mfaCode'] = (...asked) => inventories.whileAsking(() => askMfaCode(...asked));
    return createSdk({ mfaCode }, writing, process.env, signIns.note);
  });
  const sessions = new SessionStore(profiles, loadSdk);
  const identities = new IdentityStore(profiles, loadSdk, context.globalState);
  const inventories = new InventoryStore(sessions);
  const { runningTests } = inventories;
  const signIns = new SignInWatch(profiles, inventories, process.env);
  const loadEndpoint = async () => {
    const { LocalEndpoint } = await import('../bundles/aws');
    return new LocalEndpoint(Uri.joinPath(assets, 'emulator.js').fsPath);
  };
  const from = { profiles, sessions, inventories, identities, choices, options };
  const nameOf = (place: Place, id: string) => {
    const all = inventories.current(place)?.sweep.virtualInterfaces ?? [];
    return displayName(all.find((one) => one.virtualInterfaceId === id)?.virtualInterfaceName, id);
  };
  const { loadFollowing, loadArrivals, noteTest } = buildFollowing(context, log, {
    ...from,
    nameOf,
    open: (place, id) => tryToReveal(place, id),
  });
  const view = new ConnectionsView(
    trees.connections,
    from,
    new OpenPlaces(inventories, loadFollowing),
    async () => {
      const { ConnectionsProvider } = await import('../bundles/connections');
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
  const demonstration = new Demonstration(loadEndpoint, profiles, context.workspaceState, (message) =>
    view.message.setEndpoint(message),
  );
  const documents = buildDocuments(context, from, view);
  const routerConfig: RouterConfigContext = {
    files: documents.files,
    documents: documents.routerConfigs,
    inventories,
    memory: context.globalState,
    loadWriter: documents.loadWriter,
    defaultFormat: () => {
      const format = workspace.getConfiguration().get<string>(settingKeys.routerFormat, XML);
      return isFormat(format) ? format : XML;
    },
  };
  const openConfiguration = (place: Place, id: string, show: TextDocumentShowOptions, known?: Known) =>
    void attempt(log, commandIds.openRouterConfiguration, async () => {
      const { openPreferred } = await import('../bundles/commands');
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
  const loadForms = async () => (await import('../bundles/allocation')).forms;
  const panels = new AllocationPanels(allocationHost, loadForms);
  identities.follow(sessions, inventories);
  inventories.on('failed', (failure) => log.warn(failureForLog('sweep', failure)));

  context.subscriptions.push(
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
    activity,
  );
  void attempt(log, commandIds.exploreLocalEndpoint, () => demonstration.restore());

  return {
    panels,
    documents,
    provideConnections: () => view.provide(),
    provideActivity: async () => {
      const { ActivityProvider, Journal } = await import('../bundles/activity');
      return new ActivityProvider(new Journal(writing.journalFile), () => view.names.accounts);
    },
    openLink: async (uri: Uri) => {
      const { Links, askToOpen } = await import('../bundles/links');
      await new Links({ profiles, inventories, choices, reveal, ask: askToOpen }).open(uri);
    },
    commandTable: async () => {
      const { commandTable } = await import('../bundles/commands');
      return commandTable({
        from,
        signIn: async (profile, show, signal) => (await loadSdk()).signIn(profile, show, signal),
        view,
        panels,
        ...routerConfig,
        documents: documents.routerConfigs,
        routes: documents.routes,
        loadRoutes: documents.loadRoutes,
        failover: documents.failover,
        requests: documents.requests,
        noteTest,
        activity,
        journalFile: writing.journalFile,
        reveal,
        demonstration,
        templates: context.globalState,
        loadCsv: () => import('../bundles/allocation'),
      });
    },
  };
}
