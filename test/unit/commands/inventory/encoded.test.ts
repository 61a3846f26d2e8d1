import { equal } from 'node:assert/strict';
import { encoded } from '../../../../src/commands/inventory/encoded';

describe('the bytes of a text in pieces', () => {
  it('are those of the whole text, whatever its length and characters', async () => {
    const pieces = Array.from({ length: 5_000 }, (_, index) => `${index}: 東京 – “Zürich” 🛰\n`);
    const bytes = await encoded(pieces);
    equal(bytes && Buffer.from(bytes).toString('utf8'), pieces.join(''));
  });

  it('are none for no text', async () => {
    equal((await encoded([]))?.length, 0);
  });

  it('end once it is cancelled', async () => {
    const ended = new AbortController();
    ended.abort();
    equal(await encoded(['text'], ended.signal), undefined);
  });
});
