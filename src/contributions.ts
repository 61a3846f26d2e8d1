/**
 * Names that the code and the records in manifest/ share. The ids of commands, settings and colors are in ids/,
 * generated from the records.
 */

/** The publisher and name of the extension: its deep links start with this, after the scheme. */
export const EXTENSION_ID = 'dx-explorer.direct-connect-explorer';

export const VIEW = 'directConnect.connections';
export const ACTIVITY_VIEW = 'directConnect.activity';

/** The argument that VS Code replaces with the focused row of a view when it runs a command. */
export const focusedRowOf = (view: string) => ({ $treeViewId: view, $focusedTreeItem: true }) as const;

/**
 * The suffix of a command's id for its button on a row, if the row's menu has the command, too. A right click gives the
 * row the focus and the button does not, so the command must know which of the two was used.
 */
export const ROW_BUTTON = '.button';

export const contextKeys = {
  /** True when the files were read and name no profile. */
  noProfile: 'directConnect.noProfile',
  /** True when there are profiles and all of them are hidden. */
  allHidden: 'directConnect.allHidden',
  /** True while a filter hides rows of the tree. */
  filtered: 'directConnect.filtered',
  /** True while something in the tree is known to be down or degraded. */
  unhealthy: 'directConnect.unhealthy',
  /** True while the local endpoint's profiles are in the tree. */
  localEndpoint: 'directConnect.localEndpoint',
  /** The URIs of the documents that currently show their BGP key, so that the title button can offer the opposite. */
  keyRevealed: 'directConnect.keyRevealed',
} as const;

/** The scheme of documents: router configurations and details. */
export const DOCUMENT_SCHEME = 'directconnect';
/** The type of the allocation form's webview panel. */
export const ALLOCATION_PANEL = 'directConnect.allocation';
