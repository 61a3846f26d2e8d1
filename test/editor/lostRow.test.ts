import { deepEqual, equal, ok } from 'node:assert/strict';
import { commands, env, window } from 'vscode';
import { ROW_BUTTON, VIEW, focusedRowOf } from '../../src/contributions';
import * as commandIds from '../../src/ids/commandIds';
import type { Row } from '../../src/views/connections/row';
import type { TestEndpoint } from '../support/endpoint';
import { extension, startTestEndpoint, writeProfiles } from './support';

const RECEIVE = 'test.receiveRow';
/** How a row's menu identifies its row. The editor has no row with this handle, just as while it redraws all rows. */
const FORGOTTEN = { $treeViewId: VIEW, $treeItemHandle: '1/forgotten' };

describe('a command on a row, called while the editor redraws the tree and passes no row', () => {
  let endpoint: TestEndpoint;
  let received: unknown[];
  /** The profile whose row has the focus. */
  let name: string;
  let said: string[];
  let asked: string[];
  const { showErrorMessage, showQuickPick } = window;

  /** Runs a command as the editor's window does, which identifies rows by handles. */
  const run = (command: string, ...args: unknown[]) =>
    commands.executeCommand('runCommands', { commands: [{ command, args }] });

  before(async () => {
    endpoint = await startTestEndpoint();
    await writeProfiles(endpoint);
    await extension().activate();
    const receiver = commands.registerCommand(RECEIVE, (...args: unknown[]) => {
      received = args;
    });
    received = [];
    await commands.executeCommand(`${VIEW}.focus`);
    await commands.executeCommand(commandIds.refresh);
    while (received[0] === undefined) {
      await commands.executeCommand('list.focusFirst');
      await run(RECEIVE, focusedRowOf(VIEW));
    }
    // So that the next test only depends on what the editor does.
    const [row] = received as [Row];
    name = row.profile?.name ?? '';
    await run(RECEIVE, FORGOTTEN, null);
    deepEqual(
      received.map((one) => one ?? undefined),
      [undefined, undefined],
    );
    receiver.dispose();
  });
  after(async () => {
    await commands.executeCommand('workbench.view.explorer');
    await endpoint.stop();
  });
  beforeEach(() => {
    [said, asked] = [[], []];
    window.showErrorMessage = (text: string) => {
      said.push(text);
      return Promise.resolve(undefined);
    };
    window.showQuickPick = ((_items: unknown, { placeHolder }: { placeHolder: string }) => {
      asked.push(placeHolder);
      return Promise.resolve(undefined);
    }) as unknown as typeof showQuickPick;
  });
  afterEach(() => {
    window.showErrorMessage = showErrorMessage;
    window.showQuickPick = showQuickPick;
  });

  it('runs on the focused row, which a right click focuses', async () => {
    await env.clipboard.writeText('');
    await run(commandIds.copyId, FORGOTTEN, null);
    ok(name !== '');
    equal(await env.clipboard.readText(), name);
    deepEqual([said, asked], [[], []]);
  });

  it('runs on the focused row after a right click, even if it is a button on rows', async () => {
    await run(commandIds.chooseRegions, FORGOTTEN, null);
    deepEqual([said, asked], [[], ['Regions to show. Choose none to use the profile’s own regions.']]);
  });

  it('asks to be chosen again if it is a button on the row, since that does not focus the row', async () => {
    await run(commandIds.openRouterConfiguration + ROW_BUTTON, FORGOTTEN, null);
    deepEqual(said, [
      'Open Router Configuration: The view was being redrawn, so it is unclear which row you meant. Choose the command again.',
    ]);
    deepEqual(asked, []);
  });

  it('asks for everything when it is run from the palette', async () => {
    await run(commandIds.openRouterConfiguration);
    deepEqual([said, asked], [[], ['AWS profile']]);
  });
});
