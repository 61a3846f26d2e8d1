import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Exchange } from './exchange';

/** A fault between a client and its server. */
export interface Fault {
  readonly name: string;
  strike(exchange: Exchange): Promise<void> | void;
}

/** The answer comes late. The server gets the request at once. */
export const delay = (milliseconds: number): Fault => ({
  name: 'delay',
  async strike(exchange) {
    const answer = await exchange.forward();
    await sleep(milliseconds, undefined, { signal: exchange.over });
    exchange.send(answer);
  },
});

/** The connection is reset, and the server behind never gets the request. */
export const resetBefore: Fault = {
  name: 'reset before',
  strike: (exchange) => exchange.reset(),
};

/** The connection is reset after the server has answered: the operation is carried out, but nobody learns that. */
export const resetAfter: Fault = {
  name: 'reset after',
  async strike(exchange) {
    await exchange.forward();
    exchange.reset();
  },
};

/**
 * A proxy in between has lost the answer and sends the request again by itself. The server behind carries out the first
 * request, and the client gets the answer to the second.
 * @param between is done before the second is sent, as if by others in the same account.
 */
export const retriedUpstream = (between: () => Promise<unknown> = () => Promise.resolve()): Fault => ({
  name: 'retried upstream',
  async strike(exchange) {
    await exchange.forward();
    await between();
    exchange.send(await exchange.forward());
  },
});

/** The code and message of a refusal, in AWS's format. */
export interface Refused {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const inForm = ({ status, code, message }: Refused): Answer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': code },
  body: Buffer.from(JSON.stringify({ __type: code, message })),
});

/** The same proxy, if the second request is refused for another reason, such as a session that has just expired. */
export const refusedAfter = (refused: Refused): Fault => ({
  name: `refused after: ${refused.code}`,
  async strike(exchange) {
    await exchange.forward();
    exchange.send(inForm(refused));
  },
});

/** The request is refused, and the server behind never gets it. */
export const refusedBefore = (refused: Refused): Fault => ({
  name: `refused before: ${refused.code}`,
  strike: (exchange) => exchange.send(inForm(refused)),
});

const LOGIN: Answer = {
  status: 407,
  headers: { 'content-type': 'text/html', 'proxy-authenticate': 'Basic realm="proxy"' },
  body: Buffer.from('<html><body>Proxy Authentication Required</body></html>'),
};

/** A proxy's login has expired after it forwarded the request: the operation is carried out. */
export const loginAfter: Fault = {
  name: 'proxy login after',
  async strike(exchange) {
    await exchange.forward();
    exchange.send(LOGIN);
  },
};

/** A proxy requires a login, and forwards nothing. */
export const loginBefore: Fault = {
  name: 'proxy login before',
  strike: (exchange) => exchange.send(LOGIN),
};

/** The connection ends after half of the announced body. */
export const truncate: Fault = {
  name: 'truncate',
  async strike(exchange) {
    const answer = await exchange.forward();
    exchange.begin(answer);
    exchange.write(answer.body.subarray(0, Math.floor(answer.body.length / 2)));
    await exchange.close();
  },
};

/** The answer comes byte by byte, for as long as the client listens. */
export const drip = (milliseconds: number): Fault => ({
  name: 'drip',
  async strike(exchange) {
    const answer = await exchange.forward();
    exchange.begin(answer);
    for (const byte of answer.body) {
      exchange.write(Buffer.of(byte));
      await sleep(milliseconds, undefined, { signal: exchange.over });
    }
    exchange.end();
  },
});

/** No answer comes. The server behind does not get the request. */
export const hang: Fault = { name: 'hang', strike: () => undefined };

/** A network's sign-in page comes instead of the answer. */
export const signInPage: Fault = {
  name: 'sign-in page',
  strike: (exchange) =>
    exchange.send({
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: Buffer.from('<!DOCTYPE html><title>Guest network</title><p>Sign in to go on.</p>'),
    }),
};

/** A load balancer in between has no server available. */
export const unavailable: Fault = {
  name: 'unavailable',
  strike: (exchange) =>
    exchange.send({
      status: 503,
      headers: { 'content-type': 'text/html' },
      body: Buffer.from('<html><body><h1>503 Service Temporarily Unavailable</h1></body></html>'),
    }),
};

/** Every page of a list is the first one again, and names the same next page. */
export const repeatPage = (nextToken: string): Fault => {
  let first: Promise<Answer> | undefined;
  return {
    name: 'repeat page',
    async strike(exchange) {
      const answer = await (first ??= exchange.forward());
      const page = JSON.parse(answer.body.toString()) as object;
      exchange.send({ ...answer, body: Buffer.from(JSON.stringify({ ...page, nextToken })) });
    },
  };
};

/** The fields of the answer are changed. */
export const rewrite = (change: (fields: Record<string, unknown>) => object): Fault => ({
  name: 'rewrite',
  async strike(exchange) {
    const answer = await exchange.forward();
    const fields = JSON.parse(answer.body.toString()) as Record<string, unknown>;
    exchange.send({ ...answer, body: Buffer.from(JSON.stringify(change(fields))) });
  },
});

/** The Date header of the answer is off by some milliseconds. */
export const wrongDate = (milliseconds: number): Fault => ({
  name: 'wrong date',
  async strike(exchange) {
    const answer = await exchange.forward();
    const date = new Date(Date.parse(answer.headers['date'] ?? '') + milliseconds).toUTCString();
    exchange.send({ ...answer, headers: { ...answer.headers, date } });
  },
});
