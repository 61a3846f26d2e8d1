import { equal } from 'node:assert/strict';
import { durationWords } from '../../../src/directconnect/duration';

describe('a duration in words', () => {
  const second = 1_000;
  const minute = 60 * second;
  const hour = 60 * minute;
  for (const [milliseconds, words] of [
    [-5 * minute, '0 s'],
    [59_999, '59 s'],
    [minute, '1 min'],
    [59 * minute + 59 * second, '59 min'],
    [hour, '1 h'],
    [71 * hour + 59 * minute, '2 d 23 h'],
    [23 * hour + minute, '23 h 1 min'],
    [48 * hour + 59 * minute, '2 d'],
  ] as const) {
    it(`has the two largest units of ${milliseconds} ms`, () => equal(durationWords(milliseconds), words));
  }
});
