import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { Agent, createServer, request } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { FaultProxy } from '../../support/faultProxy';
import {
  delay,
  drip,
  hang,
  repeatPage,
  resetAfter,
  resetBefore,
  rewrite,
  signInPage,
  truncate,
  unavailable,
  wrongDate,
} from '../../support/faultProxy/faults';

const BODY = JSON.stringify({ rows: ['a', 'b'], nextToken: '2' });

describe('the fault proxy', () => {
  let behind: Server;
  let received: IncomingMessage[];
  let proxy: FaultProxy;
  let agent: Agent;

  const begin = (operation: string) =>
    request(proxy.url, {
      method: 'POST',
      agent,
      headers: { 'X-Amz-Target': `OvertureService.${operation}`, 'Connection': 'keep-alive' },
    }).end('{}');
  const ask = async (operation = 'DescribeConnections') => {
    const asking = begin(operation);
    const [answer] = (await once(asking, 'response')) as [IncomingMessage];
    const text = (await buffer(answer)).toString();
    return { status: answer.statusCode, headers: answer.headers, text };
  };
  const ending = () => proxy.seen.at(-1)?.ended;

  before(async () => {
    behind = createServer((message, response) => {
      received.push(message);
      response.setHeader('Date', 'Tue, 24 Nov 2026 12:00:00 GMT');
      message.resume().once('end', () => response.end(BODY));
    }).listen(0, '127.0.0.1');
    await once(behind, 'listening');
    proxy = await FaultProxy.start();
    proxy.forwardTo(`http://127.0.0.1:${(behind.address() as AddressInfo).port}`);
  });
  after(async () => {
    await proxy.stop();
    behind.close();
  });
  beforeEach(() => {
    received = [];
    proxy.clear();
    agent = new Agent({ keepAlive: true, maxSockets: 8 });
  });
  afterEach(() => agent.destroy());

  it('forwards requests unchanged, including the Host header, and counts them', async () => {
    for (let time = 0; time < 3; time++) equal((await ask()).text, BODY);
    equal(received[0]?.headers.host, proxy.authority);
    equal(received[0].headers['x-amz-target'], 'OvertureService.DescribeConnections');
    equal(proxy.sockets, 1);
    deepEqual(
      proxy.seen.map(({ method, operation, sent, socket }) => [method, operation, sent, socket]),
      Array(3).fill(['POST', 'DescribeConnections', BODY.length, proxy.seen[0]?.socket]),
    );
    equal(await ending(), 'answered');
  });

  it('counts the connections that are open at the same time', async () => {
    proxy.set({}, delay(20));
    await Promise.all([ask(), ask(), ask()]);
    deepEqual([proxy.sockets, proxy.mostOpen], [3, 3]);
  });

  it('applies a fault to the named operation, after the given number of calls and as often as given', async () => {
    proxy.set({ operation: 'DescribeLags', after: 1, times: 1 }, unavailable);
    const statuses = [];
    for (const operation of ['DescribeLags', 'DescribeConnections', 'DescribeLags', 'DescribeLags']) {
      statuses.push((await ask(operation)).status);
    }
    deepEqual(statuses, [200, 200, 503, 200]);
    deepEqual(
      proxy.seen.map(({ fault }) => fault),
      [undefined, undefined, 'unavailable', undefined],
    );
  });

  it('resets the connection before the server behind it gets the request', async () => {
    proxy.set({}, resetBefore);
    await rejects(ask(), { code: 'ECONNRESET' });
    equal(received.length, 0);
    equal(await ending(), 'cut');
  });

  it('resets the connection after the server behind it has answered', async () => {
    proxy.set({}, resetAfter);
    await rejects(ask(), { code: 'ECONNRESET' });
    equal(received.length, 1);
    equal(proxy.seen[0]?.sent, 0);
  });

  it('cuts an answer off', async () => {
    proxy.set({}, truncate);
    await rejects(ask(), { code: 'ECONNRESET' });
    equal(proxy.seen[0]?.sent, Math.floor(BODY.length / 2));
    equal(await ending(), 'cut');
  });

  it('sends an answer byte by byte, and notices that the client disconnected', async () => {
    proxy.set({}, drip(1));
    equal((await ask()).text, BODY);
    proxy.clear();
    proxy.set({}, drip(60_000));
    const asking = begin('DescribeLags');
    const [answer] = (await once(asking, 'response')) as [IncomingMessage];
    await once(answer, 'data');
    equal(proxy.seen[0]?.sent, 1);
    answer.on('error', () => undefined);
    asking.destroy();
    equal(await ending(), 'left');
  });

  it('never answers, without calling the server behind it', async () => {
    proxy.set({}, hang);
    const asking = begin('DescribeLags').on('error', () => undefined);
    await once(proxy, 'seen');
    asking.destroy();
    equal(await ending(), 'left');
    equal(received.length, 0);
  });

  it('answers with a web page, fields of another type, a repeating token or another date', async () => {
    proxy.set({ times: 1 }, signInPage);
    proxy.set(
      { times: 1 },
      rewrite(({ rows }) => ({ rows, more: 1 })),
    );
    proxy.set({ times: 1 }, repeatPage('1'));
    proxy.set({ times: 1 }, wrongDate(3_600_000));
    const page = await ask();
    equal(page.headers['content-type'], 'text/html');
    match(page.text, /^<!DOCTYPE html>/);
    deepEqual(JSON.parse((await ask()).text), { rows: ['a', 'b'], more: 1 });
    deepEqual(JSON.parse((await ask()).text), { rows: ['a', 'b'], nextToken: '1' });
    equal((await ask()).headers.date, 'Tue, 24 Nov 2026 13:00:00 GMT');
  });

  it('refuses connections, and accepts them again', async () => {
    ok(await ask());
    await proxy.refuse();
    agent.destroy();
    await rejects(ask(), { code: 'ECONNREFUSED' });
    await proxy.accept();
    equal((await ask()).status, 200);
    equal(proxy.sockets, 2);
  });
});
