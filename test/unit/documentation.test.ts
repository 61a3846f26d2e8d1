import { deepEqual, ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly menus: Readonly<
      Record<string, readonly { readonly command?: string; readonly when?: string }[]>
    >;
  };
}

const { scripts, contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const titles = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Readonly<Record<string, string>>;
const readme = readFileSync('README.md', 'utf8');

describe('the documentation', () => {
  for (const file of [
    'README.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'SECURITY.md',
    'src/emulator/README.md',
  ]) {
    const text = readFileSync(file, 'utf8');

    it(`names only scripts that exist: ${file}`, () => {
      const names = [...text.matchAll(/npm run (?:--\w+ )*([\w:-]+)/g)].map(([, name = '']) => name);
      deepEqual(
        names.filter((name) => scripts[name] === undefined),
        [],
      );
    });

    it(`names the file of each test that it tells to run: ${file}`, () => {
      for (const [call, path = ''] of text.matchAll(/npx mocha ?([^`\s]*)/g)) {
        ok(path === '<file>' || existsSync(path), call);
      }
    });

    it(`names only files and folders of the project that exist: ${file}`, () => {
      const paths = [
        ...text.matchAll(/`((?:\.github|\.vscode|bench|manifest|media|model|src|test)\/[\w./-]*)`/g),
      ];
      deepEqual(
        paths.map(([, path = '']) => path).filter((path) => !existsSync(path) && !existsSync(`${path}.ts`)),
        [],
      );
    });

    it(`links only to files that exist: ${file}`, () => {
      const links = [...text.matchAll(/\]\((?!https?:|#|\.\.\/\.\.\/security)([^)#]+)/g)].map(
        ([, to = '']) => to,
      );
      deepEqual(
        links.filter((to) => !existsSync(join(dirname(file), to))),
        [],
      );
    });
  }
});

describe('the commands in the README', () => {
  const titleOf = ({ title }: { title: string }) => titles[title.slice(1, -1)] ?? '';
  const { commandPalette = [], ...menus } = contributes.menus;
  const hidden = new Set(commandPalette.flatMap(({ command, when }) => (when === 'false' && command) || []));
  const inPalette = new Set(contributes.commands.filter(({ command }) => !hidden.has(command)).map(titleOf));

  it('are in the palette, except for those that it lists', () => {
    const [, listed = ''] = /except those that only make sense on a row:([^.]*)\./.exec(readme) ?? [];
    const names = [...listed.matchAll(/_([^_]+)_/g)].map(([, name = '']) => name.replace('\n', ' '));
    const elsewhere = contributes.commands.map(titleOf).filter((title) => !inPalette.has(title));
    deepEqual(names.sort(), [...new Set(elsewhere)].sort());
  });

  it('include every one that only the palette has', () => {
    const inMenus = new Set(Object.values(menus).flatMap((entries) => entries.map(({ command }) => command)));
    const only = contributes.commands.filter(({ command }) => !inMenus.has(command) && !hidden.has(command));
    ok(only.length > 4);
    const [, table = ''] = readme.split('\n## Commands\n');
    deepEqual(
      only.map(titleOf).filter((title) => !table.includes(`_${title}_`)),
      [],
    );
  });
});
