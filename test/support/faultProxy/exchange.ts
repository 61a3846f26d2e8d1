import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { Agent, IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Ending } from './seen';

/** An answer as the server behind sends it, or as a fault makes it. */
export interface Answer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Headers that belong to one connection and are not forwarded. Source: RFC 9110, section 7.6.1. */
const HOP_BY_HOP = /^(connection|keep-alive|proxy-connection|transfer-encoding|upgrade|expect)$/i;

/** A request that waits for its answer, and everything that a fault can do with it. */
export class Exchange {
  private bytes = 0;
  private wasCut = false;
  private readonly ending = new AbortController();
  readonly ended: Promise<Ending>;

  constructor(
    private readonly message: IncomingMessage,
    private readonly body: Buffer,
    private readonly response: ServerResponse,
    private readonly behind: { readonly url: string; readonly agent: Agent },
  ) {
    // A write after the client has disconnected is not a failure of the proxy.
    response.on('error', () => undefined);
    this.ended = new Promise((resolve) => {
      response.once('close', () => {
        this.ending.abort();
        resolve(this.wasCut ? 'cut' : response.writableFinished ? 'answered' : 'left');
      });
    });
  }

  /** How many bytes of the answer's body were written to the connection. */
  get sent(): number {
    return this.bytes;
  }

  /** Aborted when the exchange is over, however it ends. */
  get over(): AbortSignal {
    return this.ending.signal;
  }

  /** Asks the server behind, with every header unchanged: Signature Version 4 covers Host. */
  async forward(): Promise<Answer> {
    const { method, url: path, rawHeaders } = this.message;
    const { hostname, port } = new URL(this.behind.url);
    const headers = rawHeaders.flatMap((text, index) =>
      index % 2 === 0 && !HOP_BY_HOP.test(text) ? [text, rawHeaders[index + 1] ?? ''] : [],
    );
    const asking = httpRequest({ hostname, port, method, path, headers, agent: this.behind.agent });
    // Once the exchange is over, nobody waits for the answer, nor for the reason why there is none.
    asking.on('error', () => undefined);
    asking.end(this.body);
    const [answer] = (await once(asking, 'response', { signal: this.over })) as [IncomingMessage];
    const named = Object.entries(answer.headers).filter(([name]) => !HOP_BY_HOP.test(name));
    return {
      status: answer.statusCode ?? 0,
      headers: Object.fromEntries(named.map(([name, value]) => [name, String(value)])),
      body: await buffer(answer),
    };
  }

  /** Sends a complete answer. Its length is set again, since a fault may have changed it. */
  send(answer: Answer): void {
    this.begin(answer);
    this.write(answer.body);
    this.end();
  }

  /** Marks the body as complete. */
  end(): void {
    this.response.end();
  }

  /** Sends the head of an answer, with the length of its body. */
  begin({ status, headers, body }: Answer): void {
    this.response.writeHead(status, { ...headers, 'content-length': body.length });
  }

  /** Sends a part of the body that {@link begin} announced. */
  write(part: Buffer): void {
    this.bytes += part.length;
    this.response.write(part);
  }

  /** Ends the connection like a machine that has crashed: what was sent may not arrive. */
  reset(): void {
    this.wasCut = true;
    const { socket } = this.message;
    // A TLS socket can't be reset.
    if (socket instanceof Socket && !('encrypted' in socket)) socket.resetAndDestroy();
    else socket.destroy();
  }

  /** Ends the connection after everything that was sent has arrived. */
  async close(): Promise<void> {
    this.wasCut = true;
    await new Promise<void>((resolve) => this.response.write('', () => resolve()));
    this.message.socket.end();
  }
}
