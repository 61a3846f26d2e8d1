import type { Memento, Uri } from 'vscode';
import * as commandIds from '../ids/commandIds';
import { machineTimer } from '../aws/following/backOff';
import { Journal } from '../aws/journal/journal';
import type { Place } from '../aws/session/place';
import type { FailoverTest } from '../directconnect/failover/tests';
import type { ActivityView } from '../views/activity/activityView';
import type { AllocationPanels } from '../views/allocation/panels';
import type { ConnectionsView } from '../views/connections/connectionsView';
import type { Demonstration } from '../views/connections/demonstration';
import type { RowSubject } from '../views/connections/resourceOf';
import type { Row } from '../views/connections/row';
import type { Node } from '../views/tree/node';
import type { Side } from '../directconnect/addressing/peerAddresses';
import type { LinkTarget } from '../directconnect/kinds/link';
import type { Reveal } from '../views/links';
import type { RequestDocuments } from '../views/requests/requestDocuments';
import type { RouterConfigDocuments } from '../views/routerConfig/documents';
import { acceptCommand } from './virtualInterface/accept';
import { addPeerCommand } from './bgpPeer/add';
import { deletePeerCommand } from './bgpPeer/delete';
import { addRegion } from './region/add';
import { allocateFromCsv, newCsvTemplate } from './virtualInterface/allocateFromCsv';
import type { Csv } from './virtualInterface/allocateFromCsv';
import { allocateFromTemplate, deleteTemplate } from './virtualInterface/allocateFromTemplate';
import { allocateLike } from './virtualInterface/allocateLike';
import { allocateVirtualInterface } from './virtualInterface/allocate';
import { groupBy, setFavorite, sortBy } from './inventory/arrange';
import { changeFormat, chooseRouterOptions } from './routerConfig/changeFormat';
import { chooseProfiles } from './profile/choose';
import { chooseRegions } from './region/choose';
import { ownArguments } from './arguments';
import { withRow } from './lostRow';
import { compareFormats, compareWithFile } from './routerConfig/compare';
import { copyArn, copyId, copyLink, copyName } from './resource/copy';
import { copyAddresses } from './resource/copyAddresses';
import { copyAsMarkdown } from './resource/copyAsMarkdown';
import { copyRouterConfiguration, copyWithKey } from './routerConfig/copy';
import { deleteCommand } from './virtualInterface/delete';
import { changeMtuCommand } from './virtualInterface/changeMtu';
import { changePrefixAllocationsCommand } from './virtualInterface/changePrefixAllocations';
import { changeRateLimitCommand } from './virtualInterface/changeRateLimit';
import { KeptRotations } from './keyRotation/kept';
import { abandonKeyRotation, showKeyRotation } from './keyRotation/manage';
import { rotateKey } from './keyRotation/rotate';
import { declineCommand } from './virtualInterface/decline';
import { moveCommand } from './virtualInterface/move';
import { disableSiteLinkCommand, enableSiteLinkCommand } from './virtualInterface/siteLink';
import { checkAgain } from './activity/checkAgain';
import { clearActivity } from './activity/clearActivity';
import { exportActivity } from './activity/exportActivity';
import { showResource } from './activity/showResource';
import { showSentRequest } from './activity/showSentRequest';
import { editTagsCommand } from './resource/editTags';
import { renameCommand } from './resource/rename';
import { runWrite } from './writing/run';
import type { WriteCommand } from './writing/command';
import { copyTestReport, showRunningTest, showTestHistory } from './failover/history';
import type { FailoverContext } from './failover/history';
import { startFailoverTestCommand } from './failover/start';
import { stopFailoverTestCommand } from './failover/stop';
import { findVirtualInterface } from './inventory/find/findVirtualInterface';
import { exportInventory } from './inventory/export';
import { askMarkdownColumns } from './markdownColumns';
import { openInConsole } from './resource/openInConsole';
import { filter } from './inventory/filter';
import { openRouterConfiguration } from './routerConfig/open';
import { openRouterConfigurationAs, showXml } from './routerConfig/openAs';
import type { RouterConfigContext } from './routerConfig/context';
import { findRegionsInUse } from './region/findInUse';
import type { Stores } from '../views/stores';
import { readDocument } from './routerConfig/read';
import { refresh, refreshRows, retry } from './inventory/refresh';
import { hide } from './inventory/hide';
import { saveRouterConfiguration, saveWithKey } from './routerConfig/save';
import { setKeyRevealed } from './routerConfig/setKeyRevealed';
import { compareRoutes } from './routes/compare';
import type { RoutesContext } from './routes/context';
import { filterRoutes, refreshRoutes, showRoutes } from './routes/show';
import { detailsPreview, showDetails } from './resource/showDetails';
import { showWhatIsDown } from './inventory/showWhatIsDown';
import { signInTo } from './profile/signIn';
import type { SignIn } from './profile/signIn';

/** What the commands need. */
export interface CommandsContext extends RouterConfigContext, RoutesContext, FailoverContext {
  readonly from: Stores;
  readonly signIn: SignIn;
  readonly view: ConnectionsView;
  readonly panels: AllocationPanels;
  readonly documents: RouterConfigDocuments;
  readonly reveal: Reveal;
  readonly demonstration: Demonstration;
  readonly requests: RequestDocuments;
  readonly activity: ActivityView;
  /** The path of the activity log. */
  readonly journalFile: string;
  /** Loads the code that reads CSV files of virtual interfaces. */
  readonly loadCsv: () => Promise<Csv>;
  /** Stores the templates of the allocation form. */
  readonly templates: Memento;
  /** Records that this user started or stopped a failover test. */
  readonly noteTest: (place: Place, virtualInterfaceId: string, test: FailoverTest) => void;
}

type CommandId = (typeof commandIds)[keyof typeof commandIds];

/** Runs a command with the arguments that the editor passes: the row or document, and all selected ones. */
type Command = (...args: never[]) => Promise<void> | void;

/** A command as the editor calls it: by its id or by that of its button, with arguments that may be anyone's. */
export type Called = (as: string, given: readonly unknown[]) => Promise<void>;

/**
 * Each command's id and implementation, which only accepts our own arguments. To add one: a record in
 * manifest/commands/ (then `npm run manifest`), a file, and a row here.
 */
export function commandTable(context: CommandsContext): Record<CommandId, Called> {
  const table = commandsOf(context);
  return Object.fromEntries(
    Object.entries(table).map(([id, run]): [string, Called] => [
      id,
      async (as, given) => {
        await run(...(ownArguments(id, await withRow(as, given)) as never[]));
      },
    ]),
  ) as Record<CommandId, Called>;
}

function commandsOf(context: CommandsContext): Record<CommandId, Command> {
  const { from, view, panels, files, documents, reveal, demonstration } = context;
  const { profiles, inventories, options } = from;
  const journal = new Journal(context.journalFile);
  const rotation = { ...context, journal, rotations: new KeptRotations(context.memory), timer: machineTimer };
  const writes =
    <Answer>(command: WriteCommand<Answer>) =>
    (node?: Node, nodes: readonly Node[] = view.selection) =>
      runWrite(context, command, node, nodes);
  const noteTest = ({ place, subject }: RowSubject, test: FailoverTest) =>
    context.noteTest(place, subject.id, test);
  const addresses =
    (withLength: boolean, ...sides: readonly Side[]) =>
    (node?: Node, nodes?: Node[]) =>
      copyAddresses({ sides, withLength }, from, node, nodes);
  return {
    [commandIds.refresh]: () => refresh(profiles),
    [commandIds.refreshRow]: (node?: Row, nodes?: Row[]) => refreshRows(inventories, node, nodes),
    [commandIds.hide]: (node?: Row, nodes?: Row[]) => hide(from, node, nodes),
    [commandIds.retry]: (node: Node) => retry(inventories, node),
    [commandIds.signIn]: (node?: Node) => signInTo(from, context.signIn, node),
    [commandIds.chooseProfiles]: () => chooseProfiles(from),
    [commandIds.chooseRegions]: (node?: Node) => chooseRegions(from, node),
    [commandIds.addRegion]: (node?: Node) => addRegion(from, node),
    [commandIds.findRegionsInUse]: (node?: Node) => findRegionsInUse(from, node),
    [commandIds.findVirtualInterface]: () =>
      findVirtualInterface(
        from,
        reveal,
        () => view.names.locations,
        async (places) => (await view.load()).requestLocationNames(places),
      ),
    [commandIds.showWhatIsDown]: showWhatIsDown(view),
    [commandIds.exploreLocalEndpoint]: () => demonstration.start(),
    [commandIds.stopLocalEndpoint]: () => demonstration.stop(),
    [commandIds.allocatePrivateVirtualInterface]: (node?: Node) =>
      allocateVirtualInterface(panels, from, { type: 'private', mode: 'allocate' }, node),
    [commandIds.createPrivateVirtualInterface]: (node?: Node) =>
      allocateVirtualInterface(panels, from, { type: 'private', mode: 'create' }, node),
    [commandIds.allocatePublicVirtualInterface]: (node?: Node) =>
      allocateVirtualInterface(panels, from, { type: 'public', mode: 'allocate' }, node),
    [commandIds.createPublicVirtualInterface]: (node?: Node) =>
      allocateVirtualInterface(panels, from, { type: 'public', mode: 'create' }, node),
    [commandIds.allocateTransitVirtualInterface]: (node?: Node) =>
      allocateVirtualInterface(panels, from, { type: 'transit', mode: 'allocate' }, node),
    [commandIds.createTransitVirtualInterface]: (node?: Node) =>
      allocateVirtualInterface(panels, from, { type: 'transit', mode: 'create' }, node),
    [commandIds.allocateLike]: (node?: Node) => allocateLike(panels, from, node),
    [commandIds.allocateFromTemplate]: (node?: Node) =>
      allocateFromTemplate(panels, from, context.templates, node),
    [commandIds.allocateFromCsv]: (node?: Node) => allocateFromCsv({ ...context, journal }, node),
    [commandIds.newCsvTemplate]: (node?: Node) => newCsvTemplate(context.loadCsv, node),
    [commandIds.acceptVirtualInterface]: writes(acceptCommand),
    [commandIds.deleteTemplate]: () => deleteTemplate(context.templates),
    [commandIds.deleteVirtualInterface]: writes(deleteCommand),
    [commandIds.moveVirtualInterface]: writes(moveCommand),
    [commandIds.addBgpPeer]: writes(addPeerCommand),
    [commandIds.deleteBgpPeer]: writes(deletePeerCommand),
    [commandIds.rename]: writes(renameCommand),
    [commandIds.editTags]: writes(editTagsCommand),
    [commandIds.changeMtu]: writes(changeMtuCommand),
    [commandIds.declineVirtualInterface]: writes(declineCommand),
    [commandIds.changeRateLimit]: writes(changeRateLimitCommand),
    [commandIds.changePrefixAllocations]: writes(changePrefixAllocationsCommand),
    [commandIds.enableSiteLink]: writes(enableSiteLinkCommand),
    [commandIds.disableSiteLink]: writes(disableSiteLinkCommand),
    [commandIds.rotateBgpKey]: (node?: Node) => rotateKey(rotation, node),
    [commandIds.showKeyRotation]: (node?: Node) => showKeyRotation(rotation, node),
    [commandIds.abandonKeyRotation]: (node?: Node) => abandonKeyRotation(rotation, node),
    [commandIds.startFailoverTest]: writes(startFailoverTestCommand(noteTest)),
    [commandIds.stopFailoverTest]: writes(stopFailoverTestCommand(noteTest)),
    [commandIds.showTestHistory]: (node?: Node) => showTestHistory(context, node),
    [commandIds.showRunningTest]: () => showRunningTest(from, reveal),
    [commandIds.copyTestReport]: (uri?: Uri) => copyTestReport(context, uri),
    [commandIds.checkAgain]: (node?: Node) => checkAgain(from, journal, node),
    [commandIds.showSentRequest]: (node?: Node) => showSentRequest(context.requests, profiles, node),
    [commandIds.showResource]: (node?: Node) => showResource(profiles, reveal, node),
    [commandIds.exportActivity]: () => exportActivity(journal),
    [commandIds.clearActivity]: () => clearActivity(journal),
    [commandIds.refreshActivity]: () => context.activity.refresh(),
    [commandIds.openRouterConfiguration]: (argument?: Node | LinkTarget, nodes?: Node[]) =>
      openRouterConfiguration(context, from, argument, nodes),
    [commandIds.revealBgpKey]: (uri?: Uri) => setKeyRevealed(files, documents, true, uri),
    [commandIds.maskBgpKey]: (uri?: Uri) => setKeyRevealed(files, documents, false, uri),
    [commandIds.openRouterConfigurationAs]: (node?: Node, nodes?: Node[]) =>
      openRouterConfigurationAs(context, from, node, nodes),
    [commandIds.showXml]: (uri?: Uri) => showXml(context, uri),
    [commandIds.changeFormat]: (uri?: Uri) => changeFormat(context, uri),
    [commandIds.chooseRouterOptions]: (uri?: Uri) => chooseRouterOptions(context, uri),
    [commandIds.compareWithFile]: (uri?: Uri) => compareWithFile(context, uri),
    [commandIds.compareFormats]: (uri?: Uri) => compareFormats(context, uri),
    [commandIds.copyRouterConfiguration]: (uri?: Uri) => copyRouterConfiguration(files, uri),
    [commandIds.saveRouterConfiguration]: (uri?: Uri) => saveRouterConfiguration(files, uri),
    [commandIds.copyRouterConfigurationWithKey]: (uri?: Uri) => copyWithKey(files, documents, uri),
    [commandIds.saveRouterConfigurationWithKey]: (uri?: Uri) => saveWithKey(files, documents, uri),
    [commandIds.showRoutes]: (node?: Node) => showRoutes(context, node),
    [commandIds.compareRoutes]: (argument?: Node | Uri) => compareRoutes(context, argument),
    [commandIds.refreshRoutes]: (uri?: Uri) => refreshRoutes(context, uri),
    [commandIds.filterRoutes]: (uri?: Uri) => filterRoutes(context, uri),
    [commandIds.readDocument]: (uri?: Uri) => readDocument(files, uri),
    [commandIds.showDetails]: (argument?: Node | LinkTarget) => showDetails(files, from, reveal, argument),
    [commandIds.previewDetails]: detailsPreview(files, (node) => view.expand(node)),
    [commandIds.copyId]: (node?: Node, nodes: readonly Node[] = view.selection) => copyId(from, node, nodes),
    [commandIds.copyName]: (node?: Node, nodes?: Node[]) => copyName(from, node, nodes),
    [commandIds.copyArn]: (node?: Node, nodes?: Node[]) => copyArn(from, node, nodes),
    [commandIds.copyLink]: (node?: Node, nodes?: Node[]) => copyLink(from, node, nodes),
    [commandIds.copyCustomerAddress]: addresses(true, 'customer'),
    [commandIds.copyAmazonAddress]: addresses(true, 'amazon'),
    [commandIds.copyBothAddresses]: addresses(true, 'customer', 'amazon'),
    [commandIds.copyCustomerAddressAlone]: addresses(false, 'customer'),
    [commandIds.copyAmazonAddressAlone]: addresses(false, 'amazon'),
    [commandIds.copyBothAddressesAlone]: addresses(false, 'customer', 'amazon'),
    [commandIds.copyAsMarkdown]: (node?: Node, nodes?: Node[]) =>
      copyAsMarkdown(from, () => view.names, context.memory, node, nodes),
    [commandIds.chooseMarkdownColumns]: async () => {
      await askMarkdownColumns(context.memory);
    },
    [commandIds.openInConsole]: (node?: Node) => openInConsole(from, node),
    [commandIds.exportInventory]: (node?: Node, nodes?: Node[]) =>
      exportInventory(from, () => view.names, context.memory, node, nodes),
    [commandIds.filter]: () => filter(options, inventories, view, context.memory),
    [commandIds.clearFilter]: () => options.setFilter(''),
    [commandIds.sortBy]: () => sortBy(options),
    [commandIds.groupBy]: () => groupBy(options),
    [commandIds.loadMore]: (node?: Node) => node?.more?.(),
    [commandIds.addToFavorites]: (node?: Node, nodes?: Node[]) => setFavorite(options, true, node, nodes),
    [commandIds.removeFromFavorites]: (node?: Node, nodes?: Node[]) =>
      setFavorite(options, false, node, nodes),
  };
}
