import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Profile } from '../../src/aws/profiles/profiles';

/** An answer: all at once, or written by a function. */
export type Given =
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | Buffer;
    }
  | ((response: ServerResponse) => void);

/** A request as it came. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server that answers every request as the test says. */
export interface AnsweringServer {
  readonly url: string;
  /** A profile whose Direct Connect endpoint it is. */
  readonly profile: Profile;
  /** The operations that were requested, oldest first; for anything but Direct Connect, the paths. */
  readonly asked: string[];
  /** The same requests, complete. */
  readonly received: Received[];
  stop(): void;
}

/**
 * Starts a server on 127.0.0.1.
 * @param give returns the answer for an operation of Direct Connect, or for a path of something else.
 */
export async function answering(give: (operation: string) => Given): Promise<AnsweringServer> {
  const asked: string[] = [];
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const { method = '', url: path = '', headers: sent } = request;
      received.push({ method, path, headers: sent, body: body.toString('utf8') });
      const target = request.headers['x-amz-target'];
      const operation = typeof target === 'string' ? (target.split('.')[1] ?? '') : (request.url ?? '');
      asked.push(operation);
      const answer = give(operation);
      if (typeof answer === 'function') {
        answer(response);
        return;
      }
      const { status = 200, headers = {}, body: text = '' } = answer;
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1', ...headers }).end(text);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const secret = () => randomBytes(20).toString('hex');
  return {
    url,
    profile: {
      name: 'answered',
      regions: [],
      endpoints: { direct_connect: url, sts: url, sso: url, sso_oidc: url, iam: url },
      origin: {
        kind: 'memory',
        accessKeyId: `AKIA${secret().slice(0, 16).toUpperCase()}`,
        secretAccessKey: secret(),
      },
    },
    asked,
    received,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
