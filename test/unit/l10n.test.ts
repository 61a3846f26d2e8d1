import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';

const sources = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const);

const IMPORT = "import * as l10n from '@vscode/l10n';\n";

describe('the words on screen', () => {
  it('are the same in the bundle for translators and in the code (npm run l10n)', async () => {
    // As one file, because the exporter compiles its queries for each file, which takes longer than everything else it
    // does.
    const all = sources('src').map(([, text]) => text.replace(IMPORT, ''));
    const contents = [IMPORT, ...all].join('\n');
    const bundle = JSON.parse(readFileSync('l10n/bundle.l10n.json', 'utf8')) as unknown;
    deepEqual(bundle, await getL10nJson([{ extension: '.ts', contents }]));
  });

  it('go through l10n wherever the editor shows a sentence', () => {
    const shown =
      /(?:show(?:Error|Warning|Information)Message|setStatusBarMessage|new TreeItem)\(\s*['"`]|(?:placeHolder|placeholder|prompt|title|tooltip|description): ['"`][^$'"`]*[a-z] /;
    for (const folder of ['src/commands', 'src/views']) {
      for (const [file, text] of sources(folder))
        ok(!shown.test(text), `${folder}/${file} shows text without l10n`);
    }
  });
});
