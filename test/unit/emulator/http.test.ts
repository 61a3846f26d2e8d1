import assert from 'node:assert/strict';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { EndpointUnderTest, codeOf, sign } from './endpointUnderTest';
import type { RawRequest } from './endpointUnderTest';

describe('emulator: HTTP', () => {
  let endpoint: EndpointUnderTest;
  before(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  after(() => endpoint.close());

  const signedFor = (changes: Record<string, string>): RawRequest => {
    const request = endpoint.unsigned('DescribeConnections');
    return sign({ ...request, headers: { ...request.headers, ...changes } }, endpoint.keys());
  };

  it('answers AWS JSON 1.1 with a request id', async () => {
    const answer = await endpoint.send(signedFor({}));
    assert.equal(answer.status, 200);
    assert.equal(answer.headers['content-type'], 'application/x-amz-json-1.1');
    assert.match(String(answer.headers['x-amzn-requestid']), /^[0-9a-f-]{36}$/);
  });

  it('accepts localhost', async () => {
    assert.equal((await endpoint.send(signedFor({ Host: `localhost:${endpoint.port}` }))).status, 200);
  });

  describe('keeps web pages out, whatever they signed', () => {
    const cases: [string, Record<string, string>, number][] = [
      ['a rebound name', { Host: 'attacker.example' }, 403],
      ['a rebound name with the port', { Host: 'attacker.example:1' }, 403],
      ['a host without the port', { Host: '127.0.0.1' }, 403],
      ['an Origin', { Origin: 'https://attacker.example' }, 403],
      ['an opaque Origin', { Origin: 'null' }, 403],
      ['text/plain', { 'Content-Type': 'text/plain' }, 415],
    ];
    for (const [name, headers, status] of cases) {
      it(name, async () => {
        const answer = await endpoint.send(signedFor(headers));
        assert.equal(answer.status, status);
        assert.ok(!Object.keys(answer.headers).some((header) => header.startsWith('access-control-')));
      });
    }

    it('a preflight', async () => {
      const answer = await endpoint.send({
        ...endpoint.unsigned('DescribeConnections'),
        method: 'OPTIONS',
        body: '',
      });
      assert.equal(answer.status, 405);
      assert.equal(answer.headers['allow'], 'POST');
      assert.ok(!Object.keys(answer.headers).some((header) => header.startsWith('access-control-')));
    });

    it('the control routes too', async () => {
      const request = { method: 'GET', path: '/_control/requests', body: '' };
      const token = endpoint.ready.controlToken;
      const foreign = { 'Host': 'attacker.example', 'X-Control-Token': token };
      assert.equal((await endpoint.send({ ...request, headers: foreign })).status, 403);
      const origin = { 'Host': `127.0.0.1:${endpoint.port}`, 'X-Control-Token': token, 'Origin': 'null' };
      assert.equal((await endpoint.send({ ...request, headers: origin })).status, 403);
    });
  });

  it('accepts a configured host name, and no other', async () => {
    const named = await EndpointUnderTest.start(undefined, 0, ['directconnect.example']);
    const call = (host: string) => {
      const request = named.unsigned('DescribeConnections');
      return named.send(sign({ ...request, headers: { ...request.headers, Host: host } }, named.keys()));
    };
    try {
      assert.equal((await call('DirectConnect.example')).status, 200);
      assert.equal((await call('directconnect.example:1')).status, 403);
      assert.equal((await call('sub.directconnect.example')).status, 403);
    } finally {
      await named.close();
    }
  });

  it('refuses two Host headers', async () => {
    const answer = await endpoint.sendBytes(
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${endpoint.port}\r\nHost: attacker.example\r\nConnection: close\r\n\r\n`,
    );
    assert.match(answer, /^HTTP\/1\.1 40[03] /);
  });

  it('refuses a request without a Host', async () => {
    assert.match(
      await endpoint.sendBytes('POST / HTTP/1.0\r\nContent-Length: 0\r\n\r\n'),
      /^HTTP\/1\.1 403 /,
    );
  });

  it('refuses other methods and paths', async () => {
    const request = endpoint.unsigned('DescribeConnections');
    assert.equal((await endpoint.send({ ...request, method: 'GET', body: '' })).status, 405);
    const elsewhere = await endpoint.send({ ...request, path: '/elsewhere' });
    assert.equal(elsewhere.status, 404);
    assert.equal(codeOf(elsewhere), 'UnknownOperationException');
  });

  describe('a body over 1 MB', () => {
    const head = (headers: string) =>
      `POST / HTTP/1.1\r\nHost: 127.0.0.1:${endpoint.port}\r\nContent-Type: application/x-amz-json-1.1\r\n${headers}\r\n\r\n`;

    /** Resolves with the answer as soon as its head has arrived, and stops sending. */
    const firstAnswer = (bytes: string): Promise<string> =>
      new Promise((resolve, reject) => {
        const socket = connect(endpoint.port, '127.0.0.1', () => socket.write(bytes));
        socket.on('error', reject);
        socket.once('data', (chunk) => {
          resolve(chunk.toString('utf8'));
          socket.destroy();
        });
      });

    it('is refused by its Content-Length, before it is sent', async () => {
      assert.match(await firstAnswer(head('Content-Length: 1000000000')), /^HTTP\/1\.1 413 /);
    });

    it('is refused without asking for it (100-continue)', async () => {
      const answer = await firstAnswer(head('Content-Length: 1000000000\r\nExpect: 100-continue'));
      assert.match(answer, /^HTTP\/1\.1 413 /);
    });

    it('is refused as soon as it grows too large', async () => {
      const chunk = `${(600_000).toString(16)}\r\n${'x'.repeat(600_000)}\r\n`;
      const answer = await firstAnswer(head('Transfer-Encoding: chunked') + chunk + chunk);
      assert.match(answer, /^HTTP\/1\.1 413 /);
    });
  });

  it('drops the largest of many unfinished bodies, and still answers small requests', async () => {
    const crowd = 100;
    const sockets: Socket[] = [];
    // The bodies of 100 clients that each send 0.9 of the announced 0.95 MB exceed 32 MB in total.
    const head = `POST / HTTP/1.1\r\nHost: 127.0.0.1:${endpoint.port}\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: 950000\r\n\r\n`;
    const refusals = 100 - Math.floor(32_000_000 / 900_000);
    let refused = 0;
    try {
      await new Promise<void>((resolve, reject) => {
        for (let count = 0; count < crowd; count += 1) {
          const socket = connect(endpoint.port, '127.0.0.1', () => socket.write(head + 'x'.repeat(900_000)));
          sockets.push(socket);
          // A client that is cut off while it still sends may see a reset.
          socket.on('error', (error: NodeJS.ErrnoException) => error.code !== 'ECONNRESET' && reject(error));
          socket.once('data', (chunk) => {
            if (!/^HTTP\/1\.1 503 /.test(chunk.toString('latin1')))
              reject(new Error(chunk.toString('latin1')));
            refused += 1;
            if (refused === refusals) resolve();
          });
        }
      });
      assert.equal((await endpoint.send(signedFor({}))).status, 200);
      assert.equal(refused, refusals);
    } finally {
      for (const socket of sockets) socket.destroy();
    }
  });

  it('accepts a body just below 1 MB', async () => {
    const body = JSON.stringify({ unknown: 'x'.repeat(990_000) });
    assert.equal((await endpoint.call('DescribeConnections', body)).status, 200);
  });

  it('asks for a body that waits for 100-continue', async () => {
    const { headers, body } = signedFor({});
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    const answer = await endpoint.sendBytes(
      `POST / HTTP/1.1\r\n${lines.join('\r\n')}\r\nContent-Length: 2\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n${body}`,
    );
    assert.match(answer, /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /);
  });

  it('waits its latency before every answer', async () => {
    const slow = await EndpointUnderTest.start(undefined, 150);
    const begun = performance.now();
    await slow.call('DescribeConnections', {});
    assert.ok(performance.now() - begun >= 149);
    await slow.close();
  });

  it('closes while a request hangs and a connection idles', async () => {
    const closing = await EndpointUnderTest.start();
    await closing.control('POST', 'faults', { fault: 'hang' });
    const hanging = assert.rejects(closing.call('DescribeConnections', {}));
    const idle = connect(closing.port, '127.0.0.1');
    await new Promise((resolve) => idle.once('connect', resolve));
    const ended = new Promise((resolve) => idle.once('close', resolve));
    // The hanging request has arrived once it is in the record.
    while (!(await closing.control('GET', 'requests')).text.includes('DescribeConnections'));
    await closing.close();
    await Promise.all([hanging, ended]);
  });
});
