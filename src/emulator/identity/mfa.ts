import { randomBytes } from 'node:crypto';
import type { DataFile } from '../estate/dataFile/schema';
import { sameText } from '../signature/verify';
import { codeAt, stepAt } from './totp';

/** How many time steps a device's clock may be off, either way. */
const DRIFT = 1;

/** A virtual MFA device. Its secret is generated at the start, and each of its codes is accepted once. */
export class MfaDevice {
  private readonly secret = randomBytes(20);
  private readonly used = new Set<number>();
  /** The time steps of codes that were issued early. */
  private readonly offered = new Set<number>();

  constructor(
    readonly serialNumber: string,
    readonly accountId: string,
  ) {}

  /** Uses a code; false when it is wrong or was already used. */
  accept(code: string): boolean {
    const step = this.acceptable().find((candidate) => sameText(code, codeAt(this.secret, candidate)));
    if (step === undefined) return false;
    this.used.add(step);
    return true;
  }

  /** A code that will be accepted. When all current ones are used, one of a later step. */
  offer(): string {
    let step = stepAt(Date.now());
    while (this.used.has(step)) step += 1;
    this.offered.add(step);
    return codeAt(this.secret, step);
  }

  private acceptable(): number[] {
    const now = stepAt(Date.now());
    const current = Array.from({ length: 2 * DRIFT + 1 }, (_, index) => now - DRIFT + index);
    return [...new Set([...current, ...this.offered])].filter((step) => !this.used.has(step));
  }
}

/** The MFA devices of a data file's accounts. */
export function mfaDevicesOf({ accounts }: DataFile): MfaDevice[] {
  return accounts.flatMap(({ accountId, mfaDevices = [] }) =>
    mfaDevices.map(({ serialNumber }) => new MfaDevice(serialNumber, accountId)),
  );
}
