import type { VirtualInterface } from '../../directconnect/resources/resources';
import { planText } from '../../directconnect/rotation/planText';
import type { RouterLines } from '../../directconnect/rotation/planText';
import { newPeerOf } from '../../directconnect/rotation/progress';
import type { Family, Rotation, Turn } from '../../directconnect/rotation/rotation';
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

/** The virtual interface with the peers that it will have in the end: the old ones stand in for those to come. */
function inTheEnd(old: VirtualInterface, turns: readonly Turn[]) {
  const bgpPeers = turns.map((turn) => {
    const { family: addressFamily, asn, customerAddress, amazonAddress } = turn;
    const made = newPeerOf(old, turn);
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

/** The router's lines of a rotation, in the format that the user chose for the virtual interface. */
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
    for (const { family } of rotation.turns) {
      lines.set(family, keyLines(inTheEnd(old, rotation.turns), family, format, fromQuery(options)));
    }
  } catch (error) {
    if (!isRouterProblem(error)) throw error;
    return { format: formatName(format), lines: new Map(), problem: `${error.message} ${error.advice}` };
  }
  return { format: formatName(format), lines };
}

/** Shows a plan as it stands, with what the next step takes down. Sends nothing. */
export async function showPlan(context: RotationContext, standing: RotationStatus): Promise<void> {
  const change = changeOf(standing);
  const impact = change && (await readImpact(context.from, standing.place, change));
  const router = await routerLines(context, standing);
  const text = planText({ ...standing, router, ...(impact && { impact: impactLines(impact) }) });
  await context.requests.openAt(pathOf(standing.rotation), text);
}

/** Shows a plan as it stands wherever its document is open. */
export async function updatePlan(context: RotationContext, standing: RotationStatus): Promise<void> {
  const router = await routerLines(context, standing);
  context.requests.update(pathOf(standing.rotation), planText({ ...standing, router }));
}
