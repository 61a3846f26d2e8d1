import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demo } from './demo';
import { arrived, everyAccount, openOnOwnEndpoint } from './ownEndpoint';
import type { OwnEndpoint } from './ownEndpoint';
import { ordinary } from './themes';
import { walk } from './walk';
import type { Step } from './walk';

/** Five rows, of which the fourth has a VLAN that AWS does not accept. */
const PLAN = `Request,Name,VLAN,Your BGP ASN,Owner account
allocate private,plan-1,301,65010,${demo.workloadAccount}
allocate private,plan-2,302,65010,${demo.workloadAccount}
allocate private,plan-3,303,65010,${demo.workloadAccount}
allocate private,plan-4,4095,65010,${demo.workloadAccount}
allocate private,plan-5,305,65010,${demo.workloadAccount}
`;

/** Of the network account, with sessions of both address families. */
const ORDERS = 'prod-orders';
/** Of the network account, on a LAG, with one session. */
const TRANSIT = 'core-transit-east';
/** Another port in the same region. */
const TARGET = 'res-va1-core-b';

let own: OwnEndpoint;
const openOwn = async (settings: object) => (own = await openOnOwnEndpoint(everyAccount, settings));

const steps = (step: Step) => {
  step('allocates several from a CSV file, and skips a row with an error', async ({ workbench, picture }) => {
    const folder = await mkdtemp(join(tmpdir(), 'dx-csv-'));
    try {
      await writeFile(join(folder, 'plan.csv'), PLAN);
      await workbench.openView('Direct Connect');
      await workbench.widenSideBar(420);
      const { connections, dialog, editor, quickInput } = workbench;
      await connections.expand(demo.network, demo.connection);
      await connections.row(demo.existing.name).waitFor();
      await connections.contextMenu(demo.connection, 'Allocate from CSV…');
      await quickInput.openFile(join(folder, 'plan.csv'));
      assert.match(await editor.text(/plan-5/), /Error +\| allocate private +\|/);
      await picture('15-csv');
      await workbench.answerNotification('plan.csv was checked', 'Send 4 requests…');
      assert.match(await dialog.text('Send 4 requests for'), /Skipped because of errors: 1\./);
      await dialog.choose('Send 4 requests');
      for (const name of ['plan-1', 'plan-2', 'plan-3', 'plan-5']) await connections.row(name).waitFor();
      await workbench.notification(/created: 4, with errors: 1/);
      const [result = ''] = (await readdir(folder)).filter((name) => name !== 'plan.csv');
      assert.match(await readFile(join(folder, result), 'utf8'), /^2,created,.*plan-1[^]*^5,error,.*plan-4/m);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  step('shows the routes, and warns that an allocation is nearly used up', async ({ workbench, picture }) => {
    const { connections, editor } = workbench;
    await connections.contextMenu(ORDERS, 'Show Routes');
    await workbench.tab(`${ORDERS}.routes`).waitFor();
    assert.match(await editor.text(/84 of at most 100 prefixes \(84%\)/), /WARNING/);
    await picture('15-routes');
    await connections.row(ORDERS).filter({ hasText: '84 of 100 IPv4 prefixes' }).waitFor();
  });

  step('fails over, counts down, and stops the test', async ({ workbench, page, picture }) => {
    const { connections, dialog, quickInput } = workbench;
    await connections.contextMenu(ORDERS, 'Start Failover Test…');
    await quickInput.question(`Failover Test of ${ORDERS}`).waitFor();
    await picture('15-failover-peers');
    await quickInput.accept();
    await page.getByText('Minutes until AWS brings the sessions back').first().waitFor();
    await quickInput.accept();
    await quickInput.question('Start a failover test of 10 min').waitFor();
    assert.match(await quickInput.message.innerText(), /BGP goes down: prod-orders \(IPv4, IPv6\)/);
    await picture('15-failover-impact');
    await quickInput.answer(ORDERS);
    await connections
      .row(ORDERS)
      .filter({ hasText: /testing.* left/ })
      .waitFor();
    await workbench.status(/prod-orders \d+ min left/).waitFor();
    await picture('15-failover-running');
    await connections.contextMenu(ORDERS, 'Stop Failover Test…');
    await dialog.text(`Stop the failover test of ${ORDERS}?`);
    await dialog.choose('Stop Test');
    await connections.row(ORDERS).filter({ hasText: 'BGP up' }).waitFor();
    await connections.contextMenu(ORDERS, 'Show Failover Test History');
    assert.match(await workbench.editor.text(/stopped early/), /Failover tests of prod-orders/);
    await picture('15-failover-history');
  });

  step('rotates the key, one address family after the other', async ({ workbench, picture }) => {
    const { connections, dialog, editor, quickInput } = workbench;
    /** Makes the endpoint do at once what takes AWS a while. */
    const afterwards = async (operation: string, count: number) => {
      await arrived(own, operation, count);
      await own.endpoint.control('POST', 'clock', { advanceSeconds: 12 });
    };
    await connections.contextMenu(ORDERS, 'Rotate BGP MD5 Key…');
    await editor.beside.text(/1\. Delete the IPv4 peer that has the old key/);
    await picture('15-rotation-plan');
    await workbench.answerNotification(`The plan for ${ORDERS} is open`, 'Start');
    for (const [index, family] of ['IPv4', 'IPv6'].entries()) {
      await quickInput.question(`Delete BGP peer ${family}`).waitFor();
      assert.match(await quickInput.message.innerText(), new RegExp(`Outage: ${family} on this`));
      await picture(`15-rotation-${family}`);
      await quickInput.answer(ORDERS);
      await afterwards('DeleteBGPPeer', index + 1);
      await quickInput.pick('New BGP MD5 key', 'Generate a key');
      assert.match(await dialog.text(`Add the ${family} peer`), /BGP MD5 key: generated here/);
      await dialog.choose('Add BGP Peer');
      await afterwards('CreateBGPPeer', index + 1);
    }
    await editor.beside.text(/The rotation is complete/);
    await workbench.notification(new RegExp(`The BGP MD5 key of ${ORDERS} was rotated`));
  });

  step('adds a BGP peer of the other address family', async ({ workbench, page, picture }) => {
    const { dialog, quickInput } = workbench;
    await workbench.runCommand('Direct Connect: Add BGP Peer…');
    await quickInput.pick('AWS profile', demo.network);
    await quickInput.pick('Connection, LAG or virtual interface', TRANSIT);
    await page.getByText('Your BGP ASN').first().waitFor();
    await picture('15-add-peer');
    await quickInput.accept();
    await page.getByText('BGP MD5 key, 6 to 80 characters').first().waitFor();
    await quickInput.accept();
    assert.match(await dialog.text('Add an IPv6 BGP peer'), /generated by AWS/);
    await dialog.choose('Add BGP Peer');
    await workbench.status(/^An IPv6 BGP peer was added/).waitFor();
  });

  step(
    'moves one to another port, after showing what that interrupts',
    async ({ workbench, page, picture }) => {
      const { connections, quickInput } = workbench;
      await connections.contextMenu(ORDERS, 'Move to Another Connection…');
      await quickInput.question(`Move ${ORDERS}`).waitFor();
      await quickInput.row(TARGET).waitFor();
      await picture('15-move-targets');
      await quickInput.row(TARGET).click();
      await quickInput.question(`Move ${ORDERS} to ${TARGET}?`).waitFor();
      await picture('15-move');
      await quickInput.answer(ORDERS);
      await page.getByText(`was moved to`).first().waitFor();
      await connections.expand(TARGET);
      // For a moment it is still drawn in its old place.
      await connections.row(ORDERS).nth(1).waitFor({ state: 'detached' });
      await connections
        .row(ORDERS)
        .filter({ hasText: /pending|down/ })
        .waitFor();
    },
  );

  step('deletes one, after naming the prefixes that nothing else carries', async ({ workbench, picture }) => {
    const { connections, quickInput } = workbench;
    await connections.expand(/^ash-dc2-backbone$/);
    await connections.contextMenu(TRANSIT, 'Delete Virtual Interface…');
    await quickInput.question(`Delete Virtual Interface ${TRANSIT}`).waitFor();
    assert.match(await quickInput.message.innerText(), /Found on no other session: /);
    await picture('15-delete');
    await quickInput.answer(TRANSIT);
    await connections
      .row(TRANSIT)
      .filter({ hasText: /deleting|deleted/ })
      .waitFor();
  });
};

walk('Running virtual interfaces', steps, ordinary, openOwn);
