import { deepEqual, equal, match } from 'node:assert/strict';
import { window } from 'vscode';
import { Failure } from '../../src/aws/failure';
import { attempt } from '../../src/graph/attempt';
import * as commandIds from '../../src/ids/commandIds';
import type { Log } from '../../src/views/log';

describe('the message of a failed command', () => {
  const showErrorMessage = window.showErrorMessage.bind(window);
  let said: string[];

  beforeEach(() => {
    said = [];
    window.showErrorMessage = (text: string) => {
      said.push(text);
      return Promise.resolve(undefined);
    };
  });
  afterEach(() => (window.showErrorMessage = showErrorMessage));

  const log = { error: () => undefined } as unknown as Log;
  const failing = () => Promise.reject(new Failure('dropped', 'The connection was lost.', 'Try again.'));

  it('names the command, so that two failures can be told apart', async () => {
    // These two, for a row's menu and for a click, have the same names as other commands.
    const alike: readonly string[] = [commandIds.refreshRow, commandIds.previewDetails];
    const ids = Object.values(commandIds).filter((id) => !alike.includes(id));
    for (const id of ids) await attempt(log, id, failing);
    equal(new Set(said).size, ids.length, said.join('\n'));
    match(
      said[ids.indexOf(commandIds.deleteVirtualInterface)] ?? '',
      /^Delete Virtual Interface: The connection was lost\. Try again\.$/,
    );
  });

  it('has only the cause for anything that is not a command', async () => {
    await attempt(log, 'link', failing);
    deepEqual(said, ['The connection was lost. Try again.']);
  });
});
