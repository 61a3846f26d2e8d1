/** Every id that package.json contributes. A test holds the two together, both ways. */

/** The publisher and name of the extension: what its deep links begin with, after the scheme. */
export const EXTENSION_ID = 'dx-explorer.direct-connect-explorer';

export const VIEW = 'directConnect.connections';

export const commandIds = {
  refresh: 'directConnect.refresh',
  retry: 'directConnect.retry',
  signIn: 'directConnect.signIn',
  chooseProfiles: 'directConnect.chooseProfiles',
  chooseRegions: 'directConnect.chooseRegions',
  addRegion: 'directConnect.addRegion',
  removeRegion: 'directConnect.removeRegion',
  findRegionsInUse: 'directConnect.findRegionsInUse',
  findVirtualInterface: 'directConnect.findVirtualInterface',
  exploreLocalEndpoint: 'directConnect.exploreLocalEndpoint',
  stopLocalEndpoint: 'directConnect.stopLocalEndpoint',
  allocatePrivateVirtualInterface: 'directConnect.allocatePrivateVirtualInterface',
  createPrivateVirtualInterface: 'directConnect.createPrivateVirtualInterface',
  allocateLike: 'directConnect.allocateLike',
  allocateFromTemplate: 'directConnect.allocateFromTemplate',
  acceptVirtualInterface: 'directConnect.acceptVirtualInterface',
  deleteTemplate: 'directConnect.deleteTemplate',
  deleteVirtualInterface: 'directConnect.deleteVirtualInterface',
  openRouterConfiguration: 'directConnect.openRouterConfiguration',
  revealBgpKey: 'directConnect.revealBgpKey',
  maskBgpKey: 'directConnect.maskBgpKey',
  copyRouterConfiguration: 'directConnect.copyRouterConfiguration',
  changeFormat: 'directConnect.changeFormat',
  chooseRouterOptions: 'directConnect.chooseRouterOptions',
  compareWithFile: 'directConnect.compareWithFile',
  compareFormats: 'directConnect.compareFormats',
  saveRouterConfiguration: 'directConnect.saveRouterConfiguration',
  copyRouterConfigurationWithKey: 'directConnect.copyRouterConfigurationWithKey',
  saveRouterConfigurationWithKey: 'directConnect.saveRouterConfigurationWithKey',
  readDocument: 'directConnect.readDocument',
  showDetails: 'directConnect.showDetails',
  copyId: 'directConnect.copyId',
  copyName: 'directConnect.copyName',
  copyArn: 'directConnect.copyArn',
  copyLink: 'directConnect.copyLink',
  openInConsole: 'directConnect.openInConsole',
  exportInventory: 'directConnect.exportInventory',
  filter: 'directConnect.filter',
  clearFilter: 'directConnect.clearFilter',
  sortBy: 'directConnect.sortBy',
  groupBy: 'directConnect.groupBy',
  loadMore: 'directConnect.loadMore',
  addToFavorites: 'directConnect.addToFavorites',
  removeFromFavorites: 'directConnect.removeFromFavorites',
} as const;
export type CommandId = (typeof commandIds)[keyof typeof commandIds];

export const settingKeys = {
  regions: 'directConnect.regions',
  statusBar: 'directConnect.statusBar',
  peerPool: 'directConnect.peerPool',
  peerPrefixLength: 'directConnect.peerPrefixLength',
  vlanRange: 'directConnect.vlanRange',
} as const;

export const contextKeys = {
  /** True when the files were read and name no profile. */
  noProfile: 'directConnect.noProfile',
  /** True when there are profiles and all of them are hidden. */
  allHidden: 'directConnect.allHidden',
  /** True while a filter keeps rows out of the tree. */
  filtered: 'directConnect.filtered',
  /** True while the local endpoint's profiles are in the tree. */
  localEndpoint: 'directConnect.localEndpoint',
  /** The URIs of the documents whose BGP key is shown now, so that the title button can offer the opposite. */
  keyRevealed: 'directConnect.keyRevealed',
} as const;

/** Colors of our own: the editor's error and warning colors are plain white in its dark high contrast theme. */
export const colorIds = {
  down: 'directConnect.downForeground',
  warning: 'directConnect.warningForeground',
} as const;

/** The scheme of documents: router configurations and details. */
export const DOCUMENT_SCHEME = 'directconnect';
/** The type of the allocation form's webview panel. */
export const ALLOCATION_PANEL = 'directConnect.allocation';
