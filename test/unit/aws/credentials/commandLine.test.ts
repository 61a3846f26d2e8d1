import { deepEqual, equal } from 'node:assert/strict';
import { splitPosix, splitWindows } from '../../../../src/aws/credentials/commandLine';

describe('the command line of a credential_process', () => {
  const posix: [string, string[] | undefined][] = [
    ['tool --json  prod', ['tool', '--json', 'prod']],
    [`'a tool' "x \\" y" z\\ w`, ['a tool', 'x " y', 'z w']],
    [`tool "" ''`, ['tool', '', '']],
    [`tool a"b"'c'`, ['tool', 'abc']],
    ['tool $HOME | tee ~', ['tool', '$HOME', '|', 'tee', '~']],
    [`tool 'open`, undefined],
    [`tool 'a\\b'`, ['tool', 'a\\b']],
    ['tool\n--opt=1\r\n x', ['tool', '--opt=1', 'x']],
    ['tool --arg "team #1" ; y', ['tool', '--arg', 'team #1', ';', 'y']],
    ['tool a\u00a0b\u000bc', ['tool', 'a\u00a0b\u000bc']],
    ['tool "a\\$b\\"c"', ['tool', 'a\\$b"c']],
    ['tool \\', undefined],
    ['tool "a\\', undefined],
  ];
  for (const [line, words] of posix) {
    it(`is split as a POSIX shell does: ${line}`, () => deepEqual(splitPosix(line), words));
  }
  const windows: [string, string[]][] = [
    [
      '"C:\\Program Files\\tool.exe" --x C:\\dir\\ y',
      ['C:\\Program Files\\tool.exe', '--x', 'C:\\dir\\', 'y'],
    ],
    ['tool "a\\"b" "c\\\\"', ['tool', 'a"b', 'c\\']],
    ['tool\ta\nb', ['tool', 'a\nb']],
  ];
  for (const [line, words] of windows) {
    it(`is split as Windows does: ${line}`, () => deepEqual(splitWindows(line), words));
  }
  it('with an open quote is invalid', () => equal(splitWindows('"x'), undefined));
});
