import { deepEqual, ok, rejects } from 'node:assert/strict';
import { window } from 'vscode';
import { Journal } from '../../src/aws/journal/journal';
import type { Outcome } from '../../src/aws/writes/outcome';
import type { Place } from '../../src/aws/session/place';
import type { Sdk } from '../../src/aws/session/session';
import { SessionStore } from '../../src/aws/session/sessionStore';
import { checkAgain } from '../../src/commands/activity/checkAgain';
import { showResource } from '../../src/commands/activity/showResource';
import { showSentRequest } from '../../src/commands/activity/showSentRequest';
import { RecordNode } from '../../src/views/activity/nodes/recordNode';
import type { RequestDocuments } from '../../src/views/requests/requestDocuments';
import type { Stores } from '../../src/views/stores';
import { profileStoreOf } from '../support/profileStore';
import { begun } from '../unit/aws/journal/records';

describe('checking the outcome of a write again', () => {
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

  it('says that it was done, or probably done', async () => {
    await check({ kind: 'done', result: true });
    await check({ kind: 'done', result: true, found: { certain: true } });
    await check({ kind: 'done', result: true, found: { certain: false } });
    deepEqual(said, [
      'Delete dxvif-1: done.',
      'Delete dxvif-1: done.',
      'Delete dxvif-1: probably done. Not everything that was sent can be compared.',
    ]);
  });

  it('says so if this version does not know the operation', async () => {
    await rejects(check({ kind: 'done', result: true }, 'DeleteEverything'), /DeleteEverything/);
  });
});

describe('a write with a profile that no longer exists', () => {
  const row = new RecordNode(begun('one', { profile: 'retired' }), () => new Map());
  const profiles = profileStoreOf({ configFile: '/nowhere/a', credentialsFile: '/nowhere/b' });
  const says = { kind: 'profile', message: 'There is no AWS profile named retired.' };

  it('is not looked for in the Connections view: its profile is said to be missing', async () => {
    const looked: string[] = [];
    const reveal = (_place: Place, id: string) => Promise.resolve(looked.push(id) === 0);
    await rejects(showResource(profiles, reveal, row), says);
    deepEqual(looked, []);
  });

  it('can’t be checked again, for the same reason, and shows its request', async () => {
    const sessions = new SessionStore(profiles, () => Promise.resolve({} as Sdk));
    await rejects(checkAgain({ sessions } as Stores, new Journal('/nowhere'), row), says);
    const shown: string[] = [];
    const documents = { open: (text: string) => Promise.resolve(shown.push(text)) };
    await showSentRequest(documents as unknown as RequestDocuments, profiles, row);
    ok(shown.join().includes('--profile retired'), shown.join());
  });
});

describe('the row of a write', () => {
  const record = { ...begun('one'), account: '111122223333', region: 'eu-central-1' };
  const names = () => new Map([['111122223333', 'acme']]);

  it('has the names of account and region in its tooltip', () => {
    const { value } = new RecordNode(record, names).getTooltip();
    const lines = value.replaceAll('\\', '').split('  \n');
    ok(lines.includes('**Account** 111122223333 (acme)'), value);
    ok(lines.includes('**Region** eu-central-1 · Frankfurt'), value);
    ok(lines.length <= 12 && !value.includes('undefined'), value);
  });

  it('has the id of what was changed, or else created, for copying', () => {
    const created = { id: 'one', at: 1, outcome: 'done', created: 'dxvif-new1' } as const;
    deepEqual(new RecordNode(record, names).code, 'dxvif-1');
    deepEqual(new RecordNode({ ...record, end: created }, names).code, 'dxvif-new1');
    deepEqual(new RecordNode({ ...record, operation: 'DeleteEverything' }, names).code, undefined);
  });
});
