import * as l10n from '@vscode/l10n';
import { Uri, env } from 'vscode';
import { Failure } from '../../aws/failure';
import { EXTENSION_ID } from '../../contributions';
import { arnOf } from '../../directconnect/kinds/arn';
import { linkTo } from '../../directconnect/kinds/link';
import type { Node } from '../../views/tree/node';
import { subjectOf } from '../../views/connections/resourceOf';
import type { RowSubject } from '../../views/connections/resourceOf';
import { copyText } from '../../views/clipboard';
import { chosenNodes } from '../arguments';
import { pickResource } from '../pickResource';
import type { Stores } from '../../views/stores';

/**
 * The resources a command was called on, or one the user chooses.
 * @param fits selects those that are offered.
 */
export async function chosenRows(
  from: Stores,
  node?: Node,
  nodes?: readonly Node[],
  fits?: (row: RowSubject) => boolean,
): Promise<readonly RowSubject[]> {
  const rows = chosenNodes(node, nodes).flatMap((row) => subjectOf(row) ?? []);
  if (rows.length > 0) return rows;
  const picked = await pickResource(from, fits && { fits });
  return picked ? [picked] : [];
}

export type Rows = [from: Stores, node?: Node, nodes?: readonly Node[]];

/** What to copy of each row, and what to say about it. */
interface Copying<Of = RowSubject> {
  readonly textOf: (row: Of) => string | undefined;
  /** What a single copied value is called; by default the text itself. */
  readonly called?: (row: Of) => string;
  readonly several: (copied: number) => string;
  readonly fewer: (copied: number, rows: number) => string;
  /** The failure when no row has one, and what to do then. */
  readonly nothing: string;
  readonly advice?: string;
}

/** Copies something of each row, one per line. @throws Failure when no row has it. */
export async function copy<Of>(
  chosen: readonly Of[],
  { textOf, called, several, fewer, nothing, advice }: Copying<Of>,
): Promise<void> {
  if (chosen.length === 0) return;
  const copied = chosen.flatMap((row) => {
    const text = textOf(row);
    return text ? [{ text, called: called?.(row) ?? text }] : [];
  });
  const [first] = copied;
  if (!first) throw new Failure('refused', nothing, advice ?? l10n.t('Copy the ID instead.'));
  const text = copied.map((one) => one.text).join('\n');
  if (copied.length < chosen.length) await copyText(text, fewer(copied.length, chosen.length));
  else
    await copyText(text, copied.length === 1 ? l10n.t('Copied {0}', first.called) : several(copied.length));
}

const idOfRow = ({ subject, part }: RowSubject): string => (part ?? subject).id;

function idOf(node: Node): string | undefined {
  const row = subjectOf(node);
  return row ? idOfRow(row) : node.code;
}

/**
 * Copies ids, one per line; for a BGP peer, its own id. For a row without a resource, its code: that of a region or
 * location, the number of an account, the name of a profile.
 */
export async function copyId(...rows: Rows): Promise<void> {
  const [from, node, nodes] = rows;
  const chosen = chosenNodes(node, nodes);
  const ids = chosen.length > 0 ? chosen.map(idOf) : (await chosenRows(from)).map(idOfRow);
  const isPeer = chosen.length === 1 && node?.subject?.kind === 'bgpPeer';
  await copy(ids, {
    textOf: (id) => id,
    several: (copied) => l10n.t('Copied {0} IDs', copied),
    fewer: (copied, all) => l10n.t('Copied the IDs of {0} of {1} rows: the others have none', copied, all),
    nothing: isPeer ? l10n.t('This BGP peer has no ID.') : l10n.t('This row has no ID.'),
    advice: isPeer
      ? l10n.t('Copy its name instead: the address of your router.')
      : l10n.t('Select a connection, LAG, virtual interface or BGP peer.'),
  });
}

/** Copies names, one per line, as AWS has them. The name of a BGP peer is the address of the customer's router. */
export async function copyName(...rows: Rows): Promise<void> {
  await copy(await chosenRows(...rows), {
    textOf: ({ subject, part = subject }) => part.name,
    several: (copied) => l10n.t('Copied {0} names', copied),
    fewer: (copied, all) => l10n.t('Copied the names of {0} of {1} rows: the others have none', copied, all),
    nothing: l10n.t('It has no name.'),
  });
}

/**
 * Copies ARNs, one per line. A resource without an owner in the answer belongs to the profile's account. A BGP peer has
 * no ARN.
 */
export async function copyArn(...rows: Rows): Promise<void> {
  const [from] = rows;
  await copy(await chosenRows(...rows), {
    textOf: ({ place, subject, part }) => {
      if (part) return undefined;
      const account = subject.ownerAccount ?? from.identities.known(place.profile)?.accountId;
      return account && arnOf(subject.kind, place.region, account, subject.id);
    },
    several: (copied) => l10n.t('Copied {0} ARNs', copied),
    fewer: (copied, all) =>
      l10n.t(
        'Copied the ARNs of {0} of {1} rows: the others have none, or their owner is not known',
        copied,
        all,
      ),
    nothing: l10n.t('It has no ARN, or its owner account is not known.'),
  });
}

/** Copies links that show these rows in any window that opens them. */
export async function copyLink(...rows: Rows): Promise<void> {
  await copy(await chosenRows(...rows), {
    textOf: ({ place: { profile, region }, subject }) =>
      Uri.from({
        scheme: env.uriScheme,
        authority: EXTENSION_ID,
        ...linkTo(subject.kind, { profile, region, id: subject.id }),
      }).toString(true),
    called: ({ subject }) => l10n.t('the link to {0}', subject.id),
    several: (copied) => l10n.t('Copied {0} links', copied),
    fewer: (copied, all) => l10n.t('Copied the links of {0} of {1} rows: the others have none', copied, all),
    nothing: l10n.t('It has no link.'),
  });
}
