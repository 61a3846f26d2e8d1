import * as l10n from '@vscode/l10n';
import {
  peerAddressesOf,
  sessionAddressesOf,
  withoutLength,
} from '../../directconnect/addressing/peerAddresses';
import type { PeerAddresses, Side } from '../../directconnect/addressing/peerAddresses';
import type { RowSubject } from '../../views/connections/resourceOf';
import { chosenRows, copy } from './copy';
import type { Rows } from './copy';

/** What to copy of each session. */
interface CopyOptions {
  readonly sides: readonly Side[];
  readonly withLength: boolean;
}

function addressesOf({ subject, part }: RowSubject): PeerAddresses[] {
  if (part) return [peerAddressesOf(part.resource)];
  return subject.kind === 'virtualInterface' ? sessionAddressesOf(subject.resource) : [];
}

/** A line for each session. Both ends are separated by a tab, as between the cells of a spreadsheet. */
function linesOf(row: RowSubject, { sides, withLength }: CopyOptions): string[] {
  return addressesOf(row)
    .map((session) => sides.flatMap((side) => session[side] ?? []))
    .filter((addresses) => addresses.length > 0)
    .map((addresses) => (withLength ? addresses : addresses.map(withoutLength)).join('\t'));
}

/** Copies the addresses of the BGP sessions of virtual interfaces and BGP peers, one session per line. */
export async function copyAddresses(wanted: CopyOptions, ...[from, node, nodes]: Rows): Promise<void> {
  const chosen = await chosenRows(from, node, nodes, ({ subject }) => subject.kind === 'virtualInterface');
  await copy(chosen, {
    textOf: (row) => linesOf(row, wanted).join('\n'),
    called: (row) => linesOf(row, wanted).join(', ').replaceAll('\t', ' ↔ '),
    several: (copied) => l10n.t('Copied the addresses of {0} rows', copied),
    fewer: (copied, all) =>
      l10n.t('Copied the addresses of {0} of {1} rows: the others have none', copied, all),
    nothing: l10n.t('It has no BGP peer with an address.'),
    advice: l10n.t('Choose a virtual interface or a BGP peer.'),
  });
}
