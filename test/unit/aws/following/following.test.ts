import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Followed } from '../../../../src/aws/following/followed';
import { Following } from '../../../../src/aws/following/following';
import type { Place } from '../../../../src/aws/session/place';
import type { SessionStore } from '../../../../src/aws/session/sessionStore';
import type { VirtualInterface } from '../../../../src/directconnect/resources/resources';
import { ManualTimer, atRest } from '../../../support/manualTimer';
import { TestMemento } from '../../../support/memento';

interface Asked {
  readonly place: Place;
  readonly id: string;
  readonly signal: AbortSignal;
  readonly answer: (...found: VirtualInterface[]) => Promise<void>;
  readonly fail: () => Promise<void>;
}

/** A store whose requests are answered when the test says so. */
function following() {
  const asked: Asked[] = [];
  const session = (place: Place) => ({
    background: {
      virtualInterfaces: ({ virtualInterfaceId: id }: { virtualInterfaceId: string }, signal: AbortSignal) =>
        new Promise<VirtualInterface[]>((resolve, reject) => {
          const answer = (...found: VirtualInterface[]) => {
            resolve(found);
            return atRest();
          };
          const fail = () => {
            reject(new Error('refused'));
            return atRest();
          };
          asked.push({ place, id, signal, answer, fail });
        }),
    },
  });
  const sessions = { session: (place: Place) => Promise.resolve(session(place)) } as unknown as SessionStore;
  const timer = new ManualTimer();
  const store = new Following(sessions, new TestMemento(), timer);
  const seen: (readonly string[])[] = [];
  store.on('seen', (one) => seen.push([...one.asked]));
  const pass = async () => {
    timer.pass();
    await atRest();
  };
  return { store, timer, asked, seen, pass };
}
const one = (id: string, region = 'us-east-1', state = 'pending'): Followed => ({
  ...{ place: { profile: 'network', region }, kind: 'virtualInterface', id, state },
});

describe('following', () => {
  it('polls what several viewers see with one request, until nobody sees it', async () => {
    const { store, timer, asked, pass } = following();
    const [view, form] = [{}, {}];
    store.watch(view, [one('dxvif-1')]);
    store.watch(form, [one('dxvif-1')]);
    deepEqual(timer.milliseconds, [5_000]);
    await pass();
    equal(asked.length, 1);
    store.watch(view, []);
    const [look] = asked;
    equal(look?.signal.aborted, false);
    store.watch(form, []);
    ok(look.signal.aborted);
    await look.answer({ virtualInterfaceId: 'dxvif-1' });
    deepEqual(timer.milliseconds, []);
  });

  it('polls at once the places of the viewer that asks for it, and no others', async () => {
    const { store, asked, timer } = following();
    const form = {};
    store.watch({}, [one('dxvif-2', 'eu-central-1')]);
    store.watch(form, [one('dxvif-1')]);
    store.pollNow(form);
    await atRest();
    deepEqual(
      asked.map(({ id }) => id),
      ['dxvif-1'],
    );
    deepEqual(timer.milliseconds, [5_000]);
    store.dispose();
  });

  it('polls four places at the same time', async () => {
    const { store, timer, asked, pass, seen } = following();
    const regions = [1, 2, 3, 4, 5, 6].map((at) => `us-test-${at}`);
    store.watch(
      {},
      regions.map((region) => one('dxvif-1', region)),
    );
    while (timer.milliseconds.length > 0) await pass();
    deepEqual(
      asked.map(({ place }) => place.region),
      regions.slice(0, 4),
    );
    await asked[0]?.fail();
    await asked[1]?.answer();
    deepEqual(
      asked.map(({ place }) => place.region),
      regions,
    );
    equal(seen.length, 1);
    store.dispose();
  });

  it('uses what was answered if something else in the place was refused', async () => {
    const { store, asked, pass, seen } = following();
    store.watch({}, [one('dxvif-1'), one('dxvif-2')]);
    await pass();
    await asked[0]?.fail();
    await asked[1]?.answer({ virtualInterfaceId: 'dxvif-2' });
    deepEqual(seen, [['dxvif-2']]);
    store.dispose();
  });

  it('shortens its waits again when something has another state, or something else is followed', async () => {
    const { store, asked, timer, pass } = following();
    const view = {};
    for (const followed of [
      [one('dxvif-1')],
      [one('dxvif-1', 'us-east-1', 'verifying')],
      [one('dxvif-1', 'us-east-1', 'verifying'), one('dxvif-2')],
    ]) {
      store.watch(view, followed);
      deepEqual(timer.milliseconds, [5_000]);
      await pass();
      for (const look of asked.splice(0)) await look.answer({ virtualInterfaceId: 'dxvif-1' });
      deepEqual(timer.milliseconds, [7_500]);
      store.watch(view, followed);
      deepEqual(timer.milliseconds, [7_500], 'an unchanged one keeps its wait');
    }
    store.dispose();
  });
});
