import { equal, ok } from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { MASK } from '../../../src/routers/mask';
import { render } from '../../../src/routers/writer';
import { examplesOf, formatIds } from './examples';
import { goldenFile } from './goldenFiles';

describe('router configurations against their golden files', () => {
  for (const format of formatIds) {
    for (const example of examplesOf(format)) {
      const { name, described, options } = example;
      const keys = (described.bgpPeers ?? []).map(({ authKey = '' }) => authKey);

      it(`${format}, ${name}`, () => {
        const expected = readFileSync(goldenFile(format, example), 'utf8');
        const masked = render({ described, format, options, revealed: false });
        equal(masked, expected);
        for (const key of keys) ok(!masked.includes(key));
      });

      it(`${format}, ${name}: revealed, with the key of each peer in place of the mask`, () => {
        const [masked, clear] = [false, true].map((revealed) =>
          render({ described, format, options, revealed }),
        );
        ok(clear && keys.every((key) => clear.includes(key)));
        equal(
          keys.reduce((text, key) => text.replaceAll(key, MASK), clear),
          masked,
        );
      });
    }
  }

  it('cover every format and example', () => {
    const expected = formatIds.flatMap((format) =>
      examplesOf(format).map((example) => goldenFile(format, example)),
    );
    const folder = dirname(expected[0] ?? '');
    equal(
      readdirSync(folder).sort().join(),
      expected
        .map((file) => basename(file))
        .sort()
        .join(),
    );
  });
});
