import { randomBytes, randomInt, randomUUID } from 'node:crypto';

const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const MIXED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Resource prefixes as the API writes them. */
export type IdPrefix = 'dxcon' | 'dxlag' | 'dxvif' | 'dxpeer';

/** A resource id such as `dxvif-fg7k2m9q`: an f and seven random characters, as in the API's own examples. */
export function resourceId(prefix: IdPrefix): string {
  return `${prefix}-f${pick(LOWER, 7)}`;
}

/** An endpoint device such as `EqDC2-3h2k9d8s7a1b`. */
export function deviceId(location: string): string {
  return `${location}-${pick(LOWER, 13)}`;
}

export function virtualGatewayId(): string {
  return `vgw-${randomBytes(9).toString('hex').slice(0, 17)}`;
}

/** The id of a Direct Connect gateway, or of one of its associations. */
export function uuid(): string {
  return randomUUID();
}

/** AWS marks long-term keys with AKIA and temporary ones with ASIA. */
export function accessKeyId(prefix: 'AKIA' | 'ASIA'): string {
  return `${prefix}${pick(BASE32, 16)}`;
}

/** Letters and digits from the system's random source, for keys and secrets. */
export function randomText(length: number): string {
  return pick(MIXED, length);
}

/**
 * A BGP key like those that AWS generates: 24 characters that begin with `0x`, with an underscore and a full stop among
 * letters and digits. Source: the AWS CLI's Direct Connect examples.
 */
export function bgpKey(): string {
  let text = pick(MIXED, 20);
  for (const mark of ['_', '.']) {
    const at = randomInt(1, text.length);
    text = `${text.slice(0, at)}${mark}${text.slice(at)}`;
  }
  return `0x${text}`;
}

function pick(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}
