import { equal, match, ok, throws } from 'node:assert/strict';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import type { FormatId } from '../../../src/routers/formats';
import { isRouterProblem } from '../../../src/routers/problem';
import { render } from '../../../src/routers/writer';
import { described, formatIds, ipv4Peer } from './examples';

/** Removes the backslashes that escape characters in quotes. */
const unescaped = (text: string) => text.replace(/\\(.)/g, '$1');
/** Reads a quoted text like OpenBGPD's lexer. */
const openbgpd = (text: string) => text.replace(/\\([" ])/g, '$1');

/** How each router reads the key in a configuration, independent of the code that writes it. */
const readers: Record<FormatId, (text: string) => string | undefined> = {
  'cisco-ios': (text) => /^ neighbor \S+ password 0 (.+)$/m.exec(text)?.[1],
  'cisco-iosxr': (text) => /^ +password clear (\S+)$/m.exec(text)?.[1],
  'cisco-nxos': (text) => /^ +password 0 (\S+)$/m.exec(text)?.[1],
  'arista-eos': (text) => /^ +neighbor \S+ password 0 (\S+)$/m.exec(text)?.[1],
  'frr': (text) => /^ neighbor \S+ password (\S+)$/m.exec(text)?.[1],
  'junos-set': (text) => unescaped(/ authentication-key "((?:[^"\\]|\\.)*)"$/m.exec(text)?.[1] ?? ''),
  'junos': (text) => unescaped(/ authentication-key "((?:[^"\\]|\\.)*)";$/m.exec(text)?.[1] ?? ''),
  'fortios': (text) => unescaped(/ set password "((?:[^"\\]|\\.)*)"$/m.exec(text)?.[1] ?? ''),
  'routeros': (text) => unescaped(/ tcp-md5-key="((?:[^"\\]|\\.)*)" /.exec(text)?.[1] ?? ''),
  'panos': (text) => / secret "([^"\\]*)"$/m.exec(text)?.[1],
  'sros': (text) => / authentication-key "([^"\\]*)"$/m.exec(text)?.[1],
  'vyos': (text) => / password '([^']*)'$/m.exec(text)?.[1],
  'bird': (text) => /^ +password "([^"]*)";$/m.exec(text)?.[1],
  'openbgpd': (text) => openbgpd(/ password "((?:\\[" ]|[^"])*)"$/m.exec(text)?.[1] ?? ''),
  'json': (text) => (JSON.parse(text) as { peers: { authKey: string }[] }).peers[0]?.authKey,
  'yaml': (text) => (parse(text) as { peers: { authKey: string }[] }).peers[0]?.authKey,
};

const printable = fc.string({
  unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
  minLength: 6,
  maxLength: 80,
});
const of = (format: FormatId, key: string, name = 'payments') =>
  render({
    described: described({ virtualInterfaceName: name, bgpPeers: [ipv4Peer({ authKey: key })] }),
    format,
    options: { prefixes: ['10.0.0.0/16'] },
    revealed: true,
  });

const namesOfObjects = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];

const hostileNames = [
  'x\nshutdown\n!',
  'x"; } protocol static { route 0.0.0.0/0 blackhole; } "',
  "x' ; rm -rf / '",
  '*/ system { } /*',
  'x\r\u2028no router bgp',
  '$(reboot) `reboot` ${x} [reload]',
  '\u202egpj.exe\u0000',
  'ünïcödé — “x”',
  '}',
];

/** The part of a line that another line does not have, and what precedes it. */
function insertedIn(line: string, without: string): { before: string; text: string } {
  let begin = 0;
  while (begin < without.length && line[begin] === without[begin]) begin++;
  let end = 0;
  while (end < without.length - begin && line.at(-1 - end) === without.at(-1 - end)) end++;
  return { before: line.slice(0, begin), text: line.slice(begin, line.length - end) };
}

/** A key of only letters and digits. */
const PLAIN = 'p1a2i3n4';

describe('hostile keys and names', () => {
  for (const format of formatIds) {
    it(`${format}: a key stays one value on one line, or is refused with a message that does not contain it`, () => {
      const plain = of(format, PLAIN).split('\n');
      let written = 0;
      fc.assert(
        fc.property(printable, (key) => {
          let text: string;
          try {
            text = of(format, key);
          } catch (error) {
            ok(isRouterProblem(error) && error.advice);
            // The refusal may contain a word that equals a very short key, which proves nothing.
            ok(key.trim().length < 8 || !error.message.includes(key.trim()));
            return;
          }
          written++;
          equal(readers[format](text), key);
          const lines = text.split('\n');
          equal(lines.length, plain.length);
          equal(lines.filter((line, index) => line !== plain[index]).length, 1);
        }),
        {
          numRuns: 300,
          examples: [['abcdef12'], ['\\\\\\\\\\\\\\\\'], ['a"b\\" c\\'], ["'''''''"], ['! } # ; {']],
        },
      );
      ok(written > 0, 'every key was refused');
    });

    it(`${format}: a name can’t leave its comment or description`, () => {
      const plain = of(format, PLAIN, '').split('\n');
      for (const name of hostileNames) {
        const lines = of(format, PLAIN, name).split('\n');
        equal(lines.length, plain.length);
        for (const [index, line] of lines.entries()) {
          const without = plain[index] ?? '';
          if (line === without) continue;
          // Only after the ID, or as a value of `name`; neither means anything to a router.
          const inserted = insertedIn(line, without);
          match(inserted.before, /dxvif-fgexample|^ *"?name"?: "?$/);
          match(inserted.text, /^[\w ,./+()-]*$/);
        }
      }
    });

    it(`${format}: a type named like a property of every object is unknown`, () => {
      const typed = (virtualInterfaceType: string) =>
        render({ described: described({ virtualInterfaceType }), format, options: {}, revealed: false });
      for (const name of namesOfObjects) equal(typed(name).replaceAll(name, 'other'), typed('other'));
    });

    it(`${format}: a key with a line break, or of other characters, is refused`, () => {
      for (const key of ['abc\ndef', 'abc\u0000def', 'schlüssel', 'k'.repeat(81)]) {
        throws(
          () => of(format, key),
          (error: Error) => isRouterProblem(error) && !error.message.includes(key),
        );
      }
    });
  }
});
