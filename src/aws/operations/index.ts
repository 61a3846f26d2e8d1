import type { OperationName } from '../../directconnect/api';
import { all } from './all';
import type { WriteOperation } from './operation';

/** A write known only by name: its input comes from the journal. */
export type AnyWrite = WriteOperation<OperationName, unknown, unknown>;

/** Every write operation, by AWS's name. To add one: a file here, then `npm run manifest`. */
export const operations: ReadonlyMap<string, AnyWrite> = new Map(
  all.map((operation) => [operation.name, operation as unknown as AnyWrite]),
);
