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

/** What the server needs from the endpoint. */
export interface Handler {
  /** Checks a request before its body is read; an answer refuses it. */
  preview(request: Omit<ReceivedRequest, 'body'>): Answer | undefined;
  answer(request: ReceivedRequest): Answer | Promise<Answer>;
}

export interface ServerOptions {
  /** 0 picks a free one. */
  readonly port: number;
  /** Milliseconds by which every answer is delayed. */
  readonly latency: number;
  /** Further accepted Host headers, in lower case. */
  readonly aliases: readonly string[];
}

export interface RunningServer {
  readonly port: number;
  /** Stops listening and closes every connection, whatever it is waiting for. */
  close(): Promise<void>;
}

/**
 * Serves a handler, only on 127.0.0.1.
 * @throws the listening error, such as EADDRINUSE
 */
export async function serve(
  handler: Handler,
  { port, latency, aliases }: ServerOptions,
): Promise<RunningServer> {
  const stop = new AbortController();
  // Everything that waits listens to it: Node would warn of a leak at the eleventh.
  setMaxListeners(0, stop.signal);
  const server = createServer({ connectionsCheckingInterval: 5_000 });
  const listening = await listen(server, port);
  const guard: Guard = (request) => gate(request, listening, aliases);
  const bodies = new BodyReader();
  const onRequest = (message: IncomingMessage, response: ServerResponse): void => {
    // Any error here ends the connection: the client disconnected, or the server is closing.
    respond({ handler, guard, bodies, latency, stop: stop.signal }, message, response).catch(() =>
      response.destroy(),
    );
  };
  server.on('request', onRequest);
  // With its own listener, `Expect: 100-continue` is answered only after the request was checked.
  server.on('checkContinue', onRequest);
  return { port: listening, close: () => shut(server, stop) };
}

/** Refuses whoever may not use this server. */
type Guard = (request: Omit<ReceivedRequest, 'body'>) => Answer | undefined;

/** What it takes to answer a request. */
interface Respond {
  readonly handler: Handler;
  readonly guard: Guard;
  readonly bodies: BodyReader;
  readonly latency: number;
  readonly stop: AbortSignal;
}

async function respond(
  { handler, guard, bodies, latency, stop }: Respond,
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
  else await deliver(response, await handler.answer({ ...request, body }), latency, stop);
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
 * Refuses without storing the rest of the body. The rest is read and discarded for a moment, since resetting the
 * connection at once could lose the refusal; then the connection is closed.
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
  // Longer than clients keep idle connections: if we close one first, a request on its way is lost.
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
