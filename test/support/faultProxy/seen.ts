import type { IncomingMessage } from 'node:http';

/** How an exchange ended: the answer was sent whole, the proxy cut the connection, or the client went away first. */
export type Ending = 'answered' | 'cut' | 'left';

/** A request as the proxy saw it, and its outcome. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  /** The Host header, lower case. */
  readonly host: string;
  /** From `X-Amz-Target`, or from the `Action` of a form; empty when there is neither. */
  readonly operation: string;
  /** Which connection it came by. They are counted from 1. */
  readonly socket: number;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** The name of the fault that struck. */
  readonly fault?: string;
  /** Bytes of the answer's body that were handed to the connection so far. */
  readonly sent: number;
  readonly ended: Promise<Ending>;
}

/** The operation that a request asks for, in either of AWS's protocols. */
export function operationOf({ headers }: IncomingMessage, body: Buffer): string {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.replace(/^.*\./, '');
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  return (isForm && new URLSearchParams(body.toString()).get('Action')) || '';
}
