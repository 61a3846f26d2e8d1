import * as l10n from '@vscode/l10n';
import { Uri, env, window } from 'vscode';
import { Failure } from '../aws/failures';
import { EXTENSION_ID } from '../contributions';
import { arnOf } from '../directconnect/arn';
import { linkTo } from '../directconnect/link';
import type { Node } from '../views/connections/node';
import { subjectOf } from '../views/connections/resourceOf';
import type { RowSubject } from '../views/connections/resourceOf';
import { pickResource } from './pick';
import type { PickFrom } from './pick';

/** The rows a command was called on: all that are selected, when the one under the pointer is among them. */
async function chosenRows(
  from: PickFrom,
  node?: Node,
  nodes?: readonly Node[],
): Promise<readonly RowSubject[]> {
  const rows = (nodes?.length ? nodes : [node]).flatMap((row) => subjectOf(row) ?? []);
  if (rows.length > 0) return rows;
  const picked = await pickResource(from);
  return picked ? [picked] : [];
}

async function copyLines(
  lines: readonly (string | undefined)[],
  nothing: string,
  advice: string,
): Promise<void> {
  const copied = lines.flatMap((line) => line || []);
  if (copied.length === 0) throw new Failure('refused', nothing, advice);
  await env.clipboard.writeText(copied.join('\n'));
  const words = copied.length === 1 ? l10n.t('Copied') : l10n.t('{0} lines copied', copied.length);
  window.setStatusBarMessage(words, 3_000);
}

type Rows = [from: PickFrom, node?: Node, nodes?: readonly Node[]];

/** @param nothing what is said when none of the rows has it. */
async function copy(
  rows: Rows,
  textOf: (row: RowSubject) => string | undefined,
  nothing: string,
  advice = l10n.t('Copy the ID instead.'),
) {
  const chosen = await chosenRows(...rows);
  if (chosen.length > 0) await copyLines(chosen.map(textOf), nothing, advice);
}

/** Copies ids, one a line: of a BGP peer its own. */
export function copyId(...rows: Rows): Promise<void> {
  return copy(
    rows,
    ({ subject, bgpPeer }) => (bgpPeer ? bgpPeer.bgpPeerId : subject.id),
    l10n.t('AWS gives this BGP peer no ID.'),
    l10n.t('Copy its name instead: the address of your router.'),
  );
}

/** Copies names, one a line, as AWS has them. A BGP peer is called by the address of the customer's router. */
export function copyName(...rows: Rows): Promise<void> {
  return copy(
    rows,
    ({ subject, bgpPeer }) => (bgpPeer ? bgpPeer.customerAddress : subject.name),
    l10n.t('It has no name.'),
  );
}

/**
 * Copies ARNs, one a line. An answer that names no owner is of what the profile's own account has. A BGP peer has none
 * of its own.
 */
export function copyArn(...rows: Rows): Promise<void> {
  const [from] = rows;
  return copy(
    rows,
    ({ place, subject, bgpPeer }) => {
      if (bgpPeer) return undefined;
      const account = subject.ownerAccount ?? from.identities.known(place.profile)?.accountId;
      return account && arnOf(subject.kind, place.region, account, subject.id);
    },
    l10n.t('It has no ARN, or its owner account is not known.'),
  );
}

/** Copies links that show these rows in whichever window of the editor opens them. */
export function copyLink(...rows: Rows): Promise<void> {
  return copy(
    rows,
    ({ place: { profile, region }, subject }) =>
      Uri.from({
        scheme: env.uriScheme,
        authority: EXTENSION_ID,
        ...linkTo(subject.kind, { profile, region, id: subject.id }),
      }).toString(true),
    '',
  );
}
