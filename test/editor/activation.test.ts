import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import Module from 'node:module';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { ROW_BUTTON } from '../../src/contributions';
import * as commandIds from '../../src/ids/commandIds';
import { extension } from './support';

/** Node's CommonJS loader, with which VS Code's extension host loads extensions. */
const loader = Module as unknown as {
  _extensions: Record<'.js', (module: unknown, path: string) => void>;
};

// This file sorts first: the other tests activate the extension and load its bundles.
describe('activation', () => {
  it('does not happen at start-up', () => {
    equal(extension().isActive, false);
  });

  it('registers every command, and no other', async () => {
    await extension().activate();
    const registered = (await vscode.commands.getCommands(true)).filter((id) =>
      /^directConnect\.(?!(connections|activity)\.)/.test(id),
    );
    const buttons = registered.filter((id) => id.endsWith(ROW_BUTTON));
    const others = registered.filter((id) => !id.endsWith(ROW_BUTTON));
    deepEqual(others.sort(), Object.values(commandIds).sort());
    ok(buttons.includes(commandIds.openRouterConfiguration + ROW_BUTTON));
    for (const button of buttons) ok(others.includes(button.slice(0, -ROW_BUTTON.length)), button);
  });
});

describe('after activation, a bundle that failed to load', () => {
  const load = loader._extensions['.js'];
  const showErrorMessage = vscode.window.showErrorMessage.bind(vscode.window);
  let said: string[];

  beforeEach(() => {
    said = [];
    vscode.window.showErrorMessage = (text: string) => {
      said.push(text);
      return Promise.resolve(undefined);
    };
  });
  afterEach(() => {
    loader._extensions['.js'] = load;
    vscode.window.showErrorMessage = showErrorMessage;
  });

  /**
   * Makes a bundle fail to load once.
   * @returns an emitter of `tried`, with the number of tries so far, after each try.
   */
  function failOnce(name: string): EventEmitter<{ tried: [times: number] }> {
    const bundle = join(extension().extensionPath, 'dist', `${name}.js`);
    const tries = new EventEmitter<{ tried: [times: number] }>();
    let times = 0;
    loader._extensions['.js'] = (module, path) => {
      if (path === bundle) {
        times += 1;
        setImmediate(() => tries.emit('tried', times));
        if (times === 1) throw new Error('The bundle is half written.');
      }
      load(module, path);
    };
    return tries;
  }

  it('leads to a proposal to reload the window if the error message can’t be loaded either', async () => {
    const gone = ['commands', 'report'].map((name) => join(extension().extensionPath, 'dist', `${name}.js`));
    loader._extensions['.js'] = (module, path) => {
      if (gone.includes(path)) throw new Error('The file is gone.');
      load(module, path);
    };
    await vscode.commands.executeCommand(commandIds.clearFilter);
    deepEqual(said, ['Direct Connect Explorer could not load a part of itself. Reload the window.']);
  });

  it('is loaded again by the next command', async () => {
    const tries = failOnce('commands');
    const first = once(tries, 'tried');
    await vscode.commands.executeCommand(commandIds.clearFilter);
    deepEqual(await first, [1]);
    equal(said.length, 1);
    match(said[0] ?? '', /^Clear Filter: /);

    const second = once(tries, 'tried');
    await vscode.commands.executeCommand(commandIds.clearFilter);
    deepEqual(await second, [2]);
    equal(said.length, 1, said.join('\n'));
  });

  it('is loaded again by Refresh, for the tree', async () => {
    const tries = failOnce('connections');
    const first = once(tries, 'tried');
    await vscode.commands.executeCommand('directConnect.connections.focus');
    deepEqual(await first, [1]);

    const second = once(tries, 'tried');
    await vscode.commands.executeCommand(commandIds.refresh);
    deepEqual(await second, [2]);
    await vscode.commands.executeCommand('workbench.view.explorer');
  });
});
