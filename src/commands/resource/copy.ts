import * as l10n from '@vscode/l10n';
import { Uri, env } from 'vscode';
import { Failure } from '../../aws/failures';
import { EXTENSION_ID } from '../../contributions';
import { arnOf } from '../../directconnect/resources/arn';
import { linkTo } from '../../directconnect/resources/link';
import type { Node } from '../../views/connections/node';
import { subjectOf } from '../../views/connections/resourceOf';
import type { RowSubject } from '../../views/connections/resourceOf';
import { copyText } from '../../views/clipboard';
import { pickResource } from '../pick';
import type { PickFrom } from '../pick';

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

type Rows = [from: PickFrom, node?: Node, nodes?: readonly Node[]];

/** What is copied of each row, and how that is said. */
interface Copying {
  readonly textOf: (row: RowSubject) => string | undefined;
  /** What one row's is called; the text itself without it. */
  readonly called?: (row: RowSubject) => string;
  readonly several: (copied: number) => string;
  readonly fewer: (copied: number, rows: number) => string;
  /** Said where no row has any, and what to do then. */
  readonly nothing: string;
  readonly advice?: string;
}

async function copy(rows: Rows, { textOf, called, several, fewer, nothing, advice }: Copying): Promise<void> {
  const chosen = await chosenRows(...rows);
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

/** Copies ids, one a line: of a BGP peer its own. */
export function copyId(...rows: Rows): Promise<void> {
  return copy(rows, {
    textOf: ({ subject, bgpPeer }) => (bgpPeer ? bgpPeer.bgpPeerId : subject.id),
    several: (copied) => l10n.t('Copied {0} IDs', copied),
    fewer: (copied, all) => l10n.t('Copied the IDs of {0} of {1} rows: the others have none', copied, all),
    nothing: l10n.t('AWS gives this BGP peer no ID.'),
    advice: l10n.t('Copy its name instead: the address of your router.'),
  });
}

/** Copies names, one a line, as AWS has them. A BGP peer is called by the address of the customer's router. */
export function copyName(...rows: Rows): Promise<void> {
  return copy(rows, {
    textOf: ({ subject, bgpPeer }) => (bgpPeer ? bgpPeer.customerAddress : subject.name),
    several: (copied) => l10n.t('Copied {0} names', copied),
    fewer: (copied, all) => l10n.t('Copied the names of {0} of {1} rows: the others have none', copied, all),
    nothing: l10n.t('It has no name.'),
  });
}

/**
 * Copies ARNs, one a line. An answer that names no owner is of what the profile's own account has. A BGP peer has none
 * of its own.
 */
export function copyArn(...rows: Rows): Promise<void> {
  const [from] = rows;
  return copy(rows, {
    textOf: ({ place, subject, bgpPeer }) => {
      if (bgpPeer) return undefined;
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

/** Copies links that show these rows in whichever window of the editor opens them. */
export function copyLink(...rows: Rows): Promise<void> {
  return copy(rows, {
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
