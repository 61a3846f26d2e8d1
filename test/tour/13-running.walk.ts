import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demo, exploreLocalEndpoint } from './demo';
import { walk } from './walk';

/** Five rows, of which the fourth has no VLAN that AWS takes. */
const PLAN = `Request,Name,VLAN,Your BGP ASN,Owner account
allocate private,plan-1,301,65010,${demo.workloadAccount}
allocate private,plan-2,302,65010,${demo.workloadAccount}
allocate private,plan-3,303,65010,${demo.workloadAccount}
allocate private,plan-4,4095,65010,${demo.workloadAccount}
allocate private,plan-5,305,65010,${demo.workloadAccount}
`;

walk('Running virtual interfaces', (step) => {
  step('allocates several from a CSV file, and leaves the wrong row out', async ({ workbench, picture }) => {
    const folder = await mkdtemp(join(tmpdir(), 'dx-csv-'));
    try {
      await writeFile(join(folder, 'plan.csv'), PLAN);
      await exploreLocalEndpoint(workbench);
      await workbench.widenSideBar(420);
      const { connections, dialog, editor, quickInput } = workbench;
      await connections.expand(demo.network, demo.region, demo.connection);
      await connections.row(demo.existing.name).waitFor();
      await connections.contextMenu(demo.connection, 'Allocate from CSV…');
      await quickInput.openFile(join(folder, 'plan.csv'));
      assert.match(await editor.text(/plan-5/), /Wrong +\| allocate private +\|/);
      await picture('15-csv');
      await workbench.answerNotification('plan.csv is checked', 'Send 4 requests…');
      assert.match(await dialog.text('Send 4 requests for'), /Wrong, so left out: 1\./);
      await dialog.choose('Send 4 requests');
      for (const name of ['plan-1', 'plan-2', 'plan-3', 'plan-5']) await connections.row(name).waitFor();
      await workbench.notification(/created: 4, wrong: 1/);
      const [result = ''] = (await readdir(folder)).filter((name) => name !== 'plan.csv');
      assert.match(await readFile(join(folder, result), 'utf8'), /^2,created,.*plan-1[^]*^5,wrong,.*plan-4/m);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
