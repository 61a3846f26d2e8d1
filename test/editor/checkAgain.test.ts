import { deepEqual, rejects } from 'node:assert/strict';
import { window } from 'vscode';
import { Journal } from '../../src/aws/journal/journal';
import type { Outcome } from '../../src/aws/writes/outcome';
import { checkAgain } from '../../src/commands/activity/checkAgain';
import { RecordNode } from '../../src/views/activity/nodes/recordNode';
import type { Stores } from '../../src/views/stores';
import { begun } from '../unit/aws/journal/records';

describe('looking again for what came of a write', () => {
  const showInformationMessage = window.showInformationMessage.bind(window);
  let said: string[];

  beforeEach(() => {
    said = [];
    window.showInformationMessage = (text: string) => {
      said.push(text);
      return Promise.resolve(undefined);
    };
  });
  afterEach(() => (window.showInformationMessage = showInformationMessage));

  const check = (outcome: Outcome, operation = 'DeleteVirtualInterface') =>
    checkAgain(
      {
        sessions: { session: () => Promise.resolve({ checkAgain: () => Promise.resolve(outcome) }) },
        inventories: { reread: () => undefined },
      } as unknown as Stores,
      new Journal('/nowhere'),
      new RecordNode(begun('one', { operation }), () => new Map()),
    );

  it('says that it was done, or only likely so', async () => {
    await check({ kind: 'done', result: true });
    await check({ kind: 'done', result: true, found: { certain: true } });
    await check({ kind: 'done', result: true, found: { certain: false } });
    deepEqual(said, [
      'Delete dxvif-1: done.',
      'Delete dxvif-1: done.',
      'Delete dxvif-1: probably done. Not everything that was sent can be compared.',
    ]);
  });

  it('says so where this version does not know what was sent', async () => {
    await rejects(check({ kind: 'done', result: true }, 'DeleteEverything'), /DeleteEverything/);
  });
});
