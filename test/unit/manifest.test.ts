import { deepEqual, equal, throws } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { records } from '../../manifest';
import { filesOf, stale } from '../../manifest/make/files';
import { listOfWrites } from '../../manifest/make/operations';
import type { CommandRecord } from '../../manifest/records';

const packageJson = readFileSync('package.json', 'utf8');
const made = filesOf(records, packageJson);

/** What is generated when there is one more command, in a subject of its own. */
function madeWith(command: CommandRecord, name = 'example') {
  const files = filesOf({ ...records, commands: [...records.commands, { [name]: command }] }, packageJson);
  return {
    files,
    words: JSON.parse(files['package.nls.json'] ?? '') as Record<string, string>,
    contributes: (
      JSON.parse(files['package.json'] ?? '') as {
        contributes: {
          commands: { command: string }[];
          menus: Record<string, { command?: string }[]>;
          keybindings: { command: string; when: string }[];
        };
      }
    ).contributes,
  };
}

const ofExample = <Item extends { command?: string }>(items: readonly Item[] = []) =>
  items.filter(({ command }) => command === 'directConnect.example');

describe('what is generated from the records of the manifest', () => {
  it('is compared with edited files, one by one', () => {
    const changedByHand = (path: string, was: string, is: string) =>
      stale(made, { ...made, [path]: (made[path] ?? '').replace(was, is) });
    deepEqual(stale(made, made), []);
    deepEqual(changedByHand('package.nls.json', '"Refresh"', '"Reload"'), ['package.nls.json']);
    deepEqual(changedByHand('package.json', '"navigation@1"', '"navigation@9"'), ['package.json']);
    deepEqual(changedByHand('src/ids/commandIds.ts', '.refresh', '.reload'), ['src/ids/commandIds.ts']);
    deepEqual(stale(made, {}), Object.keys(made));
  });

  it('overwrites what was edited, and leaves the fields that are not contributions', () => {
    const changed = packageJson
      .replace('"navigation@1"', '"navigation@9"')
      .replace('"directConnect.statusBar",', '')
      .replace(/"version": "[^"]+"/, '"version": "9.9.9"');
    const mended = filesOf(records, changed)['package.json'];
    equal(mended, (made['package.json'] ?? '').replace(/"version": "[^"]+"/, '"version": "9.9.9"'));
  });

  it('puts a command wherever its record says', () => {
    const { contributes, words, files } = madeWith({
      title: 'Rename…',
      icon: 'edit',
      menus: [
        { menu: 'view/item/context', when: 'viewItem == lag', group: '3_change' },
        { menu: 'directConnect.copy', group: '3_more' },
      ],
      palette: 'view.visible',
      keys: [{ key: 'f2', mac: 'enter', when: 'focusedView', args: { $focusedTreeItem: true } }],
    });
    const command = 'directConnect.example';
    deepEqual(ofExample(contributes.commands), [
      { command, title: '%command.example%', category: '%category%', icon: '$(edit)' },
    ]);
    deepEqual(ofExample(contributes.menus['view/item/context']), [
      { command, when: 'viewItem == lag', group: '3_change' },
    ]);
    deepEqual(ofExample(contributes.menus['directConnect.copy']), [{ command, group: '3_more' }]);
    deepEqual(ofExample(contributes.menus['commandPalette']), [{ command, when: 'view.visible' }]);
    deepEqual(ofExample(contributes.keybindings), [
      { command, key: 'f2', mac: 'enter', when: 'focusedView', args: { $focusedTreeItem: true } },
    ]);
    equal(words['command.example'], 'Rename…');
    equal(files['src/ids/commandIds.ts']?.includes(`export const example = '${command}';`), true);
  });

  it('requires only a title', () => {
    const { contributes } = madeWith({ title: 'Rename…' });
    deepEqual(ofExample(contributes.commands), [
      { command: 'directConnect.example', title: '%command.example%', category: '%category%' },
    ]);
    deepEqual(Object.values(contributes.menus).flatMap(ofExample), []);
  });

  it('hides what changes something in AWS in read-only mode', () => {
    const menus = [{ menu: 'view/item/context', when: 'viewItem == lag', group: '3_change' }];
    const keys = [{ key: 'f2', when: 'focusedView' }];
    const { contributes } = madeWith({ title: 'Rename…', writes: true, menus, keys });
    const command = 'directConnect.example';
    const writable = '!config.directConnect.readOnly';
    deepEqual(ofExample(contributes.menus['view/item/context']), [
      { command, when: `viewItem == lag && ${writable}`, group: '3_change' },
    ]);
    deepEqual(ofExample(contributes.menus['commandPalette']), [{ command, when: writable }]);
    deepEqual(
      ofExample(contributes.keybindings).map(({ when }) => when),
      [`focusedView && ${writable}`],
    );
  });

  it('gives a button on rows an id of its own if the command is in the menu of rows too', () => {
    const at = (group: string) => ({ menu: 'view/item/context', when: 'viewItem == lag', group });
    const inMenu = (menus: CommandRecord['menus']) => {
      const { contributes } = madeWith({ title: 'Rename…', icon: 'edit', ...(menus && { menus }) });
      const own = (items: readonly { command?: string }[] = []) =>
        items.flatMap(({ command = '' }) => (command.startsWith('directConnect.example') ? [command] : []));
      return {
        commands: own(contributes.commands),
        row: own(contributes.menus['view/item/context']),
        palette: own(contributes.menus['commandPalette']),
      };
    };
    const [command, button] = ['directConnect.example', 'directConnect.example.button'];
    deepEqual(inMenu([at('inline'), at('3_change')]), {
      commands: [command, button],
      row: [button, command],
      palette: [button],
    });
    deepEqual(inMenu([at('inline')]), { commands: [command], row: [command], palette: [] });
  });

  it('rejects a name that another subject has', () => {
    throws(() => madeWith({ title: 'Refresh' }, 'refresh'), /command\.refresh/);
  });
});

describe('the list of writes', () => {
  it('has each file that is named after an operation, and nothing else', () => {
    const files = ['updateLag.ts', 'createBgpPeer.ts', 'index.ts', 'updated.ts'];
    const source = listOfWrites(files, ['CreateBGPPeer', 'DeleteLag', 'UpdateLag']);
    deepEqual(
      source.split('\n').filter((line) => line.startsWith('import')),
      ["import { createBgpPeer } from './createBgpPeer';", "import { updateLag } from './updateLag';"],
    );
    equal(source.includes('all = [\n  createBgpPeer,\n  updateLag,\n];'), true);
  });
});
