import { refuse } from '../refusal';

const SUPPORTED = [1500, 8500, 9001];

/** 1500 by default; 8500 and 9001, of which AWS's pages name one or the other, on ports that carry jumbo frames. */
export function chooseMtu(mtu: number | undefined, jumboFrameCapable: boolean): number {
  const chosen = mtu ?? 1500;
  if (!SUPPORTED.includes(chosen)) {
    refuse(`MTU ${chosen} is not valid. The supported values are ${SUPPORTED.join(', ')}.`);
  }
  if (chosen > 1500 && !jumboFrameCapable)
    refuse(`MTU ${chosen} needs a connection that is jumbo frame capable.`);
  return chosen;
}
