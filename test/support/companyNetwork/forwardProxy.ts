import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** A request that the proxy received. */
export interface Target {
  /** `CONNECT`, or the method of a request in plain HTTP. */
  readonly method: string;
  /** Host and port, as requested. */
  readonly target: string;
  /** 200 if it was let through, 407 without the right password, 403 if it leads out of this machine. */
  readonly status: number;
}

export interface ForwardProxyOptions {
  /**
   * Host names, each with the port of this machine that replaces it. A host that is neither here nor loopback is
   * refused.
   */
  readonly names: Readonly<Record<string, number>>;
  /** The login that Basic authentication requires, as `user:password`. */
  readonly login?: string;
}

/** A company's way to the Internet: a forward proxy on 127.0.0.1 that only leads to this machine. */
export class ForwardProxy {
  /** The requests that it received, oldest first. */
  readonly targets: Target[] = [];
  private readonly tunnels = new Set<Duplex>();

  private constructor(
    private readonly server: Server,
    private readonly options: ForwardProxyOptions,
  ) {
    server.on('request', (message: IncomingMessage, response: ServerResponse) => {
      this.forward(message, response);
    });
    server.on('connect', (message: IncomingMessage, socket: Duplex) => this.tunnel(message, socket));
  }

  static async start(options: ForwardProxyOptions): Promise<ForwardProxy> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new ForwardProxy(server, options);
  }

  /** Its address, without a login. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    for (const socket of this.tunnels) socket.destroy();
    await closed;
  }

  private tunnel(message: IncomingMessage, socket: Duplex): void {
    socket.on('error', () => socket.destroy());
    const { status, port } = this.admit('CONNECT', message, message.url ?? '');
    if (port === undefined) {
      socket.end(`HTTP/1.1 ${status} Refused\r\n${challenge(status)}Content-Length: 0\r\n\r\n`);
      return;
    }
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    for (const end of [socket, onward]) {
      this.tunnels.add(end);
      end.once('close', () => {
        this.tunnels.delete(end);
        socket.destroy();
        onward.destroy();
      });
    }
  }

  private forward(message: IncomingMessage, response: ServerResponse): void {
    const url = URL.canParse(message.url ?? '') ? new URL(message.url ?? '') : undefined;
    const target = url ? `${url.hostname}:${url.port || '80'}` : '';
    const { status, port } = this.admit(message.method ?? '', message, target);
    if (port === undefined || !url) {
      response.writeHead(status, status === 407 ? { 'Proxy-Authenticate': 'Basic' } : {}).end();
      return;
    }
    const onward = httpRequest({
      host: '127.0.0.1',
      port,
      method: message.method,
      path: url.pathname + url.search,
      headers: withoutLogin(message.rawHeaders),
    });
    onward.on('error', () => response.destroy());
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    message.pipe(onward);
  }

  private admit(method: string, { headers }: IncomingMessage, target: string): Admission {
    const { login, names } = this.options;
    const wanted = login === undefined ? undefined : `Basic ${Buffer.from(login).toString('base64')}`;
    const [host = '', port = ''] = target.toLowerCase().split(':');
    const local = host === '127.0.0.1' || host === 'localhost' ? Number(port) : names[host];
    const status =
      wanted !== undefined && headers['proxy-authorization'] !== wanted
        ? 407
        : local === undefined
          ? 403
          : 200;
    this.targets.push({ method, target, status });
    return { status, port: status === 200 ? local : undefined };
  }
}

interface Admission {
  readonly status: number;
  /** The port of this machine that a request leads to; `undefined` if it is refused. */
  readonly port: number | undefined;
}

const challenge = (status: number) => (status === 407 ? 'Proxy-Authenticate: Basic realm="company"\r\n' : '');

/** The headers for the server behind the proxy, without those for the proxy itself. */
function withoutLogin(rawHeaders: readonly string[]): string[] {
  return rawHeaders.flatMap((text, index) =>
    index % 2 === 0 && !/^proxy-/i.test(text) ? [text, rawHeaders[index + 1] ?? ''] : [],
  );
}
