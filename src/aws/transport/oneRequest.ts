import { addAbortSignal } from 'node:stream';
import type { Readable } from 'node:stream';
import type { HttpRequest } from '@smithy/core/protocols';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { collect } from './answers/collect';
import { requestHandlerFor } from './network';
import type { Profile } from '../profiles/profiles';

/** The maximum size of an answer, in bytes: a single operation's answer is short. */
const MAX_BYTES = 64 * 1024;

/** An answer as it came. */
export interface RawAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Sends one request over its own connection, with the network settings of the profile: for a service of which only one
 * operation is needed, and whose client would be many times larger.
 * @throws what `collect` throws, and socket errors.
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
    const body = await collect(content as AsyncIterable<Uint8Array>, MAX_BYTES);
    return { status: response.statusCode, headers: response.headers, body: body.toString('utf8') };
  } finally {
    handler.destroy();
  }
}
