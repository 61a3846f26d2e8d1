import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer of the server: a status and a body, or `drop` to close the connection. */
export type Answer = { readonly status: number; readonly body: object } | 'drop';

/** A request that arrived. */
export interface Arrived {
  readonly path: string;
  readonly bearer: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  /** The client's port, which tells its connections apart. */
  readonly port: number | undefined;
}

/** A stub server on loopback, for cases that the local endpoint can't produce. */
export interface StandIn {
  readonly url: string;
  readonly arrived: Arrived[];
  /** Returns the answer; it may wait first, or change a file. */
  answer: (request: Arrived) => Answer | Promise<Answer>;
  stop(): Promise<void>;
}

export async function startStandIn(): Promise<StandIn> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const arrived: Arrived = {
          path: request.url?.split('?')[0] ?? '',
          bearer: request.headers['x-amz-sso_bearer_token'] as string | undefined,
          body: text ? (JSON.parse(text) as Record<string, unknown>) : {},
          port: request.socket.remotePort,
        };
        standIn.arrived.push(arrived);
        void Promise.resolve(standIn.answer(arrived)).then((answer) => {
          if (answer === 'drop') {
            request.socket.destroy();
            return;
          }
          const { error } = answer.body as { error?: string };
          response.writeHead(answer.status, {
            'content-type': 'application/json',
            ...(error && { 'x-amzn-errortype': error }),
          });
          response.end(JSON.stringify(answer.body));
        });
      });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const standIn: StandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived: [],
    answer: () => ({ status: 500, body: {} }),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return standIn;
}
