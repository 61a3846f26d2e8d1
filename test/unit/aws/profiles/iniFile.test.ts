import { deepEqual, equal, ok } from 'node:assert/strict';
import { parseIni } from '../../../../src/aws/profiles/iniFile';

// test/clients/profiles.test.ts also compares hundreds of generated files with what botocore reads.
describe('iniFile', () => {
  const settingsOf = (text: string, header = 'a') => {
    const { settings } = parseIni(text).sections.get(header) ?? {};
    return Object.fromEntries([...(settings ?? [])].map(([name, { value }]) => [name, value]));
  };

  for (const [ends, end] of [
    ['a line feed', '\n'],
    ['both', '\r\n'],
    ['a carriage return alone', '\r'],
  ] as const) {
    it(`reads sections with their lines, settings and nested blocks, where lines end with ${ends}`, () => {
      const { sections, problems } = parseIni(
        [
          '# shared',
          '[default]',
          'region = eu-central-1',
          '',
          '[services local]',
          'direct_connect =',
          '  endpoint_url = http://127.0.0.1:1',
          'sts =',
          '\tendpoint_url=http://127.0.0.1:2',
        ].join(end),
      );
      deepEqual(problems, []);
      deepEqual(
        [...sections.values()].map(({ header, lines }) => [header, lines]),
        [
          ['default', [2]],
          ['services local', [5]],
        ],
      );
      const services = sections.get('services local')?.settings;
      equal(sections.get('default')?.settings.get('region')?.value, 'eu-central-1');
      equal(services?.get('direct_connect')?.nested?.get('endpoint_url'), 'http://127.0.0.1:1');
      equal(services.get('sts')?.nested?.get('endpoint_url'), 'http://127.0.0.1:2');
    });
  }

  it('ends a nested block at the first setting that is not indented deeper than its own', () => {
    deepEqual(settingsOf('[a]\ns3 =\n  a = 1\nregion = us-east-1'), { s3: '\na = 1', region: 'us-east-1' });
    for (const indent of [' ', '  ', '\t', '\u00a0']) {
      const lines = ['s3 =', 'role_arn = r', 'azure_default_role_arn =', 'mfa_serial = m'];
      const text = [`${indent}[a]`, ...lines.map((line) => indent + line)].join('\n');
      deepEqual(settingsOf(text), { s3: '', role_arn: 'r', azure_default_role_arn: '', mfa_serial: 'm' });
    }
  });

  for (const [what, text, value] of [
    ['a # after a blank', 'x = a # b', 'a # b'],
    ['a ; after a blank', "x = sh -c 'cd /tmp ; helper'", "sh -c 'cd /tmp ; helper'"],
    ['a # in quotation marks', 'x = t --arg "team #1"', 't --arg "team #1"'],
    ['a # at its beginning', 'x = #a', '#a'],
    ['a delimiter', 'x = x=y:z', 'x=y:z'],
    ['a colon for a delimiter', 'x: y=z', 'y=z'],
    ['a further line', 'x = /bin/echo\n  --opt=1 y', '/bin/echo\n--opt=1 y'],
    ['a further line after a comment', 'x = a\n# note\n  b', 'a\nb'],
    ['a further line after an empty one', 'x = a\n\n  b', 'a\n\nb'],
    ['what looks like a header', 'x = a\n  [b]', 'a\n[b]'],
    ['a name in capitals', 'X = a', 'a'],
  ] as const) {
    it(`keeps the whole value with ${what}`, () => equal(settingsOf(`[a]\n${text}`).x, value));
  }

  for (const header of ['[a]# note', '[a]; x', '[a] /* x */', '[a]x', '[a] ', '\t[a]']) {
    it(`reads a header with something around it: ${header}`, () => {
      equal(settingsOf(`${header}\nx = y`).x, 'y');
      deepEqual(parseIni(`${header}\nx = y`).problems, []);
    });
  }

  it('reads a header up to the last bracket', () => {
    deepEqual([...parseIni('[profile a[1]]\n[b] [c]').sections.keys()], ['profile a[1]', 'b] [c']);
  });

  for (const [what, text, kind, line] of [
    ['a setting before any section', 'region = x', 'header', 1],
    ['a header that is not closed', '[default]\nregion = x\n[profile half', 'header', 3],
    ['a header that is not closed, with a delimiter', '[default]\n[profile a=b', 'header', 2],
    ['a line that is neither a header nor a setting', '[default]\nregion', 'line', 2],
    ['a setting without a name', '[default]\n= x', 'line', 2],
    ['a nested line without a delimiter', '[default]\ns3 =\n  x = y\n  z', 'line', 4],
    ['an empty header', '[]', 'header', 1],
    ['a repeated section', '[a]\n[b]\n[a]', 'repeatedSection', 3],
    ['a repeated setting', '[a]\nx = y\nX = z', 'repeatedSetting', 3],
    ['a byte order mark', '\ufeff[a]', 'bom', 1],
  ] as const) {
    it(`names the line of ${what}, and reads the rest`, () => {
      const { problems, sections } = parseIni(`${text}\n[later]\nregion = y`);
      deepEqual(problems, [{ kind, line }]);
      equal(sections.get('later')?.settings.get('region')?.value, 'y');
    });
  }

  it('assigns lines after an unclosed header to no section', () => {
    deepEqual(settingsOf('[a]\nx = y\n[b\nrole_arn = r'), { x: 'y' });
  });

  it('takes time in proportion to the size of the file, whatever is in it', () => {
    const many = 'x'.repeat(400_000);
    const hostile = [
      `[a]\nk = ${' '.repeat(400_000)}x\n${' '.repeat(400_000)}`,
      `[${'['.repeat(400_000)}`,
      `[a]\n${many}`,
      `[a]\nk =\n${'  a = b\n'.repeat(50_000)}`,
      '[a]\n'.repeat(100_000),
      `[a]\n${'k = v\n'.repeat(100_000)}`,
    ];
    const started = process.cpuUsage();
    for (const text of hostile) ok(parseIni(text).sections.size <= 1);
    // Quadratic time would take minutes. This limits processor time, which does not depend on how busy the machine is.
    ok(process.cpuUsage(started).user < 10e6);
  });
});
