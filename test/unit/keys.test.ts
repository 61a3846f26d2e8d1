import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ACTIVITY_VIEW, VIEW } from '../../src/contributions';

interface Manifest {
  readonly contributes: {
    readonly commands: { readonly command: string; readonly title: string }[];
    readonly keybindings: {
      readonly command: string;
      readonly key: string;
      readonly mac?: string;
      readonly when: string;
    }[];
  };
}

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const nls = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
const { commands, keybindings } = contributes;

/** The title of a command, as it appears on screen. */
const titleOf = (id: string) => {
  const placeholder = commands.find(({ command }) => command === id)?.title ?? '';
  return nls[placeholder.slice(1, -1)] ?? '';
};

/** The cells of each row of the table below the README's heading *Keys*, without the header. */
function rowsInReadme(): string[][] {
  const [, section = ''] = readFileSync('README.md', 'utf8').split('\n## Keys\n');
  const [table = ''] = /\|.*\|\n(?=\n)/s.exec(section.split('\n## ', 1)[0] ?? '') ?? [];
  const rows = table.trim().split('\n').slice(2);
  return rows.map((row) => row.split('|').map((cell) => cell.replace(/[`_]/g, '').trim()));
}

describe('the keys', () => {
  it('are exactly those in the README', () => {
    const said = rowsInReadme().map(([, key, mac, command]) => [key, mac, command].join(' · ').toLowerCase());
    const contributed = keybindings.map(({ command, key, mac = key }) =>
      [key, mac, titleOf(command)].join(' · ').toLowerCase(),
    );
    // Enter is VS Code's own key, which acts like a click on the row.
    deepEqual(said.sort(), [...new Set(contributed), 'enter · enter · a click on the row'].sort());
  });

  it('work only while one of our views has the focus, and not while text is typed', () => {
    ok(keybindings.length > 0);
    for (const { key, when } of keybindings) {
      match(when, new RegExp(`^focusedView == (${VIEW}|${ACTIVITY_VIEW}) && (.* && )?!inputFocus`), key);
      ok(!when.includes('||'), key);
    }
  });

  it('name the focused view if they act on its row', () => {
    const onRows = (keybindings as readonly { when: string; args?: { $treeViewId?: string } }[]).filter(
      ({ args }) => args,
    );
    ok(onRows.length > 0);
    for (const { when, args } of onRows) {
      ok(when.startsWith(`focusedView == ${args?.$treeViewId ?? ''} && `), when);
    }
  });

  it('change nothing in read-only mode', () => {
    for (const command of ['directConnect.rename', 'directConnect.deleteVirtualInterface']) {
      const [binding, ...others] = keybindings.filter((one) => one.command === command);
      equal(others.length, 0);
      match(binding?.when ?? '', / && !config\.directConnect\.readOnly$/);
    }
  });
});
