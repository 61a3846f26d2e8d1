import assert from 'node:assert/strict';
import { stateWords } from '../../../src/directconnect/states';

describe('the words for a state', () => {
  for (const [state, tone] of Object.entries({
    confirming: 'waiting',
    verifying: 'passing',
    ordering: 'waiting',
    requested: 'waiting',
    pending: 'passing',
    available: 'good',
    testing: 'passing',
    down: 'bad',
    deleting: 'passing',
    deleted: 'gone',
    rejected: 'gone',
  })) {
    it(`know ${state}`, () => {
      const words = stateWords(state);
      assert.equal(words.label, state);
      assert.equal(words.tone, tone);
      assert.match(words.meaning, /\.$/);
    });
  }

  it('show a state as it came when this version does not know it', () => {
    for (const state of ['approving', '$(trash)', 'toString', '__proto__', 'constructor']) {
      assert.deepEqual([stateWords(state).label, stateWords(state).tone], [state, 'unknown']);
    }
  });

  it('call a missing state unknown', () => {
    assert.deepEqual([stateWords(undefined).label, stateWords(undefined).tone], ['unknown', 'unknown']);
  });
});
