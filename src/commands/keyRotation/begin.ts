import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import { Failure } from '../../aws/failure';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { beginRotation, otherFamily, peersToRotate } from '../../directconnect/rotation/rotation';
import type { PeerToRotate, Way } from '../../directconnect/rotation/rotation';
import { familyWords } from '../../directconnect/rotation/stepWords';
import type { RowSubject } from '../../views/connections/resourceOf';
import { inert } from '../../views/inert';
import { freshInterface } from '../writing/freshInterface';
import { nameOf } from '../writing/run';
import type { KeptRotation } from './kept';
import type { RotationContext } from './context';
import { whyNoParallel } from './parallelSteps';
import { showPlan } from './plan';
import { readStatus } from './read';

/** Why the key of a row can't be rotated; `undefined` when it can. */
export function whyNotRotate({ subject }: RowSubject): string | undefined {
  if (subject.kind !== 'virtualInterface') return l10n.t('It is not a virtual interface.');
  if (subject.state === 'testing')
    return l10n.t('A failover test is running. Stop it, or wait until it ends.');
  return subject.state === 'available' || subject.state === 'down'
    ? undefined
    : l10n.t('Its key can be rotated once it is available.');
}

/** Asks how to rotate the key of a single peer. `undefined` when the user cancelled. */
async function askMethod(
  context: RotationContext,
  target: RowSubject,
  fresh: VirtualInterface,
  { family }: PeerToRotate,
): Promise<Way | undefined> {
  const why = whyNoParallel(fresh, await context.from.inventories.sweep(target.place));
  const [its, other] = [familyWords(family), familyWords(otherFamily(family))];
  const parallel = {
    way: 'parallel' as const,
    label: l10n.t('Another virtual interface takes over'),
    description: l10n.t('recommended'),
    detail: l10n.t(
      'On another VLAN, with a new key. Then the traffic moves, and the old one is deleted. No outage.',
    ),
  };
  const temporary = {
    way: 'temporaryPeer' as const,
    label: l10n.t('Delete its peer and add it again, with a temporary {0} peer meanwhile', other),
    detail: [
      l10n.t(
        'Outage of several minutes: the {0} peer does not carry the {1} prefixes. It is only there because AWS does not delete the last peer.',
        other,
        its,
      ),
      ...(why === undefined
        ? []
        : [l10n.t('The only way here: another virtual interface can’t take over. {0}', why)]),
    ].join(' '),
  };
  const picked = await window.showQuickPick(why === undefined ? [parallel, temporary] : [temporary], {
    title: l10n.t('Rotate BGP MD5 Key of {0}', inert(nameOf(target))),
    placeHolder: l10n.t('It has only an {0} peer', its),
  });
  return picked?.way;
}

/** Plans a rotation and shows the plan. Sends nothing. `undefined` when the user does not continue. */
export async function begin(context: RotationContext, target: RowSubject): Promise<KeptRotation | undefined> {
  const fresh = await freshInterface(context.from, target);
  const peers = peersToRotate(fresh);
  const [first] = peers ?? [];
  if (!peers || !first) {
    throw new Failure(
      'refused',
      l10n.t('{0}: AWS does not list its BGP peers with their IDs, addresses and ASN.', nameOf(target)),
      l10n.t('Refresh, or wait until recent changes to its peers are complete.'),
    );
  }
  const way = peers.length > 1 ? 'eachFamily' : await askMethod(context, target, fresh, first);
  if (!way) return undefined;
  const { place } = target;
  const { origin } = await context.from.profiles.get(place.profile);
  const kept = {
    place,
    rotation: beginRotation(way, fresh, peers),
    isKept: origin.kind !== 'memory',
  };
  await showPlan(context, await readStatus(context, kept));
  const start = l10n.t('Start');
  const question = l10n.t('The plan for {0} is open. Nothing has been sent yet.', nameOf(target));
  if ((await window.showInformationMessage(inert(question), start)) !== start) return undefined;
  await context.rotations.put(kept);
  return kept;
}
