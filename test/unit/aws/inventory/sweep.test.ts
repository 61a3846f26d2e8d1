import { deepEqual, ok, rejects } from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { ClientRequest, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { mock } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import type { Keys } from '../../../../src/aws/credentials/keys';
import { sweepRegion } from '../../../../src/aws/inventory/sweep';
import type { Profile } from '../../../../src/aws/profiles/profiles';
import { clientsFor } from '../../../../src/aws/transport/clients';
import { Limits } from '../../../../src/aws/transport/limits';
import { CALL_DEADLINE } from '../../../../src/aws/transport/timeouts';
import { connect } from '../../../support/sdk';

/** A request that waits for its answer. */
interface Asked {
  readonly operation: string;
  /** The interconnect or LAG whose hosted connections are requested. */
  readonly on: string;
  readonly response: ServerResponse;
}

/** A stub of Direct Connect. Emits each request for which the test has set no answer. */
class Service extends EventEmitter<{ asked: [Asked] }> {
  readonly answers = new Map<string, object>();
  private readonly server: Server;

  constructor() {
    super();
    this.server = createServer((request, response) => {
      void text(request).then((body) => {
        const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
        const { connectionId: on = '' } = JSON.parse(body) as { connectionId?: string };
        const answer = this.answers.get(operation);
        if (answer) response.end(JSON.stringify(answer));
        else this.emit('asked', { operation, on, response });
      });
    });
  }

  async start(): Promise<void> {
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
  }

  profile(): Profile {
    const { port } = this.server.address() as AddressInfo;
    const endpoints = { direct_connect: `http://127.0.0.1:${port}` };
    const origin = { kind: 'memory', accessKeyId: 'x', secretAccessKey: 'y' } as const;
    return { name: 'x', regions: [], endpoints, origin };
  }

  session() {
    return connect(this.profile(), 'us-east-1');
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

const nothing = { connections: [], lags: [], virtualInterfaces: [], interconnects: [] };
const interconnects = (count: number) => ({
  interconnects: Array.from({ length: count }, (_, index) => ({ interconnectId: `i${index}` })),
});

describe('a sweep', () => {
  let service: Service;

  beforeEach(async () => {
    service = new Service();
    for (const name of ['Connections', 'Lags', 'VirtualInterfaces']) {
      service.answers.set(`Describe${name}`, nothing);
    }
    await service.start();
  });
  afterEach(() => {
    mock.timers.reset();
    service.stop();
  });

  it('of lists with duplicates keeps each resource once', async () => {
    service.answers.set('DescribeConnections', {
      connections: [{ connectionId: 'c' }, { connectionId: 'c' }],
    });
    service.answers.set('DescribeLags', {
      lags: [{ lagId: 'l', connections: [{ connectionId: 'c' }] }, { lagId: 'l' }],
    });
    service.answers.set('DescribeVirtualInterfaces', {
      virtualInterfaces: [{ virtualInterfaceId: 'v' }, { virtualInterfaceId: 'v' }],
    });
    service.answers.set('DescribeInterconnects', nothing);
    const sweep = await service.session().sweep();
    deepEqual(
      [
        sweep.connections.map(({ connectionId }) => connectionId),
        sweep.lags.map(({ lagId }) => lagId),
        sweep.virtualInterfaces.map(({ virtualInterfaceId }) => virtualInterfaceId),
      ],
      [['c'], ['l'], ['v']],
    );
  });

  it('prepares the other requests only after the first page of connections can be drawn', async () => {
    // No time passes, so only that page lets the others begin.
    mock.timers.enable({ apis: ['setTimeout'] });
    service.answers.delete('DescribeConnections');
    service.answers.set('DescribeInterconnects', nothing);
    service.answers.set('DescribeVirtualInterfaces', { virtualInterfaces: [{ virtualInterfaceId: 'v' }] });
    const others = new EventEmitter<{ read: [] }>();
    const read = once(others, 'read');
    let pages = 0;
    service.on('asked', ({ response }) => {
      pages += 1;
      if (pages === 1) response.end(JSON.stringify({ ...nothing, nextToken: 'next' }));
      // The others don't wait for the end of the list.
      else void read.then(() => response.end(JSON.stringify(nothing)));
    });
    const prepared = mock.method(DirectConnectClient.prototype, 'send').mock;
    const counts: number[] = [];
    try {
      await service.session().sweep(undefined, (soFar) => {
        // What draws the page runs by the end of this turn of the event loop.
        process.nextTick(() => counts.push(prepared.callCount()));
        if (soFar().virtualInterfaces.length > 0) others.emit('read');
      });
    } finally {
      prepared.restore();
    }
    // Both pages of connections, then one for each of the others.
    deepEqual([counts[0], counts.at(-1)], [2, 5]);
  });

  it('that is canceled before its first answer ends at once and requests nothing else', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    service.answers.delete('DescribeConnections');
    const prepared = mock.method(DirectConnectClient.prototype, 'send').mock;
    const controller = new AbortController();
    service.on('asked', () => controller.abort());
    try {
      await rejects(service.session().sweep(controller.signal), { kind: 'cancelled' });
      deepEqual(prepared.callCount(), 1);
    } finally {
      prepared.restore();
    }
  });

  it('asks for the connections first, however long it takes to prepare that', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    service.answers.set('DescribeInterconnects', nothing);
    const prepared = mock.method(DirectConnectClient.prototype, 'send').mock;
    const credentials = new EventEmitter<{ wanted: []; come: [Keys] }>();
    const { reader } = clientsFor(service.profile(), 'us-east-1', new Limits(), async () => {
      const come = once(credentials, 'come') as Promise<[Keys]>;
      credentials.emit('wanted');
      return (await come)[0];
    });
    try {
      const wanted = once(credentials, 'wanted');
      const sweeping = sweepRegion(reader);
      await wanted;
      mock.timers.tick(1_000);
      await setImmediate();
      deepEqual(prepared.callCount(), 1);
      credentials.emit('come', { accessKeyId: 'x', secretAccessKey: 'y' });
      deepEqual((await sweeping).failures, []);
    } finally {
      prepared.restore();
    }
  });

  it('waits only for a moment for the answer with the connections', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    service.answers.delete('DescribeConnections');
    service.answers.set('DescribeInterconnects', nothing);
    service.answers.set('DescribeVirtualInterfaces', { virtualInterfaces: [{ virtualInterfaceId: 'v' }] });
    const shown = new EventEmitter<{ row: [string | undefined] }>();
    const asked = once(service, 'asked') as Promise<[Asked]>;
    const row = once(shown, 'row') as Promise<[string]>;
    const sweeping = service.session().sweep(undefined, (soFar) => {
      const [first] = soFar().virtualInterfaces;
      if (first) shown.emit('row', first.virtualInterfaceId);
    });
    const [{ operation, response }] = await asked;
    mock.timers.tick(20);
    deepEqual([operation, ...(await row)], ['DescribeConnections', 'v']);
    response.end(JSON.stringify(nothing));
    deepEqual((await sweeping).failures, []);
  });

  it('sends the request for the next page before it works on the one that came', async () => {
    service.answers.delete('DescribeVirtualInterfaces');
    service.answers.set('DescribeInterconnects', nothing);
    let page = 0;
    service.on('asked', ({ response }) => {
      page += 1;
      const virtualInterfaces = [{ virtualInterfaceId: `v${page}` }];
      response.end(JSON.stringify({ virtualInterfaces, ...(page < 3 && { nextToken: `after ${page}` }) }));
    });
    const events: string[] = [];
    const sent = (message: unknown) => {
      const { request } = message as { request: ClientRequest };
      const target = String(request.getHeader('x-amz-target'));
      if (target.endsWith('.DescribeVirtualInterfaces')) events.push('sent');
    };
    let taken = 0;
    const take = (count: number) => {
      if (count > taken) events.push('taken');
      taken = count;
    };
    subscribe('http.client.request.start', sent);
    try {
      await service.session().sweep(undefined, (soFar) => take(soFar().virtualInterfaces.length));
    } finally {
      unsubscribe('http.client.request.start', sent);
    }
    deepEqual(events, ['sent', 'sent', 'taken', 'sent', 'taken', 'taken']);
  });

  it('for a partner says which list of hosted connections failed, even if it fails before the others end', async () => {
    service.answers.delete('DescribeVirtualInterfaces');
    service.answers.set('DescribeInterconnects', interconnects(4));
    const unhandled: unknown[] = [];
    const note = (error: unknown) => unhandled.push(error);
    process.on('unhandledRejection', note);
    try {
      const held: Asked[] = [];
      service.on('asked', (asked) => {
        if (asked.on === 'i0') asked.response.end('<html>');
        else held.push(asked);
        // The last list is requested only once another one has ended: by now, the first one has failed.
        if (asked.on !== 'i3') return;
        for (const { response } of held) response.end(JSON.stringify(nothing));
        service
          .removeAllListeners('asked')
          .on('asked', ({ response }) => response.end(JSON.stringify(nothing)));
      });
      const { failures } = await service.session().sweep();
      deepEqual(
        failures.map(({ kind }) => kind),
        ['unreadable'],
      );
      deepEqual(unhandled, []);
    } finally {
      process.off('unhandledRejection', note);
    }
  });

  it('of a partner’s 130 interconnects may take longer than the deadline of one call', async () => {
    const COUNT = 130;
    const AT_ONCE = 3;
    const LATENCY = 1_500;
    mock.timers.enable({ apis: ['setTimeout'] });
    service.answers.set('DescribeInterconnects', interconnects(COUNT));
    const waiting: Asked[] = [];
    service.on('asked', (asked) => waiting.push(asked));
    const sweeping = service.session().sweep();
    let passed = 0;
    for (let answered = 0; answered < COUNT; passed += LATENCY) {
      const expected = Math.min(AT_ONCE, COUNT - answered);
      while (waiting.length < expected) await once(service, 'asked');
      mock.timers.tick(LATENCY);
      answered += waiting.length;
      for (const { response } of waiting.splice(0)) response.end(JSON.stringify(nothing));
    }
    deepEqual((await sweeping).failures, []);
    ok(passed > 2 * CALL_DEADLINE);
  });

  it('stops reading a partner’s lists if it can’t read those of the account', async () => {
    const operations = ['DescribeConnections', 'DescribeLags', 'DescribeVirtualInterfaces'];
    for (const operation of operations) service.answers.delete(operation);
    service.answers.set('DescribeInterconnects', interconnects(1));
    const own: Asked[] = [];
    const hosted = new Promise<ServerResponse>((resolve) => {
      service.on('asked', (asked) => {
        if (asked.on === '') own.push(asked);
        else resolve(asked.response);
      });
    });
    const sweeping = rejects(service.session().sweep(), { kind: 'unreadable' });
    const left = once(await hosted, 'close');
    for (const { response } of own) response.end('<html>');
    await sweeping;
    await left;
  });
});
