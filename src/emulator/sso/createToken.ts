import { parseFields } from '../json/fields';
import type { Fields } from '../json/fields';
import { Refusal } from '../refusal';
import { sameText } from '../signature/verify';
import { INTERVAL_SECONDS } from './identityCenter';
import type { Client, IdentityCenter } from './identityCenter';

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** How early a client may poll, as a fraction of the interval, since timers are inexact. */
const EARLY = 0.2;

/**
 * Issues tokens for a device that the user allowed, or for a refresh token (RFC 8628, section 3.5; RFC 6749, section
 * 6).
 */
export function createToken(center: IdentityCenter, body: Buffer): object {
  const fields = parseFields(body);
  const client = checkClient(center, fields);
  const grant = text(fields, 'grantType');
  if (grant === DEVICE_GRANT) useDevice(center, client, text(fields, 'deviceCode'));
  else if (grant === 'refresh_token') {
    if (!center.refresh(text(fields, 'refreshToken'), client.clientId)) {
      throw new Refusal('InvalidGrantException', 'Invalid refresh token provided');
    }
  } else throw new Refusal('UnsupportedGrantTypeException', 'The grant type is not supported.');
  return { ...center.issue(client), tokenType: 'Bearer' };
}

/** @throws Refusal InvalidClientException, HTTP 401 */
export function checkClient(center: IdentityCenter, fields: Fields): Client {
  const client = center.client(text(fields, 'clientId'));
  const isRight = client !== undefined && sameText(text(fields, 'clientSecret'), client.clientSecret);
  if (!isRight || client.expiresAt <= Date.now()) {
    throw new Refusal('InvalidClientException', 'Client authentication failed', 401);
  }
  return client;
}

/** @throws Refusal InvalidRequestException when the field is missing */
export function text(fields: Fields, name: string): string {
  const value = fields.string(name);
  if (!value) throw new Refusal('InvalidRequestException', `${name} is required.`);
  return value;
}

function useDevice(center: IdentityCenter, { clientId }: Client, deviceCode: string): void {
  const device = center.devices().find((candidate) => candidate.deviceCode === deviceCode);
  if (device?.clientId !== clientId || device.status === 'used') {
    throw new Refusal('InvalidGrantException', 'Invalid device code provided');
  }
  const now = Date.now();
  const least = INTERVAL_SECONDS * 1000 * (1 - EARLY);
  const isTooSoon = device.askedAt !== undefined && now - device.askedAt < least;
  device.askedAt = now;
  if (device.expiresAt <= now) throw new Refusal('ExpiredTokenException', 'Device code expired');
  if (device.status === 'denied') throw new Refusal('AccessDeniedException', 'The request was denied');
  if (device.status === 'pending') {
    throw isTooSoon
      ? new Refusal('SlowDownException', 'Slow down')
      : new Refusal('AuthorizationPendingException', 'Authorization is still pending');
  }
  device.status = 'used';
}
