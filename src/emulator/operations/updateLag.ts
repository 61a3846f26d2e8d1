import { membersOf } from '../estate/lagMembers';
import { required } from '../json/fields';
import { checkEncryptionMode } from '../rules/encryptionMode';
import { ownLag } from '../rules/lookup';
import { checkName } from '../rules/name';
import { checkMinimumLinks } from '../rules/port';
import { refuseLeaving } from '../rules/state';
import type { Call } from './call';
import { lagShape } from './shapes/lag';

/**
 * Changes the name, the minimum links or the MACsec mode of a LAG: everything requested, or nothing. Values that are
 * already set stay as they are. The mode applies to every member.
 */
export function updateLag(call: Call): object {
  const { fields, estate } = call;
  const id = fields.string('lagId');
  const asked = {
    name: fields.string('lagName'),
    links: fields.integer('minimumLinks'),
    mode: fields.string('encryptionMode'),
  };
  const lag = ownLag(call, required(id, 'lagId'));
  const members = membersOf(lag, estate);
  const { name = lag.lagName, links = lag.minimumLinks, mode = lag.encryptionMode } = asked;

  refuseLeaving('UpdateLag', lag.lagId, lag.lagState);
  if (name !== lag.lagName) checkName(name, 'lagName');
  if (links !== lag.minimumLinks) checkMinimumLinks(lag, links, estate);
  if (mode !== lag.encryptionMode) checkEncryptionMode(mode, lag.lagId, lag.macSecCapable);

  lag.lagName = name;
  lag.minimumLinks = links;
  if (mode !== lag.encryptionMode) for (const port of [lag, ...members]) port.encryptionMode = mode;
  return lagShape(lag, estate);
}
