import type { Inventory, VirtualInterface } from './resources/resources';

/** A change that may interrupt traffic. */
export interface MtuChange {
  readonly kind: 'mtu';
  readonly virtualInterface: VirtualInterface;
  /** Bytes. */
  readonly mtu: number;
}

/** What a change may interrupt, and for how long. */
export interface Impact {
  readonly interrupts: readonly VirtualInterface[];
  /** The longest interruption, in seconds. */
  readonly seconds: number;
}

/** Bytes. Larger frames are jumbo frames. */
const STANDARD_MTU = 1_500;

/** Source: AWS Direct Connect User Guide, "MTUs for private virtual interfaces or transit virtual interfaces". */
const JUMBO_SECONDS = 30;

const isJumbo = ({ mtu = STANDARD_MTU }: VirtualInterface) => mtu > STANDARD_MTU;

/**
 * What a change interrupts. The first jumbo MTU on a connection makes AWS update the port, which interrupts every
 * virtual interface on it. AWS does not say whether a port was updated before, so a port with a virtual interface that
 * has a jumbo MTU is assumed to be updated.
 */
export function impactOf({ virtualInterface, mtu }: MtuChange, estate: Inventory): Impact {
  const { connectionId } = virtualInterface;
  const together = estate.virtualInterfaces.filter((one) => one.connectionId === connectionId);
  const updates = mtu > STANDARD_MTU && !together.some(isJumbo);
  return updates ? { interrupts: together, seconds: JUMBO_SECONDS } : { interrupts: [], seconds: 0 };
}
