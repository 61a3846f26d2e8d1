import type { OperationName } from '../../directconnect/api';
import { allocatePrivateVirtualInterface } from './allocatePrivateVirtualInterface';
import { allocatePublicVirtualInterface } from './allocatePublicVirtualInterface';
import { allocateTransitVirtualInterface } from './allocateTransitVirtualInterface';
import { associateVirtualInterface } from './associateVirtualInterface';
import { confirmPrivateVirtualInterface } from './confirmPrivateVirtualInterface';
import { confirmPublicVirtualInterface } from './confirmPublicVirtualInterface';
import { confirmTransitVirtualInterface } from './confirmTransitVirtualInterface';
import { createBgpPeer } from './createBgpPeer';
import { createPrivateVirtualInterface } from './createPrivateVirtualInterface';
import { createPublicVirtualInterface } from './createPublicVirtualInterface';
import { createTransitVirtualInterface } from './createTransitVirtualInterface';
import { deleteBgpPeer } from './deleteBgpPeer';
import { deleteVirtualInterface } from './deleteVirtualInterface';
import type { WriteOperation } from './operation';
import { startBgpFailoverTest } from './startBgpFailoverTest';
import { stopBgpFailoverTest } from './stopBgpFailoverTest';
import { tagResource } from './tagResource';
import { untagResource } from './untagResource';
import { updateConnection } from './updateConnection';
import { updateLag } from './updateLag';
import { updateVirtualInterfaceAttributes } from './updateVirtualInterfaceAttributes';

/** Every write operation, by AWS's name. To add one: a file and a line here. */
const all = [
  allocatePrivateVirtualInterface,
  allocatePublicVirtualInterface,
  allocateTransitVirtualInterface,
  associateVirtualInterface,
  confirmPrivateVirtualInterface,
  confirmPublicVirtualInterface,
  confirmTransitVirtualInterface,
  createBgpPeer,
  createPrivateVirtualInterface,
  createPublicVirtualInterface,
  createTransitVirtualInterface,
  deleteBgpPeer,
  deleteVirtualInterface,
  startBgpFailoverTest,
  stopBgpFailoverTest,
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
