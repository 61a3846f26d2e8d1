import { deepEqual, equal } from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandIds } from '../../src/contributions';
import { extension } from './support';

// Sorts first: the other tests wake the extension up.
describe('activation', () => {
  it('does not happen at start-up', () => {
    equal(extension().isActive, false);
  });

  it('registers every command, and no other', async () => {
    await extension().activate();
    const registered = (await vscode.commands.getCommands(true)).filter((id) =>
      /^directConnect\.(?!connections\.)/.test(id),
    );
    deepEqual(registered.sort(), Object.values(commandIds).sort());
  });
});
