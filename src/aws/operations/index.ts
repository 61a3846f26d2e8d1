import type { OperationName } from '../../directconnect/api';
import { allocatePrivateVirtualInterface } from './allocatePrivateVirtualInterface';
import { confirmPrivateVirtualInterface } from './confirmPrivateVirtualInterface';
import { createPrivateVirtualInterface } from './createPrivateVirtualInterface';
import { deleteVirtualInterface } from './deleteVirtualInterface';
import type { WriteOperation } from './operation';
import { tagResource } from './tagResource';
import { untagResource } from './untagResource';
import { updateConnection } from './updateConnection';
import { updateLag } from './updateLag';
import { updateVirtualInterfaceAttributes } from './updateVirtualInterfaceAttributes';

/** Every write operation, by AWS's name. To add one: a file and a line here. */
const all = [
  allocatePrivateVirtualInterface,
  confirmPrivateVirtualInterface,
  createPrivateVirtualInterface,
  deleteVirtualInterface,
  tagResource,
  untagResource,
  updateConnection,
  updateLag,
  updateVirtualInterfaceAttributes,
];

/** A write known only by name: its input comes from the journal. */
export type AnyWrite = WriteOperation<OperationName, unknown, unknown>;

export const operations: ReadonlyMap<string, AnyWrite> = new Map(
  all.map((operation) => [operation.name, operation as unknown as AnyWrite]),
);
