import assert from 'node:assert/strict';
import {
  bandwidthOf,
  megabitsOf,
  rateLimits,
  rateLimitsUpTo,
} from '../../../../src/directconnect/resources/rateLimits';

describe('rate limits', () => {
  it('are each named once, from 50Mbps to 1.6Tbps, from small to large', () => {
    assert.equal(new Set(rateLimits).size, rateLimits.length);
    assert.deepEqual([rateLimits[0], rateLimits.at(-1)], ['50Mbps', '1.6Tbps']);
    const sizes = rateLimits.map((limit) => megabitsOf(limit) ?? 0);
    assert.deepEqual(
      sizes,
      sizes.toSorted((one, other) => one - other),
    );
    assert.ok(sizes.every((size) => size >= 50));
  });

  it('are measured in megabits, whatever their unit', () => {
    for (const [text, megabits] of [
      ['50Mbps', 50],
      ['1.2Gbps', 1200],
      ['1.6Tbps', 1_600_000],
      [' 10 Gbps ', 10_000],
      ['10gbps', 10_000],
      ['Unlimited', undefined],
      ['', undefined],
      ['1Kbps', undefined],
    ] as const) {
      assert.equal(megabitsOf(text), megabits, text);
    }
  });

  it('are written as AWS writes them', () => {
    for (const limit of rateLimits) assert.equal(bandwidthOf(megabitsOf(limit) ?? 0), limit);
    assert.equal(bandwidthOf(20_000), '20Gbps');
  });

  it('go up to the bandwidth of a connection, and are all offered if that is unknown', () => {
    assert.deepEqual(rateLimitsUpTo('1Gbps').slice(-2), ['900Mbps', '1Gbps']);
    assert.equal(rateLimitsUpTo('20Gbps').at(-1), '20Gbps');
    assert.deepEqual(rateLimitsUpTo('50Mbps'), ['50Mbps']);
    assert.equal(rateLimitsUpTo(undefined), rateLimits);
    assert.equal(rateLimitsUpTo('fast'), rateLimits);
  });
});
