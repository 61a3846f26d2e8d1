import { deepEqual } from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { mock } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { unreadNetwork } from '../../../../src/directconnect/allocation/knownNetwork';
import type { NetworkFacts } from '../../../../src/directconnect/allocation/knownNetwork';
import type { FactStores } from '../../../../src/views/allocation/facts';
import { NetworkWatch } from '../../../../src/views/allocation/networkWatch';

const SECOND = 1_000;

describe('watching the network of a form', () => {
  const inventories = new EventEmitter();
  const stores = { inventories, identities: new EventEmitter() } as unknown as FactStores;
  let told: string[] = [];
  let answers: ((id: string) => void)[] = [];
  let watch: NetworkWatch;

  const facts = () =>
    new Promise<NetworkFacts>((resolve) => answers.push((id) => resolve(unreadNetwork(id))));

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    [told, answers] = [[], []];
    watch = new NetworkWatch(stores, facts, ({ connection }) => told.push(connection.id));
    watch.start(unreadNetwork('dxcon-1'));
  });

  afterEach(() => {
    watch.stop();
    mock.timers.reset();
  });

  it('reports several changes once, and nothing that is the same as before', async () => {
    inventories.emit('change');
    inventories.emit('read');
    mock.timers.tick(SECOND);
    answers[0]?.('dxcon-1');
    await turn();
    deepEqual([answers.length, told], [1, []]);
    inventories.emit('updated');
    mock.timers.tick(SECOND);
    answers[1]?.('dxcon-2');
    await turn();
    deepEqual(told, ['dxcon-2']);
  });

  it('reads again after a change that came during a read', async () => {
    inventories.emit('change');
    mock.timers.tick(SECOND);
    inventories.emit('change');
    answers[0]?.('dxcon-1');
    await turn();
    mock.timers.tick(SECOND);
    answers[1]?.('dxcon-2');
    await turn();
    deepEqual(told, ['dxcon-2']);
  });

  it('does not report what was being read when it was stopped or restarted', async () => {
    inventories.emit('change');
    mock.timers.tick(SECOND);
    watch.start(unreadNetwork('dxcon-3'));
    answers[0]?.('dxcon-2');
    await turn();
    watch.stop();
    inventories.emit('change');
    mock.timers.tick(SECOND);
    deepEqual([answers.length, told], [1, []]);
  });
});
