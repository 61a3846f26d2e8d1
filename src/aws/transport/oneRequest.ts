import { addAbortSignal } from 'node:stream';
import type { Readable } from 'node:stream';
import type { HttpRequest } from '@smithy/core/protocols';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { collect } from './answers/collect';
import { requestHandlerFor } from './network';
import type { Profile } from '../profiles/profiles';

/** Bytes of an answer that are read: one operation's, which is short. */
const MOST = 64 * 1024;

/** An answer as it came. */
export interface RawAnswer {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Sends one request the way the profile's clients go, on a connection of its own: for the one operation of a service whose
 * client would be many times its size.
 * @throws what `collect` does, and a socket.
 */
export async function sendOne(
  profile: Profile,
  request: HttpRequest,
  abortSignal: AbortSignal,
): Promise<RawAnswer> {
  const handler = new NodeHttpHandler(requestHandlerFor(profile));
  try {
    const { response } = await handler.handle(request, { abortSignal });
    const content = addAbortSignal(abortSignal, response.body as Readable);
    const body = await collect(content as AsyncIterable<Uint8Array>, MOST);
    return { status: response.statusCode, headers: response.headers, body: body.toString('utf8') };
  } finally {
    handler.destroy();
  }
}
