import { ACTIVITY_VIEW, DOCUMENT_SCHEME, VIEW } from '../src/contributions';
import { idOf } from './records';
import type { Placement } from './records';

/** Tests the context value of a row: one value, or all that match. */
type Rows = string | RegExp;

/** True when all of the clauses are. */
export const all = (...clauses: readonly string[]) => clauses.join(' && ');

/** For a command that only makes sense on the row it is called on. */
export const NEVER = 'false';

/** False in read-only mode. */
export const WRITABLE = `!config.${idOf('readOnly')}`;

export const rows = {
  profile: /^profile(\.|$)/,
  region: /^region(\.|$)/,
  /** Rows of anything that could not be read. */
  failure: /^failure\./,
  /** Connections and LAGs on which a virtual interface can be created. */
  usable: /^(connection|lag)\.(?!member\.|(ordering|requested|pending|deleting|deleted|rejected)$)/,
  virtualInterface: /^vif\./,
  /** Virtual interfaces on which a failover test runs. */
  tested: /^vif\.[^.]+\.testing/,
  /** Rows with the addresses of BGP sessions. */
  addressed: /^(vif|bgpPeer)\./,
  /** Resources that can be renamed and are not being deleted. */
  named: /^(connection|lag|vif)\.(?!.*(deleting|deleted|rejected)$)/,
  /** Resources that can be tagged. */
  tagged: /^(connection|lag|interconnect|provisioned|vif)\.(?!.*(deleting|deleted|rejected)$)/,
  /** Anything that has an AWS id. */
  resource: /^(connection|lag|interconnect|provisioned|vif|bgpPeer)\./,
} as const;

const ourDocument = `resourceScheme == ${DOCUMENT_SCHEME}`;
export const documents = {
  any: ourDocument,
  routerConfiguration: all(ourDocument, String.raw`resourceExtname =~ /^\.(xml|txt|cfg|conf|rsc|json|yml)$/`),
  /** Router configurations other than AWS's XML. */
  notXml: all(ourDocument, String.raw`resourceExtname =~ /^\.(txt|cfg|conf|rsc|json|yml)$/`),
  /** Router configurations that we generate, which have options; AWS's own have none. */
  writtenHere: all(ourDocument, String.raw`resourceFilename =~ /^[^.]+\.(?!aws\.|xml$|txt$|yaml$)/`),
  /** Routes as AWS lists them now. */
  routes: all(ourDocument, 'resourceExtname == .routes'),
  failoverTests: all(ourDocument, 'resourceExtname == .md'),
} as const;

const inView = (view: string) => `view == ${view}`;

/** In the view's title bar, while all of the clauses are true. */
export function inViewTitle(group: string, ...clauses: readonly string[]): Placement {
  return { menu: 'view/title', when: all(inView(VIEW), ...clauses), group };
}

export const inActivityTitle = (group: string): Placement => ({
  menu: 'view/title',
  when: inView(ACTIVITY_VIEW),
  group,
});

/** In the context menu of rows of the Activity view; in the group `inline`, a button on the row itself. */
export const onRecords = (group: string, row: Rows): Placement => onRows(group, row, ACTIVITY_VIEW);

export const isRow = (row: Rows): string =>
  typeof row === 'string' ? `viewItem == ${row}` : `viewItem =~ ${row.toString()}`;

/** In the context menu of the tree's rows; in the group `inline`, a button on the row itself. */
export function onRows(group: string, row: Rows, view = VIEW): Placement {
  return { menu: 'view/item/context', when: all(inView(view), isRow(row)), group };
}

/** In the title bar of an editor that shows one of our documents. */
export function inEditorTitle(group: string, when: string): Placement {
  return { menu: 'editor/title', when, group };
}
