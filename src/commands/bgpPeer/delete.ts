import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import { Failure } from '../../aws/failure';
import { deleteBgpPeer } from '../../aws/operations/deleteBgpPeer';
import { peerKey } from '../../directconnect/impact/change';
import type { Impact } from '../../directconnect/impact/impact';
import { sessionWords } from '../../directconnect/kinds/sessionWords';
import { familyName, peerStatusWords, stayingPeers } from '../../directconnect/resources/bgpStatus';
import type { BgpPeer, VirtualInterface } from '../../directconnect/resources/resources';
import { isLeaving } from '../../directconnect/resources/states';
import type { RowSubject } from '../../views/connections/resourceOf';
import { inert } from '../../views/inert';
import { request } from '../writing/command';
import type { Confirmation, WriteCommand } from '../writing/command';
import { confirmImpact } from '../writing/confirmImpact';
import { freshInterface } from '../writing/freshInterface';
import { readImpact } from '../writing/readImpact';
import { nameOf } from '../writing/run';

/** A peer to delete, and what that takes down. */
export interface PeerDeletion {
  readonly peer: BgpPeer;
  readonly impact: Impact;
}

const isTheLast = () =>
  l10n.t(
    'AWS does not delete the last BGP peer of a virtual interface. Delete the virtual interface, or add a peer of the other address family first.',
  );

/** Why no peer can be deleted from a virtual interface; `undefined` when one can. */
function whyNotDelete(virtualInterface: VirtualInterface): string | undefined {
  if (stayingPeers(virtualInterface).length < 2) return isTheLast();
  return ['available', 'down'].includes(virtualInterface.virtualInterfaceState ?? '')
    ? undefined
    : l10n.t('Its BGP peers can be deleted once it is available.');
}

/** How a peer is named, such as "IPv4 10.0.0.2/30". */
const peerName = (peer: BgpPeer): string =>
  [familyName(peer), peer.customerAddress ?? peer.bgpPeerId ?? ''].join(' ').trim();

/** The peer of the row, if it is a peer's row; otherwise one that the user chooses. */
async function chosenPeer(target: RowSubject, fresh: VirtualInterface): Promise<BgpPeer | undefined> {
  const { part } = target;
  if (!part) {
    const items = stayingPeers(fresh).map((peer) => ({
      label: inert(peerName(peer)),
      description: inert([sessionWords(peer), peerStatusWords(peer)].filter(Boolean).join(' · ')),
      peer,
    }));
    const placeHolder = l10n.t('BGP peer of {0} to delete', inert(nameOf(target)));
    return (await window.showQuickPick(items, { placeHolder }))?.peer;
  }
  const found = stayingPeers(fresh).find((peer) => peerKey(peer) === peerKey(part.resource));
  if (found) return found;
  throw new Failure(
    'refused',
    l10n.t('BGP peer {0} is being deleted or already gone.', inert(peerName(part.resource))),
    l10n.t('Refresh to see the current peers.'),
  );
}

/** How the deletion of a peer is confirmed. @param notes what else to say. */
export const confirmDeletion = (
  target: RowSubject,
  { peer, impact }: PeerDeletion,
  notes: readonly string[],
): Confirmation =>
  confirmImpact({
    subject: target.subject,
    impact,
    question: l10n.t('Delete BGP peer {0} of {1}?', inert(peerName(peer)), inert(nameOf(target))),
    notes,
    yes: l10n.t('Delete BGP Peer'),
  });

/** Deletes a BGP peer, unless it is the last one. */
export const deletePeerCommand: WriteCommand<PeerDeletion> = {
  maxRows: 1,
  whyNot: ({ subject, part }) => {
    if (subject.kind !== 'virtualInterface') return l10n.t('It is not a BGP peer.');
    if (part && isLeaving(part.state)) return l10n.t('The BGP peer is already being deleted or gone.');
    return whyNotDelete(subject.resource);
  },
  ask: async ({ from }, [target]) => {
    if (!target) return undefined;
    const fresh = await freshInterface(from, target);
    const peer = await chosenPeer(target, fresh);
    if (!peer) return undefined;
    const problem = whyNotDelete(fresh);
    if (problem !== undefined) {
      throw new Failure('refused', problem, l10n.t('Refresh to see the current peers.'));
    }
    const change = {
      kind: 'peers',
      virtualInterfaceId: target.subject.id,
      peers: [peerKey(peer)],
    } as const;
    const impact = await readImpact(from, target.place, change);
    return impact && { peer, impact };
  },
  requests: ({ subject: { id } }, { peer }) => {
    const { bgpPeerId, customerAddress, asn, asnLong } = peer;
    const named = bgpPeerId ? { bgpPeerId } : { customerAddress, ...(asnLong ? { asnLong } : { asn }) };
    return [request(deleteBgpPeer, { virtualInterfaceId: id, ...named })];
  },
  impact: ({ impact }) => impact,
  confirmation: (targets, answer) =>
    confirmDeletion((targets as [RowSubject])[0], answer, [
      l10n.t(
        'To add it again, you need its MD5 key and, for IPv4, its addresses; an IPv6 peer may get another /125.',
      ),
    ]),
  done: (target, { peer }) => l10n.t('BGP peer {0} of {1} was deleted.', peerName(peer), nameOf(target)),
};
