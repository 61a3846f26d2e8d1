import { required } from '../json/fields';
import type { Fields } from '../json/fields';
import { refuse } from '../refusal';
import type { World } from '../world';

/** The device authorizations, oldest first. One that nobody answered in time is `expired`. */
export function listDevices({ sso }: World): object {
  return {
    devices: sso.devices().map(({ userCode, status, expiresAt }) => ({
      userCode,
      status: status === 'pending' && expiresAt <= Date.now() ? 'expired' : status,
    })),
  };
}

/** `{"userCode", "allow"}` answers a device authorization, like its page. */
export function decideDevice({ sso }: World, fields: Fields): object {
  const userCode = required(fields.string('userCode'), 'userCode');
  const device = sso.waiting(userCode) ?? refuse(`No device authorization ${userCode} waits for an answer.`);
  device.status = required(fields.boolean('allow'), 'allow') ? 'allowed' : 'denied';
  return { userCode: device.userCode, status: device.status };
}

/** `{"expireTokens"}`, `{"expireDevices"}`, `{"revokeRefresh"}` or `{"accessTokenSeconds"}`, alone or combined. */
export function changeSso({ sso }: World, fields: Fields): object {
  const seconds = fields.number('accessTokenSeconds');
  if (seconds !== undefined && !(seconds > 0)) refuse('accessTokenSeconds must be more than 0.');
  if (seconds !== undefined) sso.setAccessTokenSeconds(seconds);
  if (fields.boolean('expireTokens')) sso.expireTokens();
  if (fields.boolean('expireDevices')) sso.expireDevices();
  if (fields.boolean('revokeRefresh')) sso.revokeRefresh();
  return {};
}
