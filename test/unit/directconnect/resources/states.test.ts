import assert from 'node:assert/strict';
import {
  canBeDeleted,
  isGone,
  isLeaving,
  isTransitional,
  mayHaveSession,
  stateWords,
  takesVirtualInterfaces,
} from '../../../../src/directconnect/resources/states';

describe('the words for a state', () => {
  for (const [state, tone] of Object.entries({
    confirming: 'waiting',
    verifying: 'passing',
    ordering: 'waiting',
    requested: 'waiting',
    pending: 'passing',
    available: 'good',
    testing: 'passing',
    approving: 'passing',
    down: 'bad',
    deleting: 'passing',
    deleted: 'gone',
    rejected: 'gone',
  })) {
    it(`are known for ${state}`, () => {
      const words = stateWords(state);
      assert.equal(words.label, state);
      assert.equal(words.tone, tone);
      assert.match(words.meaning, /\.$/);
    });
  }

  it('show a state as it came when this version does not know it', () => {
    for (const state of ['provisioning', '$(trash)', 'toString', '__proto__', 'constructor']) {
      assert.deepEqual([stateWords(state).label, stateWords(state).tone], [state, 'unknown']);
    }
  });

  it('call a missing state unknown', () => {
    assert.deepEqual([stateWords(undefined).label, stateWords(undefined).tone], ['unknown', 'unknown']);
  });
});

/** The predicates that are true for each state. */
const judgements = {
  isTransitional,
  isLeaving,
  isGone,
  mayHaveSession,
  canBeDeleted,
  takesVirtualInterfaces,
};
const judged: Readonly<Record<string, readonly string[]>> = {
  confirming: ['isTransitional', 'canBeDeleted'],
  approving: ['isTransitional', 'canBeDeleted'],
  ordering: ['isTransitional', 'canBeDeleted'],
  requested: ['isTransitional', 'canBeDeleted'],
  verifying: ['isTransitional', 'canBeDeleted'],
  pending: ['isTransitional', 'canBeDeleted'],
  testing: ['isTransitional', 'mayHaveSession', 'canBeDeleted', 'takesVirtualInterfaces'],
  available: ['mayHaveSession', 'canBeDeleted', 'takesVirtualInterfaces'],
  down: ['mayHaveSession', 'canBeDeleted', 'takesVirtualInterfaces'],
  deleting: ['isTransitional', 'isLeaving'],
  deleted: ['isLeaving', 'isGone'],
  rejected: ['isLeaving', 'isGone'],
  // It is not known whether an unknown state is final.
  provisioning: ['isTransitional', 'mayHaveSession', 'canBeDeleted', 'takesVirtualInterfaces'],
  constructor: ['isTransitional', 'mayHaveSession', 'canBeDeleted', 'takesVirtualInterfaces'],
};

describe('what can be done in a state, and what follows it', () => {
  for (const [state, expected] of Object.entries(judged)) {
    it(`is known of ${state}`, () => {
      const found = Object.entries(judgements).flatMap(([name, judge]) => (judge(state) ? [name] : []));
      assert.deepEqual(found, expected);
    });
  }

  it('is no reason to poll if AWS names no state', () => {
    assert.equal(isTransitional(undefined), false);
  });
});
