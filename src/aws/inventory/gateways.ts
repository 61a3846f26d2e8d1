import type { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import type { DirectConnectGateway } from '../../directconnect/api';
import { incomplete, toFailure } from '../toFailure';
import type { Attached, Gateway, GatewayList, GatewayUse } from '../session/session';
import { ask } from '../transport/invoke';
import { leftOutOf } from '../transport/leftOut';
import { pages } from './lists';
import type { Take } from './lists';

/** The virtual private gateways of a region. The list has no pages. */
async function virtualGateways(
  reader: DirectConnectClient,
  take: Take<Gateway>,
  signal?: AbortSignal,
): Promise<void> {
  const answer = await ask(reader, 'DescribeVirtualGateways', {}, signal);
  take(
    (answer.virtualGateways ?? []).flatMap(({ virtualGatewayId: id, virtualGatewayState: state }) =>
      id ? [{ kind: 'virtual', id, ...(state && { state }) }] : [],
    ),
  );
  const leftOut = leftOutOf(answer);
  if (leftOut > 0) throw incomplete('DescribeVirtualGateways', leftOut);
}

const gatewayOf = (found: DirectConnectGateway): Gateway[] => {
  const { directConnectGatewayId: id, directConnectGatewayName: name } = found;
  const { directConnectGatewayState: state, amazonSideAsn, totalPrefixPoolAllocations: prefixes } = found;
  const known = {
    ...(name && { name }),
    ...(state && { state }),
    ...(amazonSideAsn && { amazonSideAsn }),
    ...(prefixes !== undefined && { prefixes }),
  };
  return id ? [{ kind: 'directConnect', id, ...known }] : [];
};

/** The Direct Connect gateways of an account: they belong to no region. */
const directConnectGateways = (
  reader: DirectConnectClient,
  take: Take<Gateway>,
  signal?: AbortSignal,
): Promise<void> =>
  pages(
    reader,
    'DescribeDirectConnectGateways',
    {},
    'directConnectGateways',
    (rows) => take(rows.flatMap(gatewayOf)),
    signal,
  );

/**
 * For how many gateways to read what uses them, which takes two calls each. Few accounts have more gateways; what uses
 * another one is read once it is chosen.
 */
const MAX_USES_READ = 25;

/** The type of a virtual interface, from that of its attachment: `TransitVirtualInterface`, `PrivateVirtualInterface`. */
const attachedType = (attachmentType = ''): string =>
  attachmentType.replace(/VirtualInterface$/, '').toLowerCase();

/** The virtual interfaces of all regions that are attached to a Direct Connect gateway. */
export async function readAttached(
  reader: DirectConnectClient,
  directConnectGatewayId: string,
  signal?: AbortSignal,
): Promise<Attached[]> {
  // A list that changes while it is read can repeat a row.
  const all = new Map<string, Attached>();
  await pages(
    reader,
    'DescribeDirectConnectGatewayAttachments',
    { directConnectGatewayId },
    'directConnectGatewayAttachments',
    (rows) =>
      rows.forEach(({ attachmentState, virtualInterfaceId, virtualInterfaceRegion: region }) => {
        if (attachmentState !== 'detached' && virtualInterfaceId && region) {
          all.set(virtualInterfaceId, { virtualInterfaceId, region });
        }
      }),
    signal,
  );
  return [...all.values()];
}

/** How many prefixes of both families the virtual interfaces on a Direct Connect gateway are allocated, if AWS says. */
export async function readPrefixesOn(
  reader: DirectConnectClient,
  directConnectGatewayId: string,
  signal?: AbortSignal,
): Promise<number | undefined> {
  const asked = { directConnectGatewayId };
  const { directConnectGateways = [] } = await ask(reader, 'DescribeDirectConnectGateways', asked, signal);
  return directConnectGateways.find((one) => one.directConnectGatewayId === directConnectGatewayId)
    ?.totalPrefixPoolAllocations;
}

/** What uses a Direct Connect gateway. What can't be read, for example without permission, is left out. */
export async function readGatewayUse(
  reader: DirectConnectClient,
  directConnectGatewayId: string,
  signal?: AbortSignal,
): Promise<GatewayUse> {
  const input = { directConnectGatewayId };
  const attached = new Map<string | number, string>();
  const associated = new Map<string | number, string>();
  const [attachments, associations] = await Promise.allSettled([
    pages(
      reader,
      'DescribeDirectConnectGatewayAttachments',
      input,
      'directConnectGatewayAttachments',
      (rows) =>
        rows.forEach(({ attachmentState, attachmentType, virtualInterfaceId = attached.size }) => {
          if (attachmentState !== 'detached') attached.set(virtualInterfaceId, attachedType(attachmentType));
        }),
      signal,
    ),
    pages(
      reader,
      'DescribeDirectConnectGatewayAssociations',
      input,
      'directConnectGatewayAssociations',
      (rows) =>
        rows.forEach(({ associationId = associated.size, associationState, ...of }) => {
          if (associationState === 'disassociated') return;
          associated.set(
            associationId,
            of.associatedCoreNetwork ? 'coreNetwork' : (of.associatedGateway?.type ?? ''),
          );
        }),
      signal,
    ),
  ]);
  return {
    ...(attachments.status === 'fulfilled' && { attached: [...attached.values()] }),
    ...(associations.status === 'fulfilled' && { associated: [...associated.values()] }),
  };
}

/**
 * The gateways that a virtual interface can be attached to, and what uses the first of them.
 * @throws Failure when neither list could be read; if only one of them failed or was incomplete, the reason is in
 * `failure`.
 */
export async function readGateways(reader: DirectConnectClient, signal?: AbortSignal): Promise<GatewayList> {
  const byId = new Map<string, Gateway>();
  const virtual: Gateway[] = [];
  const lists = await Promise.allSettled([
    directConnectGateways(reader, (found) => found.forEach((one) => byId.set(one.id, one)), signal),
    virtualGateways(reader, (found) => found.forEach((one) => virtual.push(one)), signal),
  ]);
  const failures = lists.flatMap((list) =>
    list.status === 'rejected' ? [toFailure(list.reason, 'DescribeVirtualGateways')] : [],
  );
  const [failed] = failures;
  if (failed && failures.filter(({ kind }) => kind !== 'incomplete').length === lists.length) throw failed;
  const direct = [...byId.values()];
  const used = await Promise.all(
    direct
      .slice(0, MAX_USES_READ)
      .map(async (one) => ({ ...one, ...(await readGatewayUse(reader, one.id, signal)) })),
  );
  return {
    gateways: [...used, ...direct.slice(MAX_USES_READ), ...virtual],
    ...(failed && { failure: failed }),
  };
}
