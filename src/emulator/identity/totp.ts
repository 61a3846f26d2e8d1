import { createHmac } from 'node:crypto';

const STEP_SECONDS = 30;
const DIGITS = 6;

/** The number of the time step of a moment (RFC 6238, section 4.2). @param now milliseconds since the epoch */
export function stepAt(now: number): number {
  return Math.floor(now / 1000 / STEP_SECONDS);
}

/** The one-time password of a time step: HMAC-SHA-1 and dynamic truncation to six digits (RFC 4226, section 5.3). */
export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0x0f;
  const number = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}
