import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { mock } from 'node:test';
import { SweepTurns } from '../../../../src/aws/transport/sweepTurns';
import type { TurnRequest } from '../../../../src/aws/transport/sweepTurns';

/** The most sweeps at a time: in the background, with those that a person waits for, and of one profile. */
const AT_WORK = 16;
const WITH_A_PERSON = 24;
const OF_A_PROFILE = 8;
const UNDER_WAY = 64;

const now = Promise.resolve();
const refused = { kind: 'cancelled' };

/** Sweeps that begin when it is their turn, and end when the test says so. */
class Sweeps {
  readonly begun: string[] = [];
  private readonly ends = new Map<string, () => void>();
  private readonly heard = new Map<string, () => void>();
  private readonly turns = new SweepTurns();

  ask(profile: string, region: string, wish: Partial<TurnRequest> = {}): Promise<void> {
    const name = `${profile} ${region}`;
    return this.turns.take({ place: { profile, region }, ...wish }, (heard) => {
      this.begun.push(name);
      this.heard.set(name, heard);
      return new Promise<void>((resolve) => this.ends.set(name, resolve));
    });
  }

  /** Requests regions of a profile, in the background or as a person does. */
  many(profile: string, count: number, wish: Partial<TurnRequest> = {}): void {
    for (let region = 0; region < count; region++) void this.ask(profile, `r${region}`, wish);
  }

  /** Lets all sweeps begin that may: each needs its own turn of the event loop. */
  async settle(turns = 2 * UNDER_WAY): Promise<void> {
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
  }

  async end(name: string): Promise<void> {
    this.ends.get(name)?.();
    // One ends and another begins; a second one must not.
    await this.settle(3);
  }

  hear(name: string): void {
    this.heard.get(name)?.();
  }

  of(profile: string): number {
    return this.begun.filter((name) => name.startsWith(`${profile} `)).length;
  }
}

describe('the turns of sweeps', () => {
  let sweeps: Sweeps;
  beforeEach(() => (sweeps = new Sweeps()));
  afterEach(() => mock.timers.reset());

  it('are limited in the whole window, and for each profile', async () => {
    sweeps.many('a', 30);
    await sweeps.settle();
    equal(sweeps.begun.length, OF_A_PROFILE);
    for (let profile = 0; profile < 33; profile++) sweeps.many(`p${profile}`, 30);
    await sweeps.settle();
    equal(sweeps.begun.length, AT_WORK);
    await sweeps.end('a r0');
    equal(sweeps.begun.length, AT_WORK + 1);
  });

  it('let one start in each turn of the event loop', async () => {
    sweeps.many('a', 3);
    const seen: number[] = [];
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(sweeps.begun.length);
    }
    deepEqual(seen, [1, 2, 3]);
  });

  it('go first to what the user waits for, before a thousand others', async () => {
    for (let profile = 0; profile < 34; profile++) sweeps.many(`p${profile}`, 30);
    await sweeps.settle();
    void sweeps.ask('mine', 'us-east-1', { hurry: now });
    await sweeps.settle();
    equal(sweeps.begun.at(-1), 'mine us-east-1');
    // The same holds for sweeps that come when all turns are taken: they go first when one is free.
    for (let profile = 0; profile < 30; profile++) void sweeps.ask(`by hand ${profile}`, 'x', { hurry: now });
    await sweeps.settle();
    equal(sweeps.begun.length, WITH_A_PERSON);
    await sweeps.end(sweeps.begun[0] ?? '');
    equal(sweeps.begun.length, WITH_A_PERSON + 1);
    ok(sweeps.begun.at(-1)?.startsWith('by hand'));
  });

  it('go at once to what the user starts to wait for while it is in the queue', async () => {
    for (let profile = 0; profile < 34; profile++) sweeps.many(`p${profile}`, 30);
    let opened: () => void = () => undefined;
    void sweeps.ask('late', 'us-east-1', { hurry: new Promise((resolve) => (opened = resolve)) });
    await sweeps.settle();
    equal(sweeps.of('late'), 0);
    opened();
    await sweeps.settle();
    equal(sweeps.begun.at(-1), 'late us-east-1');
  });

  it('can be cancelled in the queue, and are free at once when their holder ends', async () => {
    const givenUp = new AbortController();
    sweeps.many('a', OF_A_PROFILE);
    await sweeps.settle();
    const waiting = sweeps.ask('a', 'given up', { signal: givenUp.signal });
    void sweeps.ask('a', 'behind');
    await sweeps.settle();
    givenUp.abort();
    await rejects(waiting, refused);
    await sweeps.end('a r3');
    equal(sweeps.begun.at(-1), 'a behind');
    await rejects(sweeps.ask('b', 'x', { signal: AbortSignal.abort() }), refused);
    equal(sweeps.of('b'), 0);
  });

  it('are free when the work fails', async () => {
    const turns = new SweepTurns();
    const place = { profile: 'a', region: 'x' };
    for (let time = 0; time < 3 * UNDER_WAY; time++) {
      await rejects(turns.take({ place }, () => Promise.reject(new Error('failed'))));
    }
    equal(await turns.take({ place }, () => Promise.resolve('next')), 'next');
  });

  it('go to the profiles and regions that have the fewest, so that hanging ones delay the others least', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    // All regions of one profile hang, and one region of every profile.
    const hangs = (name: string) => name.startsWith('p0 ') || name.endsWith(' r0');
    for (let profile = 0; profile < 34; profile++) sweeps.many(`p${profile}`, 30);
    await sweeps.settle();
    for (let seen = 0; seen < sweeps.begun.length; seen++) {
      const name = sweeps.begun[seen] ?? '';
      if (!hangs(name)) await sweeps.end(name);
    }
    const healthy = sweeps.begun.filter((name) => !hangs(name)).length;
    ok(healthy > 33 * 29 * 0.9, `${healthy} of ${33 * 29}`);
  });

  it('are held for three seconds by what does not answer, and as long as needed by what does', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    sweeps.many('hangs', 8);
    sweeps.many('answers', 8);
    await sweeps.settle();
    for (const later of ['x', 'y']) void sweeps.ask('later', later);
    mock.timers.tick(2_000);
    for (let region = 0; region < 8; region++) sweeps.hear(`answers r${region}`);
    mock.timers.tick(999);
    await sweeps.settle();
    equal(sweeps.begun.length, AT_WORK);
    mock.timers.tick(1);
    await sweeps.settle();
    equal(sweeps.of('later'), 2);
    // A sweep that hung counts again once it answers after all.
    for (let region = 0; region < 8; region++) sweeps.hear(`hangs r${region}`);
    void sweeps.ask('later', 'z');
    await sweeps.settle();
    equal(sweeps.of('later'), 2);
  });

  it('ignore an answer that arrives after the end', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    sweeps.many('a', 1);
    await sweeps.settle();
    await sweeps.end('a r0');
    const waiting = mock.method(globalThis, 'setTimeout');
    sweeps.hear('a r0');
    const count = waiting.mock.callCount();
    // Not only restored: Node would restore it once more with the mocks of other tests, to the mocked timers of this
    // test.
    mock.reset();
    equal(count, 0);
  });

  it('stay limited when nothing answers at all', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    for (let profile = 0; profile < 34; profile++) sweeps.many(`p${profile}`, 30);
    for (let time = 0; time < 8; time++) {
      await sweeps.settle();
      mock.timers.tick(3_000);
    }
    await sweeps.settle();
    equal(sweeps.begun.length, UNDER_WAY);
    for (let profile = 0; profile < 34; profile++) sweeps.many(`by hand ${profile}`, 3, { hurry: now });
    for (let time = 0; time < 8; time++) {
      await sweeps.settle();
      mock.timers.tick(3_000);
    }
    equal(sweeps.begun.length, UNDER_WAY + WITH_A_PERSON - AT_WORK);
  });
});
