import { required } from '../json/fields';
import { refuse } from '../refusal';
import { checkEncryptionMode } from '../rules/encryptionMode';
import { ownConnection } from '../rules/lookup';
import { checkName } from '../rules/name';
import { refuseLeaving } from '../rules/state';
import type { Call } from './call';
import { connectionShape } from './shapes/connection';

/**
 * Changes the name or the MACsec mode of a connection: everything requested, or nothing. Values that are already set
 * stay as they are. A member of a LAG has the LAG's mode [G].
 */
export function updateConnection(call: Call): object {
  const { fields } = call;
  const id = fields.string('connectionId');
  const asked = { name: fields.string('connectionName'), mode: fields.string('encryptionMode') };
  const connection = ownConnection(call, required(id, 'connectionId'));
  const { connectionId, connectionState, lagId, macSecCapable } = connection;
  const { name = connection.connectionName, mode = connection.encryptionMode } = asked;

  refuseLeaving('UpdateConnection', connectionId, connectionState);
  if (name !== connection.connectionName) checkName(name, 'connectionName');
  if (mode !== connection.encryptionMode) {
    if (lagId !== undefined)
      refuse(`${connectionId} is a member of ${lagId}. Change the encryptionMode of the LAG.`);
    checkEncryptionMode(mode, connectionId, macSecCapable);
  }

  connection.connectionName = name;
  connection.encryptionMode = mode;
  return connectionShape(connection, call.estate);
}
