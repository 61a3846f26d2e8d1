import { deepEqual, doesNotMatch, equal, match, throws } from 'node:assert/strict';
import * as fc from 'fast-check';
import type { FormatId } from '../../../src/routers/formats';
import { routersWithout } from '../../../src/routers/keySpellings';
import { isRouterProblem } from '../../../src/routers/problem';
import { render } from '../../../src/routers/writer';
import { described, formatIds, ipv4Peer } from './examples';

const of = (format: FormatId, key: string) =>
  render({
    described: described({ bgpPeers: [ipv4Peer({ authKey: key })] }),
    format,
    options: { prefixes: ['10.0.0.0/16'] },
    revealed: true,
  });

/** The routers that a format names when it refuses a key. */
function refusing(format: FormatId, key: string): string[] {
  try {
    of(format, key);
    return [];
  } catch (error) {
    if (!isRouterProblem(error)) throw error;
    return [/^(.*) can’t take this BGP key: /.exec(error.message)?.[1] ?? 'nobody'];
  }
}

const allowedKey = fc.string({
  unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
  minLength: 6,
  maxLength: 80,
});

describe('a key that some routers can’t use', () => {
  it('is reported with exactly the routers whose formats refuse it', () => {
    fc.assert(
      fc.property(allowedKey, (key) => {
        const refused = new Set(formatIds.flatMap((format) => refusing(format, key)));
        deepEqual([...refused].sort(), routersWithout(key).sort());
      }),
      {
        numRuns: 100,
        examples: [['k'.repeat(26)], ['k'.repeat(64)], ['$9$abcdef'], ['secret hash2'], ['secret\\']],
      },
    );
  });

  it('is one of more than 25 characters on Cisco IOS, and of more than 63 on PAN-OS', () => {
    const lengths = [24, 25, 26, 63, 64, 80].map((length) => routersWithout('k'.repeat(length)));
    deepEqual(lengths, [
      [],
      [],
      ['Cisco IOS'],
      ['Cisco IOS'],
      ['Cisco IOS', 'PAN-OS'],
      ['Cisco IOS', 'PAN-OS'],
    ]);
    match(of('cisco-ios', 'k'.repeat(25)), /password 0 k{25}$/m);
    throws(() => of('cisco-ios', 'k'.repeat(26)), /at most 25 characters/);
  });

  it('does not appear in the message', () => {
    doesNotMatch(routersWithout('secret "?" words').join(), /secret|words/);
    equal(routersWithout('secret "?" words').length > 5, true);
  });
});
