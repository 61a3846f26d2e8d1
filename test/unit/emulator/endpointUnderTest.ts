import { createHash, createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import { startEndpoint } from '../../../src/emulator/endpoint';
import type { Endpoint } from '../../../src/emulator/endpoint';
import type { DataFile } from '../../../src/emulator/estate/dataFile/schema';
import { demoEstate } from '../../../src/emulator/estate/demo';

/** A connection in the demo estate that is available, supports jumbo frames, and has free VLANs. */
export const CONNECTION = 'dxcon-fgx0h7m2';
export const LAG = 'dxlag-fh2c6t8d';
/** A hosted connection with VLAN 318, without an interface. */
export const FREE_HOSTED = 'dxcon-fm7d0x6h';
export const NO_JUMBO = 'dxcon-fb9q5s3k';
export const NETWORK = '111122223333';
export const WORKLOAD = '444455556666';
export const WORKLOAD_VGW = 'vgw-0d27c6a91f4e8b035';

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** A running endpoint with clients for its accounts. `close` closes all of them. */
export class EndpointUnderTest {
  private readonly clients: DirectConnectClient[] = [];

  private constructor(private readonly endpoint: Endpoint) {}

  static async start(
    data: DataFile = demoEstate(),
    latency = 0,
    aliases: readonly string[] = [],
  ): Promise<EndpointUnderTest> {
    return new EndpointUnderTest(await startEndpoint({ port: 0, data, latency, aliases }));
  }

  get ready() {
    return this.endpoint.ready;
  }

  get port(): number {
    return Number(new URL(this.ready.endpoint).port);
  }

  keys(accountId = NETWORK): Keys {
    const account = this.ready.accounts.find((candidate) => candidate.accountId === accountId);
    if (!account) throw new Error(`no account ${accountId}`);
    const { accessKeyId, secretAccessKey, sessionToken } = account;
    return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
  }

  client(accountId = NETWORK, region = 'us-east-1'): DirectConnectClient {
    const client = new DirectConnectClient({
      endpoint: this.ready.endpoint,
      region,
      credentials: this.keys(accountId),
      maxAttempts: 1,
    });
    this.clients.push(client);
    return client;
  }

  async close(): Promise<void> {
    for (const client of this.clients) client.destroy();
    await this.endpoint.close();
  }

  /** A signed call with any body, even one that an SDK would not send. */
  call(operation: string, body: unknown, accountId = NETWORK): Promise<RawAnswer> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return this.send(sign(this.unsigned(operation, text), this.keys(accountId)));
  }

  /** An unsigned Direct Connect request, for a test to sign or change. */
  unsigned(operation: string, body = '{}'): RawRequest {
    return {
      method: 'POST',
      path: '/',
      headers: {
        'Host': `127.0.0.1:${this.port}`,
        'Content-Type': 'application/x-amz-json-1.1',
        'X-Amz-Target': `OvertureService.${operation}`,
      },
      body,
    };
  }

  send({ method, path, headers, body }: RawRequest): Promise<RawAnswer> {
    return new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port: this.port, method, path, headers, agent: false };
      const outgoing = httpRequest(options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  /** Sends bytes unchanged, and returns everything that arrives until the server closes the connection. */
  sendBytes(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      const socket = connect(this.port, '127.0.0.1', () => socket.end(text));
      socket.on('data', (chunk) => chunks.push(chunk));
      socket.on('error', reject);
      socket.on('close', () => resolve(Buffer.concat(chunks).toString('utf8')));
    });
  }

  control(
    method: string,
    route: string,
    body?: unknown,
    token = this.ready.controlToken,
  ): Promise<RawAnswer> {
    return this.send({
      method,
      path: `/_control/${route}`,
      headers: { 'Host': `127.0.0.1:${this.port}`, 'X-Control-Token': token },
      body: body === undefined ? '' : JSON.stringify(body),
    });
  }

  /** Makes a signed call, which must succeed. */
  async answer<Answer>(operation: string, body: object, accountId = NETWORK): Promise<Answer> {
    const { status, text } = await this.call(operation, body, accountId);
    if (status !== 200) throw new Error(`${operation}: ${text}`);
    return JSON.parse(text) as Answer;
  }

  /**
   * Makes a signed call, which must be refused.
   * @returns the error's code and message.
   */
  async refusal(operation: string, body: object, accountId = NETWORK): Promise<string> {
    const answer = await this.call(operation, body, accountId);
    if (answer.status !== 400) throw new Error(`${operation} was not refused: ${answer.text}`);
    return `${codeOf(answer)}: ${messageOf(answer)}`;
  }

  /** A virtual interface as the account sees it, including fields that no client on npm knows yet. */
  async virtualInterface(
    virtualInterfaceId: string,
    accountId = NETWORK,
  ): Promise<WireInterface | undefined> {
    const { virtualInterfaces } = await this.answer<{ virtualInterfaces: WireInterface[] }>(
      'DescribeVirtualInterfaces',
      { virtualInterfaceId },
      accountId,
    );
    return virtualInterfaces[0];
  }

  /** The state of a virtual interface, and of each of its BGP peers with their sessions. */
  async states(virtualInterfaceId: string): Promise<string[]> {
    const vif = await this.virtualInterface(virtualInterfaceId);
    if (!vif) return [];
    const peers = vif.bgpPeers.map(({ bgpPeerState, bgpStatus }) => `${bgpPeerState} ${bgpStatus}`);
    return [vif.virtualInterfaceState, ...peers];
  }

  async turnClock(advanceSeconds: number): Promise<void> {
    await this.control('POST', 'clock', { advanceSeconds });
  }
}

/** The fields of a virtual interface in the newest service model that tests use. */
export interface WireInterface {
  readonly virtualInterfaceId: string;
  readonly ownerAccount: string;
  readonly virtualInterfaceType: string;
  readonly virtualInterfaceName: string;
  readonly virtualInterfaceState: string;
  readonly connectionId: string;
  readonly mtu: number;
  readonly amazonSideAsn: number;
  readonly amazonAddress: string;
  readonly directConnectGatewayId: string;
  readonly siteLinkEnabled: boolean;
  readonly customerRouterConfig: string;
  readonly routeFilterPrefixes: readonly { readonly cidr: string }[];
  readonly rateLimit?: string;
  readonly prefixPoolAllocatedCountIpv4?: number;
  readonly prefixPoolAllocatedCountIpv6?: number;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  readonly bgpPeers: readonly { readonly bgpPeerState: string; readonly bgpStatus: string }[];
}

export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** The error code of a JSON answer. */
export function codeOf({ text }: RawAnswer): string {
  return (JSON.parse(text) as { __type: string }).__type;
}

export function messageOf({ text }: RawAnswer): string {
  return (JSON.parse(text) as { message: string }).message;
}

export interface Signing {
  /** Milliseconds since the epoch. */
  readonly time?: number;
  readonly region?: string;
  readonly service?: string;
  readonly terminator?: string;
  readonly scopeDate?: string;
  /** The headers to sign; all by default. */
  readonly signedHeaders?: readonly string[];
  /** Sends the time as a Date header in HTTP's format. */
  readonly httpDate?: boolean;
  /** The path in the string to sign, if it is spelled differently in the request. */
  readonly canonicalPath?: string;
  readonly canonicalQuery?: string;
}

/** Signature Version 4, written from the specification and independent of the endpoint's implementation. */
export function sign(request: RawRequest, keys: Keys, signing: Signing = {}): RawRequest {
  const moment = new Date(signing.time ?? Date.now());
  const stamp = moment.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const headers: Record<string, string> = {
    ...request.headers,
    ...(signing.httpDate ? { Date: moment.toUTCString() } : { 'X-Amz-Date': stamp }),
    ...(keys.sessionToken !== undefined && { 'X-Amz-Security-Token': keys.sessionToken }),
  };
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const names = [...(signing.signedHeaders ?? lower.keys())].sort();
  const [path = '', query = ''] = request.path.split('?');
  const canonical = [
    request.method,
    signing.canonicalPath ?? path,
    signing.canonicalQuery ?? query,
    ...names.map((name) => `${name}:${(lower.get(name) ?? '').trim().replace(/ +/g, ' ')}`),
    '',
    names.join(';'),
    hash(request.body),
  ].join('\n');
  const scope = [
    signing.scopeDate ?? stamp.slice(0, 8),
    signing.region ?? 'us-east-1',
    signing.service ?? 'directconnect',
    signing.terminator ?? 'aws4_request',
  ];
  const stringToSign = ['AWS4-HMAC-SHA256', stamp, scope.join('/'), hash(canonical)].join('\n');
  let key: Buffer = Buffer.from(`AWS4${keys.secretAccessKey}`);
  for (const part of scope) key = createHmac('sha256', key).update(part).digest();
  const signature = createHmac('sha256', key).update(stringToSign).digest('hex');
  const credential = [keys.accessKeyId, ...scope].join('/');
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return { ...request, headers: { ...headers, Authorization: authorization } };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
