import { deepEqual, rejects } from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Uri, window } from 'vscode';
import { Journal } from '../../src/aws/journal/journal';
import { exportActivity } from '../../src/commands/activity/exportActivity';
import { begun, ended } from '../unit/aws/journal/records';

describe('the activity log that is exported', () => {
  const showSaveDialog = window.showSaveDialog.bind(window);
  let folder: string;
  let journal: Journal;
  const target = () => join(folder, 'saved.jsonl');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dx-export-'));
    journal = new Journal(join(folder, 'activity.jsonl'));
    window.showSaveDialog = () => Promise.resolve(Uri.file(target()));
  });
  afterEach(async () => {
    window.showSaveDialog = showSaveDialog;
    await rm(folder, { recursive: true });
  });

  it('contains everything that was sent with its outcome, one request per line, oldest first', async () => {
    const records = [begun('a', { input: { name: 'Zürich' }, before: ['dxvif-1'] }), begun('b')] as const;
    const end = ended('a', 'done', { created: 'dxvif-2' });
    for (const record of records) await journal.begin(record);
    await journal.end(end);
    await exportActivity(journal);
    const lines = (await readFile(target(), 'utf8')).trim().split('\n');
    deepEqual(
      lines.map((line) => JSON.parse(line) as unknown),
      [{ ...records[0], end }, records[1]],
    );
  });

  it('is not written while nothing has been sent', async () => {
    await rejects(exportActivity(journal), { message: /Nothing has been sent yet/ });
  });
});
