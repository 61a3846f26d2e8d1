import * as l10n from '@vscode/l10n';
import { Failure } from '../../aws/failure';
import { createBgpPeer } from '../../aws/operations/createBgpPeer';
import { deleteBgpPeer } from '../../aws/operations/deleteBgpPeer';
import { asnOf, isTwoByteAsn } from '../../directconnect/addressing/asn';
import type { NewBGPPeer } from '../../directconnect/api';
import type { Impact } from '../../directconnect/impact/impact';
import type { BgpPeer } from '../../directconnect/resources/resources';
import { peerAgain } from '../../directconnect/rotation/rotation';
import { familyWords, stepWords } from '../../directconnect/rotation/stepWords';
import { inert } from '../../views/inert';
import { isConfirmed } from '../writing/confirm';
import { confirmImpact } from '../writing/confirmImpact';
import { request } from '../writing/command';
import type { Confirmation, WriteCommand } from '../writing/command';
import { readImpact } from '../writing/readImpact';
import { nameOf } from '../writing/run';
import { askKey } from './askKey';
import { changeOf, peerToDelete } from './change';
import type { RotationNeed, Standing } from './need';
import { readStanding } from './read';

/**
 * Makes sure that the step is still the next one: while the user decided, a session may have gone down, or somebody may
 * have done the step.
 * @throws Failure if it is not.
 */
export async function assertStillNext(need: RotationNeed, standing: Standing): Promise<void> {
  const { next } = standing.progress;
  const { progress } = await readStanding(need, standing);
  const again = l10n.t('Run Rotate BGP MD5 Key… again to see how it stands.');
  if (progress.blocked !== undefined) throw new Failure('refused', progress.blocked, again);
  if (progress.next?.kind === next?.kind && progress.next?.family === next?.family) return;
  throw new Failure(
    'refused',
    l10n.t('The virtual interface changed in the meantime, so nothing was sent.'),
    again,
  );
}

/** What is said of a step before it is done. */
function notesOf({ rotation, progress: { next } }: Standing): string[] {
  if (!next) return [];
  const { outage, wayBack } = stepWords(next, rotation.way);
  return [outage, wayBack];
}

const applies = { most: 1, unfit: () => undefined, confirmation: (): Confirmation => ({ kind: 'asked' }) };

interface Deletion {
  readonly peer: BgpPeer;
  readonly impact: Impact;
}

/** Deletes the peer that the next step deletes. */
export function deletion(need: RotationNeed, standing: Standing): WriteCommand<Deletion> {
  return {
    ...applies,
    ask: async ({ from, showRequest }, [target]) => {
      const [peer, change] = [peerToDelete(standing), changeOf(standing)];
      const impact = target && change && (await readImpact(from, target.place, change));
      if (!target || !peer || !impact) return undefined;
      const confirmation = confirmImpact({
        subject: target.subject,
        impact,
        question: l10n.t(
          'Delete the {0} peer of {1}?',
          familyWords(peer.addressFamily === 'ipv6' ? 'ipv6' : 'ipv4'),
          inert(nameOf(target)),
        ),
        notes: notesOf(standing),
        yes: l10n.t('Delete BGP Peer'),
      });
      if (!(await isConfirmed(confirmation, () => showRequest({ peer, impact })))) return undefined;
      await assertStillNext(need, standing);
      return { peer, impact };
    },
    requests: ({ subject: { id } }, { peer: { bgpPeerId, customerAddress, ...peer } }) => {
      const asn = asnOf(peer) ?? 0;
      const named = bgpPeerId
        ? { bgpPeerId }
        : { ...(customerAddress && { customerAddress }), ...(isTwoByteAsn(asn) ? { asn } : { asnLong: asn }) };
      return [request(deleteBgpPeer, { virtualInterfaceId: id, ...named })];
    },
    impact: ({ impact }) => impact,
    done: ({ subject: { id } }, { peer }) =>
      l10n.t('BGP peer {0} of {1} is being deleted.', peer.customerAddress ?? peer.bgpPeerId ?? '', id),
  };
}

/** Makes the peer of the next step again, with a new key. */
export function creation(need: RotationNeed, standing: Standing): WriteCommand<NewBGPPeer> {
  const { rotation, progress } = standing;
  const turn =
    rotation.way === 'parallel'
      ? undefined
      : rotation.turns.find(({ family }) => family === progress.next?.family);
  return {
    ...applies,
    ask: async ({ showRequest }, [target]) => {
      if (!target || !turn) return undefined;
      const family = familyWords(turn.family);
      const question = l10n.t('Add the {0} peer of {1} again?', family, inert(nameOf(target)));
      const key = await askKey(question);
      if (!key) return undefined;
      const { authKey, origin } = key;
      const peer: NewBGPPeer = { ...peerAgain(turn), ...(authKey !== undefined && { authKey }) };
      const { customerAddress, amazonAddress } = peer;
      const detail = [
        customerAddress && amazonAddress
          ? l10n.t('Addresses, as before: {0} ↔ {1}.', customerAddress, amazonAddress)
          : l10n.t('AWS assigns the addresses of both ends, which may differ from the old ones.'),
        l10n.t('BGP MD5 key: {0}.', origin),
        ...notesOf(standing),
      ].join('\n\n');
      const confirmation = { kind: 'button', question, detail, yes: l10n.t('Add BGP Peer') } as const;
      if (!(await isConfirmed(confirmation, () => showRequest(peer)))) return undefined;
      await assertStillNext(need, standing);
      return peer;
    },
    requests: ({ subject: { id } }, newBGPPeer) => [
      request(createBgpPeer, { virtualInterfaceId: id, newBGPPeer }),
    ],
    done: ({ subject: { id } }) => l10n.t('The BGP peer of {0} was added with the new key.', id),
  };
}
