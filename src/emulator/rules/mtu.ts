import type { InterfaceType } from '../estate/model';
import { refuse } from '../refusal';

/** AWS's pages name 8500 or 9001 for a private interface, depending on the page, and 8500 for a transit one. */
const SUPPORTED: Readonly<Record<string, readonly number[]>> = {
  private: [1500, 8500, 9001],
  transit: [1500, 8500],
};

/** An MTU that is valid for this type of interface; that of a public interface can't be changed. */
export function checkMtu(mtu: number, virtualInterfaceType: string): void {
  const supported = Object.hasOwn(SUPPORTED, virtualInterfaceType)
    ? SUPPORTED[virtualInterfaceType]
    : undefined;
  if (!supported) refuse(`The MTU of a ${virtualInterfaceType} virtual interface cannot be changed.`);
  if (!supported.includes(mtu)) {
    refuse(`MTU ${mtu} is not valid. The supported values are ${supported.join(', ')}.`);
  }
}

/** True when an MTU needs ports that support jumbo frames. */
export function isJumbo(mtu: number): boolean {
  return mtu > 1500;
}

/** The MTU of a new private or transit interface: 1500 by default; more requires ports that support jumbo frames. */
export function chooseMtu(mtu: number | undefined, type: InterfaceType, jumboFrameCapable: boolean): number {
  const chosen = mtu ?? 1500;
  checkMtu(chosen, type);
  if (isJumbo(chosen) && !jumboFrameCapable)
    refuse(`MTU ${chosen} needs a connection that is jumbo frame capable.`);
  return chosen;
}
