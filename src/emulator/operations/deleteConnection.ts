import { isLive } from '../estate/estate';
import { required } from '../json/fields';
import { refuse } from '../refusal';
import { ownConnection } from '../rules/lookup';
import { requireState } from '../rules/state';
import type { Call } from './call';
import { connectionShape } from './shapes/connection';

/** States in which a connection can be deleted. */
const DELETABLE = ['ordering', 'requested', 'pending', 'available', 'down', 'unknown'];

/** Deletes a connection that no longer has virtual interfaces: deleting, then deleted, then gone. */
export function deleteConnection(call: Call): object {
  const id = required(call.fields.string('connectionId'), 'connectionId');
  const connection = ownConnection(call, id);
  requireState('DeleteConnection', id, connection.connectionState, DELETABLE);
  const isInUse = call.estate.virtualInterfaces.on(id).some(isLive);
  if (isInUse) refuse(`${id} still has virtual interfaces. Delete them first.`);
  call.lifecycle.ports.deleteConnection(connection);
  return connectionShape(connection, call.estate);
}
