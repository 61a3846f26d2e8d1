import type { ReceivedHeaders } from '../http/request';
import { incomplete, mismatch } from './problem';

/** How far a signature may be from this machine's clock, either way. */
const TOLERANCE_MINUTES = 15;

/**
 * The signing time as in the string to sign: YYYYMMDDTHHMMSSZ. X-Amz-Date takes precedence over Date, which may be in
 * that form or in HTTP's (Signature Version 4, "Handling dates").
 */
export function readSigningDate(headers: ReceivedHeaders): string {
  const name = headers.all('x-amz-date').length > 0 ? 'x-amz-date' : 'date';
  if (headers.all(name).length === 0) {
    incomplete("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  }
  const value = (headers.single(name) ?? '').trim();
  const basic = /^\d{8}T\d{6}Z$/.test(value) ? value : name === 'date' ? fromHttpDate(value) : undefined;
  if (basic === undefined || Number.isNaN(toMilliseconds(basic))) {
    incomplete(`The '${name === 'date' ? 'Date' : 'X-Amz-Date'}' header must be in ISO-8601 'basic format'.`);
  }
  return basic;
}

/**
 * Refuses a signature that is too old or too early.
 * @param now milliseconds since the epoch, by the machine's clock
 */
export function checkFreshness(signingDate: string, now: number): void {
  const tolerance = TOLERANCE_MINUTES * 60_000;
  const signed = toMilliseconds(signingDate);
  if (signed < now - tolerance) {
    const limit = basicFormat(now - tolerance);
    mismatch(
      `Signature expired: ${signingDate} is now earlier than ${limit} (${basicFormat(now)} - 15 min.)`,
    );
  }
  if (signed > now + tolerance) {
    const limit = basicFormat(now + tolerance);
    mismatch(
      `Signature not yet current: ${signingDate} is still later than ${limit} (${basicFormat(now)} + 15 min.)`,
    );
  }
}

function basicFormat(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function fromHttpDate(value: string): string | undefined {
  const isHttpDate = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(
    value,
  );
  const moment = isHttpDate ? Date.parse(value) : NaN;
  return Number.isNaN(moment) ? undefined : basicFormat(moment);
}

function toMilliseconds(basic: string): number {
  const extended = basic.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/, '$1-$2-$3T$4:$5:$6Z');
  return Date.parse(extended);
}
