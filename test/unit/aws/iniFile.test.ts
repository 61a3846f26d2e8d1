import { deepEqual, equal } from 'node:assert/strict';
import { parseIni } from '../../../src/aws/iniFile';

describe('iniFile', () => {
  it('reads sections with their lines, settings and nested blocks', () => {
    const { sections, problems } = parseIni(
      [
        '# shared',
        '[default]',
        'region = eu-central-1 # Frankfurt',
        '',
        '[services local]',
        'direct_connect =',
        '  endpoint_url = http://127.0.0.1:1',
        'sts =',
        '\tendpoint_url=http://127.0.0.1:2',
      ].join('\r\n'),
    );
    deepEqual(problems, []);
    deepEqual(
      sections.map(({ name, line }) => [name, line]),
      [
        ['default', 2],
        ['services local', 5],
      ],
    );
    equal(sections[0]?.values.get('region'), 'eu-central-1');
    equal(sections[1]?.nested.get('direct_connect')?.get('endpoint_url'), 'http://127.0.0.1:1');
    equal(sections[1].nested.get('sts')?.get('endpoint_url'), 'http://127.0.0.1:2');
  });

  it('ends a nested block at the first setting that is not indented', () => {
    const [section] = parseIni('[default]\ns3 =\n  a = 1\nregion = us-east-1').sections;
    equal(section?.values.get('region'), 'us-east-1');
    equal(section.nested.get('s3')?.has('region'), false);
  });

  it('reads setting names as the AWS CLI does, in any case', () => {
    equal(parseIni('[a]\nRegion=us-east-1').sections[0]?.values.get('region'), 'us-east-1');
  });

  it('keeps a value that holds = or # without a space before it', () => {
    equal(parseIni('[a]\nkey = x=y#z').sections[0]?.values.get('key'), 'x=y#z');
  });

  for (const [what, text, line] of [
    ['a setting before any section', 'region = x', 1],
    ['a header that is not closed', '[default]\nregion = x\n[profile half', 3],
    ['a line that is neither', '[default]\nregion', 2],
    ['an empty header', '[]', 1],
  ] as const) {
    it(`names the line of ${what}, and reads the rest`, () => {
      const { problems } = parseIni(`${text}\n[later]\nregion = y`);
      deepEqual(problems, [{ line }]);
      equal(parseIni(`${text}\n[later]\nregion = y`).sections.at(-1)?.name, 'later');
    });
  }
});
