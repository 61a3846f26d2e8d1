import type { IncomingMessage } from 'node:http';

/** How an exchange ended: the answer was sent whole, the proxy cut the connection, or the client went away first. */
export type Ending = 'answered' | 'cut' | 'left';

/** A request that the proxy received, and its outcome. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  /** The Host header, lower case. */
  readonly host: string;
  /** From `X-Amz-Target`, or from the `Action` of a form; empty if there is neither. */
  readonly operation: string;
  /** The number of its connection, counted from 1. */
  readonly socket: number;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** The name of the fault that applied. */
  readonly fault?: string;
  /** How many bytes of the answer's body were written to the connection so far. */
  readonly sent: number;
  readonly ended: Promise<Ending>;
}

/** The operation that a request is for, in either of AWS's protocols. */
export function operationOf({ headers }: IncomingMessage, body: Buffer): string {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.replace(/^.*\./, '');
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  return (isForm && new URLSearchParams(body.toString()).get('Action')) || '';
}
