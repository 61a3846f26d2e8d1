import { setMaxListeners } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jsonAnswer, writeAnswer } from './answer';
import type { Answer } from './answer';
import { BodyReader, announcesTooMuch } from './body';
import { deliver } from './deliver';
import { gate } from './gate';
import { received } from './request';
import type { ReceivedRequest } from './request';

/** What the server asks of the endpoint behind it. */
export interface Handler {
  /** Looks at a request before its body is read; an answer refuses it. */
  preview(request: Omit<ReceivedRequest, 'body'>): Answer | undefined;
  answer(request: ReceivedRequest): Answer;
}

export interface ServerOptions {
  /** 0: a free one. */
  readonly port: number;
  /** Milliseconds that every answer waits. */
  readonly latency: number;
  /** Host headers that are accepted besides its own, in lower case. */
  readonly aliases: readonly string[];
}

export interface RunningServer {
  readonly port: number;
  /** Stops listening and ends every connection, whatever it waits for. */
  close(): Promise<void>;
}

/**
 * Serves a handler on 127.0.0.1 alone.
 * @throws the listening error, such as EADDRINUSE
 */
export async function serve(
  handler: Handler,
  { port, latency, aliases }: ServerOptions,
): Promise<RunningServer> {
  const stop = new AbortController();
  // All that waits listens to it: Node would warn of a leak at the eleventh.
  setMaxListeners(0, stop.signal);
  const server = createServer({ connectionsCheckingInterval: 5_000 });
  const listening = await listen(server, port);
  const guard: Guard = (request) => gate(request, listening, aliases);
  const bodies = new BodyReader();
  const onRequest = (message: IncomingMessage, response: ServerResponse): void => {
    // Whatever goes wrong here is the connection's end: the client left, or the server is closing.
    respond({ handler, guard, bodies, latency, stop: stop.signal }, message, response).catch(() =>
      response.destroy(),
    );
  };
  server.on('request', onRequest);
  // With a listener of its own, `Expect: 100-continue` is answered only after the request was looked at.
  server.on('checkContinue', onRequest);
  return { port: listening, close: () => shut(server, stop) };
}

/** Keeps out who is not to use this server. */
type Guard = (request: Omit<ReceivedRequest, 'body'>) => Answer | undefined;

/** What each request is answered with. */
interface Desk {
  readonly handler: Handler;
  readonly guard: Guard;
  readonly bodies: BodyReader;
  readonly latency: number;
  readonly stop: AbortSignal;
}

async function respond(
  { handler, guard, bodies, latency, stop }: Desk,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = received(message, Buffer.alloc(0));
  const refusal = guard(request) ?? handler.preview(request);
  const early = refusal ?? (announcesTooMuch(message) ? TOO_LARGE : undefined);
  if (early) {
    refuseUnread(message, response, early);
    return;
  }
  if (message.headers.expect !== undefined) response.writeContinue();
  const body = await bodies.read(message);
  if (body === 'tooLarge') refuseUnread(message, response, TOO_LARGE);
  else if (body === 'crowdedOut') refuseUnread(message, response, CROWDED_OUT);
  else await deliver(response, handler.answer({ ...request, body }), latency, stop);
}

const TOO_LARGE: Answer = jsonAnswer(413, {
  __type: 'RequestEntityTooLargeException',
  message: 'The request body is larger than 1 MB.',
});

const CROWDED_OUT: Answer = jsonAnswer(503, {
  __type: 'ServiceUnavailableException',
  message: 'Too many large request bodies are unfinished. Send the request again.',
});

/**
 * Refuses without keeping the rest of the body. It is read and dropped for a moment, since a connection that is
 * reset at once may take the refusal with it; whoever still sends after that is cut off.
 */
function refuseUnread(message: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const patience = setTimeout(() => message.socket.destroy(), 1000).unref();
  message.once('end', () => clearTimeout(patience));
  message.resume();
  writeAnswer(response, answer);
}

async function listen(server: Server, port: number): Promise<number> {
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  // Longer than clients keep theirs: a connection that we close first loses the request that is on its way.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  return (server.address() as AddressInfo).port;
}

async function shut(server: Server, stop: AbortController): Promise<void> {
  stop.abort();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
