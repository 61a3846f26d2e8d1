import * as l10n from '@vscode/l10n';
import type { DeleteBGPPeerRequest } from '../../directconnect/api';
import { asnOf } from '../../directconnect/addressing/asn';
import type { BgpPeer, VirtualInterface } from '../../directconnect/resources/resources';
import { isLeaving } from '../../directconnect/resources/states';
import { describe } from './describe';
import type { Reader, WriteOperation } from './operation';
import { unlessRefused } from './unlessRefused';

/** True for the peer that a request names, by its id or by its address and ASN. */
function isNamed(peer: BgpPeer, named: DeleteBGPPeerRequest): boolean {
  return named.bgpPeerId === undefined
    ? peer.customerAddress === named.customerAddress && asnOf(peer) === asnOf(named)
    : peer.bgpPeerId === named.bgpPeerId;
}

type Peered = Pick<VirtualInterface, 'bgpPeers' | 'virtualInterfaceState'>;

/** True when the peer is still there and is not being deleted. */
const has = ({ bgpPeers = [], virtualInterfaceState }: Peered, input: DeleteBGPPeerRequest): boolean =>
  !isLeaving(virtualInterfaceState) &&
  bgpPeers.some((peer) => isNamed(peer, input) && !isLeaving(peer.bgpPeerState));

const isThere = async (read: Reader, input: DeleteBGPPeerRequest): Promise<boolean> =>
  has((await describe(read, input.virtualInterfaceId ?? '')) ?? {}, input);

/** Deletes a BGP peer of a virtual interface. */
export const deleteBgpPeer: WriteOperation<'DeleteBGPPeer', { readonly wasThere: boolean }, true> = {
  name: 'DeleteBGPPeer',
  touches: ({ virtualInterfaceId = '' }) => [virtualInterfaceId],
  title: ({ virtualInterfaceId = '', customerAddress, bgpPeerId = '' }) =>
    l10n.t('Delete BGP peer {0} of {1}', customerAddress ?? bgpPeerId, virtualInterfaceId),
  before: async (read, input) => ({ wasThere: (await unlessRefused(isThere(read, input))) ?? true }),
  // An answer that still has the peer is no proof.
  done: ({ virtualInterface = {} }, input) =>
    virtualInterface.virtualInterfaceId === input.virtualInterfaceId && !has(virtualInterface, input)
      ? true
      : undefined,
  check: async (read, input, { before, refused }) =>
    // A refused request did not delete what was gone before.
    (await isThere(read, input)) || (refused && !before.wasThere)
      ? { kind: 'nothing' }
      : { kind: 'done', result: true, certain: true },
};
