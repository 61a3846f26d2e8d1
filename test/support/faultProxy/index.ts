import { EventEmitter, once } from 'node:events';
import { Agent, createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Exchange } from './exchange';
import type { Fault } from './faults';
import { operationOf } from './seen';
import type { Seen } from './seen';

/** The requests that a fault applies to. What is left out matches everything. */
export interface Match {
  readonly operation?: string;
  readonly path?: string;
  /** How many matching requests pass before it applies; none by default. */
  readonly after?: number;
  /** How often it applies; without end by default. */
  readonly times?: number;
}

interface Rule {
  readonly match: Match;
  readonly fault: Fault;
  passed: number;
  struck: number;
}

/**
 * An HTTP server on loopback that forwards each request unchanged to the one behind it, and returns its answer, unless
 * a fault was set for it. It records both, and counts the connections. `seen` is emitted for each request before it is
 * handled.
 */
export class FaultProxy extends EventEmitter<{ seen: [Seen] }> {
  /** The requests, oldest first. */
  readonly seen: Seen[] = [];
  /** How many connections were made. */
  sockets = 0;
  /** The most connections that were open at the same time. */
  mostOpen = 0;
  /** The most requests whose answers were incomplete at the same time. */
  mostInFlight = 0;
  private open = 0;
  private inFlight = 0;
  private behind: string | undefined;
  private rules: Rule[] = [];
  private readonly numbers = new WeakMap<Socket, number>();
  private readonly agent = new Agent({ keepAlive: true });

  private constructor(
    private readonly server: ReturnType<typeof createServer>,
    readonly port: number,
    private readonly scheme: 'http' | 'https',
    private readonly host: string,
  ) {
    super();
    server.on(scheme === 'https' ? 'secureConnection' : 'connection', (socket: Socket) => this.count(socket));
    server.on('request', (message: IncomingMessage, response: ServerResponse) => {
      // The client disconnected before its request was complete.
      this.serve(message, response).catch(() => response.destroy());
    });
  }

  /**
   * Starts one on a free port. It answers nothing before {@link forwardTo}.
   * @param tls its certificate. With one, it accepts HTTPS, and still uses plain HTTP to the server behind.
   * @param host its address, on loopback. VS Code does not patch connections to 127.0.0.1.
   */
  static async start(
    tls?: { readonly key: string; readonly cert: string },
    host = '127.0.0.1',
  ): Promise<FaultProxy> {
    const server = tls ? createTlsServer(tls) : createServer();
    // Only clients, faults and `stop` end connections, since they are counted.
    server.keepAliveTimeout = 0;
    server.listen(0, host);
    await once(server, 'listening');
    return new FaultProxy(server, (server.address() as AddressInfo).port, tls ? 'https' : 'http', host);
  }

  /** The Host header of clients that use its address. */
  get authority(): string {
    return `${this.host}:${this.port}`;
  }

  get url(): string {
    return `${this.scheme}://${this.authority}`;
  }

  /** @param url the server behind; it has to accept this proxy's authority. */
  forwardTo(url: string): void {
    this.behind = url;
  }

  /** Sets a fault. If several match, the one that was set first applies. */
  set(match: Match, fault: Fault): void {
    this.rules.push({ match, fault, passed: 0, struck: 0 });
  }

  /** Removes all faults, and forgets the requests. Open connections stay open. */
  clear(): void {
    this.rules = [];
    this.seen.length = 0;
    this.sockets = 0;
    this.mostOpen = this.open;
    this.mostInFlight = this.inFlight;
  }

  /** The requests for an operation. */
  asked(operation: string): Seen[] {
    return this.seen.filter((seen) => seen.operation === operation);
  }

  /** Ends every connection, and refuses new ones until {@link accept}. */
  async refuse(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  /** Listens again, on the same port. */
  async accept(): Promise<void> {
    this.server.listen(this.port, this.host);
    await once(this.server, 'listening');
  }

  async stop(): Promise<void> {
    this.agent.destroy();
    if (this.server.listening) await this.refuse();
  }

  private count(socket: Socket): void {
    this.numbers.set(socket, ++this.sockets);
    this.mostOpen = Math.max(this.mostOpen, ++this.open);
    socket.once('close', () => this.open--);
  }

  private async serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const time = Date.now();
    this.mostInFlight = Math.max(this.mostInFlight, ++this.inFlight);
    response.once('close', () => this.inFlight--);
    const body = await buffer(message);
    const url = this.behind;
    if (url === undefined)
      throw new Error('The proxy does not know the server behind it: call forwardTo first.');
    const exchange = new Exchange(message, body, response, { url, agent: this.agent });
    const [path = ''] = (message.url ?? '').split('?');
    const operation = operationOf(message, body);
    const fault = this.faultFor(operation, path);
    const seen: Seen = {
      method: message.method ?? '',
      path,
      host: (message.headers.host ?? '').toLowerCase(),
      operation,
      socket: this.numbers.get(message.socket) ?? 0,
      time,
      ...(fault && { fault: fault.name }),
      get sent() {
        return exchange.sent;
      },
      ended: exchange.ended,
    };
    this.seen.push(seen);
    this.emit('seen', seen);
    try {
      if (fault) await fault.strike(exchange);
      else exchange.send(await exchange.forward());
    } catch {
      // Either the client left, or the server behind did: then the client sees what a network would show it.
      exchange.reset();
    }
  }

  private faultFor(operation: string, path: string): Fault | undefined {
    for (const rule of this.rules) {
      const { match } = rule;
      if ((match.operation ?? operation) !== operation || (match.path ?? path) !== path) continue;
      if (rule.passed < (match.after ?? 0)) rule.passed += 1;
      else if (rule.struck < (match.times ?? Infinity)) {
        rule.struck += 1;
        return rule.fault;
      }
    }
    return undefined;
  }
}
