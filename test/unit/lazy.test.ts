import { equal, notEqual, rejects } from 'node:assert/strict';
import { lazy } from '../../src/lazy';

describe('lazy loading', () => {
  it('happens when it is first needed, and only once', async () => {
    let done = 0;
    const get = lazy(() => Promise.resolve(++done));
    equal(done, 0);
    const first = get();
    equal(get(), first);
    equal(await first, 1);
    equal(await get(), 1);
  });

  it('is tried again after it failed, and then kept', async () => {
    let tried = 0;
    const get = lazy(() =>
      ++tried === 1 ? Promise.reject(new Error('half written')) : Promise.resolve(tried),
    );
    await rejects(get(), /half written/);
    equal(await get(), 2);
    equal(await get(), 2);
  });

  it('fails for everyone waiting for the same attempt', async () => {
    const get = lazy(() => Promise.reject(new Error('gone')));
    const [one, other] = [get(), get()];
    equal(one, other);
    await rejects(one, /gone/);
    const again = get();
    notEqual(again, one);
    await rejects(again, /gone/);
  });
});
