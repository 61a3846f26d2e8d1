import { deepEqual, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const readBundle = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
const sources = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const);

describe('the words on screen', () => {
  it('are in the bundle for translators as they are in the code (npm run l10n)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dx-l10n-'));
    try {
      execFileSync('npx', ['vscode-l10n-dev', 'export', '-o', folder, './src'], { stdio: 'pipe' });
      deepEqual(readBundle('l10n/bundle.l10n.json'), readBundle(join(folder, 'bundle.l10n.json')));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }).timeout(600_000);

  it('go through l10n wherever the editor shows a sentence', () => {
    const shown =
      /(?:show(?:Error|Warning|Information)Message|setStatusBarMessage|new TreeItem)\(\s*['"`]|(?:placeHolder|placeholder|prompt|title|tooltip|description): ['"`][^$'"`]*[a-z] /;
    for (const folder of ['src/commands', 'src/views']) {
      for (const [file, text] of sources(folder))
        ok(!shown.test(text), `${folder}/${file} shows words without l10n`);
    }
  });
});
