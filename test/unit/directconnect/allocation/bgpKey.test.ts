import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { makeBgpKey } from '../../../../src/directconnect/allocation/bgpKey';
import { validate } from '../../../../src/directconnect/allocation/rules';
import { known, validDraft } from './drafts';

describe('a generated BGP key', () => {
  it('passes the rules without a warning, and differs each time', () => {
    const keys = Array.from({ length: 200 }, () => makeBgpKey(randomBytes));
    for (const authKey of keys) assert.deepEqual(validate({ ...validDraft, authKey }, known), []);
    assert.equal(new Set(keys).size, keys.length);
  });

  it('has 24 letters and digits that are not mistaken for each other, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.integer({ min: 0, max: 227 })), (bytes) => {
        const next = () => Number(bytes.next().value);
        const key = makeBgpKey((count) => Uint8Array.from({ length: count }, next));
        assert.match(key, /^[A-HJ-NP-Za-km-z2-9]{24}$/);
      }),
    );
  });

  it('uses each character with the same probability', () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256; byte += 1) {
      let asked = 0;
      // The first byte is the one under test. A byte that is skipped is followed by one for another character.
      const key = makeBgpKey((count) => new Uint8Array(count).fill(asked++ === 0 ? byte : 0));
      if (byte < 228) counts.set(key.charAt(0), (counts.get(key.charAt(0)) ?? 0) + 1);
      else assert.equal(key, 'A'.repeat(24), 'a byte above the last whole round is left out');
    }
    assert.equal(counts.size, 57);
    assert.deepEqual(new Set(counts.values()), new Set([4]));
  });
});
