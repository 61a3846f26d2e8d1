import type { Credential } from '../identity/credential';
import type { World } from '../world';
import { accessDenied } from './accessDenied';
import { validationError } from './readForm';

const FAILED = 'MultiFactorAuthentication failed';

/**
 * True when a call proves MFA, by its own code or by its session.
 * @throws Refusal AccessDenied for an incomplete proof, a device of another account, or a wrong or used code
 */
export function checkMfa(form: URLSearchParams, credential: Credential, { mfaDevices }: World): boolean {
  const serialNumber = form.get('SerialNumber') ?? '';
  const code = form.get('TokenCode') ?? '';
  if (!serialNumber && !code) return credential.hasMfa;
  if (!serialNumber || !code) {
    throw accessDenied(`${FAILED}, must provide both MFA serial number and one time pass code. `);
  }
  if (!/^\d{6}$/.test(code)) throw validationError('TokenCode must be six digits.');
  const device = mfaDevices.find(
    (candidate) => candidate.serialNumber === serialNumber && candidate.accountId === credential.accountId,
  );
  if (!device) {
    throw accessDenied(
      `${FAILED}, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.`,
    );
  }
  if (!device.accept(code)) throw accessDenied(`${FAILED} with invalid MFA one time pass code. `);
  return true;
}
