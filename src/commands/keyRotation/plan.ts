import type { VirtualInterface } from '../../directconnect/resources/resources';
import { planText } from '../../directconnect/rotation/planText';
import type { RouterLines } from '../../directconnect/rotation/planText';
import { newPeerOf } from '../../directconnect/rotation/progress';
import type { Family, Rotation, PeerToRotate } from '../../directconnect/rotation/rotation';
import { impactLines } from '../../directconnect/impact/impactWords';
import { isFormat } from '../../routers/formats';
import { fromQuery } from '../../routers/optionsQuery';
import { isRouterProblem } from '../../routers/problem';
import { formatName } from '../routerConfig/formatPicker';
import { preferredConfiguration } from '../routerConfig/show';
import { readImpact } from '../writing/readImpact';
import { changeOf } from './change';
import type { RotationContext, RotationStatus } from './context';

const pathOf = ({ virtualInterfaceId }: Rotation) => `/${virtualInterfaceId}/key-rotation.md`;

/**
 * The virtual interface with the peers that it will have after the rotation. A new peer that does not exist yet gets
 * the old one's addresses.
 */
function afterRotation(old: VirtualInterface, peers: readonly PeerToRotate[]) {
  const bgpPeers = peers.map((peer) => {
    const { family: addressFamily, asn, customerAddress, amazonAddress } = peer;
    const made = newPeerOf(old, peer);
    const addresses = made?.customerAddress && made.amazonAddress ? made : { customerAddress, amazonAddress };
    return {
      addressFamily,
      asn,
      ...(addresses.customerAddress && { customerAddress: addresses.customerAddress }),
      ...(addresses.amazonAddress && { amazonAddress: addresses.amazonAddress }),
    };
  });
  return { ...old, bgpPeers };
}

/** The router configuration lines of a rotation, in the format that the user chose for the virtual interface. */
async function routerLines(
  context: Pick<RotationContext, 'memory' | 'defaultFormat' | 'loadWriter'>,
  { place, rotation, read: { old } }: RotationStatus,
): Promise<RouterLines> {
  const lines = new Map<Family, string>();
  if (rotation.way === 'parallel' || !old) return { lines };
  const { format, options = {} } = preferredConfiguration(context, place, rotation.virtualInterfaceId, old);
  if (!isFormat(format)) return { lines };
  const { keyLines } = await context.loadWriter();
  try {
    for (const { family } of rotation.peers) {
      lines.set(family, keyLines(afterRotation(old, rotation.peers), family, format, fromQuery(options)));
    }
  } catch (error) {
    if (!isRouterProblem(error)) throw error;
    return { format: formatName(format), lines: new Map(), problem: `${error.message} ${error.advice}` };
  }
  return { format: formatName(format), lines };
}

/** Shows a plan as it stands, with what the next step takes down. Sends nothing. */
export async function showPlan(context: RotationContext, status: RotationStatus): Promise<void> {
  const change = changeOf(status);
  const impact = change && (await readImpact(context.from, status.place, change));
  const router = await routerLines(context, status);
  const text = planText({ ...status, router, ...(impact && { impact: impactLines(impact) }) });
  await context.requests.openAt(pathOf(status.rotation), text);
}

/** Shows a plan as it stands wherever its document is open. */
export async function updatePlan(context: RotationContext, status: RotationStatus): Promise<void> {
  const router = await routerLines(context, status);
  context.requests.update(pathOf(status.rotation), planText({ ...status, router }));
}
