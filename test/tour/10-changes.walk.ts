import assert from 'node:assert/strict';
import { demo } from './demo';
import { arrived, everyAccount, openOnOwnEndpoint } from './ownEndpoint';
import type { OwnEndpoint } from './ownEndpoint';
import { keepPicturesOfFailures } from './pictures';
import { skipAfterFailure } from './walk';

const HOSTED = 'On Other Accounts’ Connections';
const ON_PORT = 'prod-orders';
const ALONE = { name: 'recovery-orders', port: 'nyc-ny5-recovery' };
const OTHER_PORT = 'branch-hartford';
/** The connection ash-dc2-core-c. */
const MARKER = 'dxcon-fq1v6j9e';
const EDIT = 'Choose a tag to change its value';
/** The operations of all changes in this walk. */
const UPDATES = [
  'UpdateVirtualInterfaceAttributes',
  'UpdateConnection',
  'UpdateLag',
  'TagResource',
  'UntagResource',
];

/** This walk reads the endpoint's record of what was sent, and how often. */
describe('Changing resources', () => {
  let own: OwnEndpoint;

  /** How many changes the endpoint has received. */
  const sent = async () => {
    const all = await Promise.all(UPDATES.map((operation) => own.endpoint.received(operation)));
    return all.flat().length;
  };
  let readings = 0;
  /**
   * Refreshes the view, and waits until it shows what was read afterwards, which it recognizes by a name that only the
   * endpoint changes.
   */
  const readAgain = async () => {
    readings += 1;
    const name = `reading-${readings}`;
    await own.endpoint.control('POST', 'estate', { rename: { id: MARKER, name } });
    await own.workbench.connections.clickTitleButton('Refresh');
    await own.workbench.connections.row(name).waitFor();
  };

  before(async () => {
    own = await openOnOwnEndpoint(everyAccount);
    const { workbench } = own;
    await workbench.openView('Direct Connect');
    await workbench.widenSideBar(520);
    await workbench.connections.expand(demo.network, demo.connection);
    await workbench.connections.row(ON_PORT).waitFor();
  });

  skipAfterFailure();
  keepPicturesOfFailures(() => own.workbench.page);

  after(() => own.close());

  it('renames a virtual interface of the other account with the mouse', async () => {
    const { connections, quickInput } = own.workbench;
    await connections.collapse(demo.network);
    await connections.expand(demo.workload, HOSTED);
    await connections.contextMenu(demo.existing.name, 'Rename…');
    await quickInput.answer('a;b');
    await quickInput.message.filter({ hasText: 'Enter 1 to 100 letters' }).waitFor();
    await quickInput.answer('prod-payments-eu');
    await connections.row('prod-payments-eu').waitFor();
    await connections.collapse(demo.workload);
    await connections.expand(demo.network);
    // Read again there, too.
    await connections.row('prod-payments-eu').waitFor();
    assert.equal(await sent(), 1);
  });

  it('renames a connection from the palette with keys alone', async () => {
    const { connections, quickInput } = own.workbench;
    await quickInput.runWithKeys('Direct Connect: Rename…');
    await quickInput.pickWithKeys('AWS profile', demo.network);
    await quickInput.pickWithKeys('Connection, LAG or virtual interface', OTHER_PORT);
    await quickInput.question(`Rename ${OTHER_PORT}`).waitFor();
    await quickInput.answer('branch-hartford-2');
    await connections.row('branch-hartford-2').waitFor();
    assert.equal((await own.endpoint.received('UpdateConnection')).length, 1);
  });

  it('edits the tags of two rows at once, after showing what changes', async () => {
    const { connections, dialog, quickInput } = own.workbench;
    await connections.select('branch-newark', 'nyc-ny5-legacy');
    await connections.contextMenu('nyc-ny5-legacy', 'Edit Tags…');
    await quickInput.pick(EDIT, 'Add Tag…');
    await quickInput.question('Key of the New Tag').waitFor();
    await quickInput.answer('aws:owner');
    await quickInput.message.filter({ hasText: 'reserved for AWS' }).waitFor();
    await quickInput.answer('site');
    await quickInput.question('Value of site').waitFor();
    await quickInput.answer('north east');
    await own.picture('13-tags');
    await quickInput.pick(EDIT, 'team');
    await quickInput.question('Value of team').waitFor();
    await quickInput.answer('network');
    await quickInput.pick(EDIT, 'Review Changes…');
    const question = await dialog.text('Change the tags of 2 resources?');
    assert.match(question, /\+ site = north east \(2 of 2 resources\)/);
    assert.match(question, /~ team: (branches, network-edge|network-edge, branches) → network \(2 of 2/);
    await own.picture('13-confirmation');
    await dialog.choose('Change Tags');
    await own.workbench.status(/^Done: /).waitFor();
    assert.equal((await own.endpoint.received('TagResource')).length, 2);

    await readAgain();
    await connections.contextMenu('nyc-ny5-legacy', 'Edit Tags…');
    await quickInput.clickButtonOf('site', 'Remove');
    await quickInput.pick(EDIT, 'Review Changes…');
    await dialog.text('Change the tags of 2 resources?');
    await dialog.choose('Change Tags');
    await arrived(own, 'UntagResource', 2);
    await own.workbench.status(/^Done: /).waitFor();
    await readAgain();
  });

  it('shows the request of a change and sends nothing, then changes the MTU', async () => {
    const { connections, dialog, editor, quickInput } = own.workbench;
    const before = await sent();
    await connections.expand(ALONE.port);
    await connections.contextMenu(ALONE.name, 'Change MTU…');
    await quickInput.pick('Current: 1500', '8500');
    const question = `Change the MTU of ${ALONE.name} to 8500?`;
    // None of its sessions is up, so nothing is interrupted.
    assert.match(
      await dialog.text(question),
      /AWS updates it[^]*No BGP session that this could take down is up now/,
    );
    await dialog.choose('Show Request');
    await editor.beside.text(/Nothing was sent/);
    assert.match(await editor.beside.text(/--mtu 8500/), /aws directconnect\s+update-virtual-interface-/);
    assert.equal(await sent(), before);

    await own.workbench.answerNotification(question, 'Change MTU');
    await own.workbench.status(/^The MTU of .* is now 8500/).waitFor();
    await readAgain();
    assert.equal(await sent(), before + 1);
    await connections.collapse(ALONE.port);
  });

  it('enables SiteLink, and offers to disable it', async () => {
    const { connections, dialog } = own.workbench;
    await connections.contextMenu(ON_PORT, 'Enable SiteLink…');
    assert.match(await dialog.text(`Enable SiteLink on ${ON_PORT}?`), /AWS charges for SiteLink/);
    await dialog.choose('Enable SiteLink');
    await own.workbench.status(/^SiteLink is enabled on/).waitFor();
    await readAgain();
    const menu = await connections.menuOf(ON_PORT);
    assert.ok(menu.includes('Disable SiteLink…') && !menu.includes('Enable SiteLink…'), menu.join());
  });

  it('lists all changes in the Activity view, newest first', async () => {
    const { activity, connections, editor } = own.workbench;
    await connections.close();
    await activity.open();
    await activity.row(/^Enable SiteLink on/).waitFor();
    const rows = (await activity.rows()).map((row) => row.replace(/\s+/g, ' '));
    await own.picture('13-activity');
    const order = [
      /Enable SiteLink on dxvif-fh8s3d2w.*done/,
      /Change the MTU of dxvif-ft7e5u9x to 8500.*done/,
      /Remove tags from dxcon-\w+: site.*done/,
      /Remove tags from/,
      /Set tags on dxcon-\w+: site, team.*done/,
      /Set tags on/,
      /Rename dxcon-\w+ to branch-hartford-2.*done.*demo-network/,
      /Rename dxvif-fg4m1k7z to prod-payments-eu.*done.*demo-workload/,
    ];
    assert.equal(rows.length, order.length, rows.join('\n'));
    for (const [index, words] of order.entries()) assert.match(rows[index] ?? '', words);
    await activity.row(/^Rename dxcon/).click();
    assert.match(await editor.beside.text(/branch-hartford-2/), /:\s+done\.\s+Request\s+ID:/);
    await activity.contextMenu(/^Change the MTU/, 'Show Request');
    assert.match(await editor.beside.text(/"mtu": 8500/), /:\s+done\.\s+Request\s+ID:/);
    await activity.contextMenu(/^Enable SiteLink on/, 'Show in Connections');
    await connections.row(ON_PORT).and(own.workbench.page.locator('.selected')).waitFor();
  });

  it('changes nothing in read-only mode, not even with a question that was already open', async () => {
    const { connections, page, quickInput } = own.workbench;
    const before = await sent();
    await connections.contextMenu(ON_PORT, 'Rename…');
    await quickInput.question(`Rename ${ON_PORT}`).waitFor();
    await own.setMachineSettings({ 'directConnect.readOnly': true });
    await connections.description.filter({ hasText: 'read-only' }).waitFor();
    await quickInput.answer('never');
    await own.workbench.notification(/read-only mode, so nothing was sent/);
    const menu = await connections.menuOf(ON_PORT);
    assert.ok(menu.includes('Show Details'), menu.join());
    assert.deepEqual(
      menu.filter((label) => /Rename|Tags|MTU|Key|SiteLink|Delete|Duplicate/.test(label)),
      [],
    );
    for (const [words, offered, hidden] of [
      ['Re', 'Refresh', 'Rename…'],
      ['E', 'Export Activity…', 'Edit Tags…'],
      ['E', 'Export Activity…', 'Enable SiteLink…'],
      ['Ch', 'Choose Profiles…', 'Change MTU…'],
    ] as const) {
      await page.keyboard.press('F1');
      await quickInput.type(`>Direct Connect: ${words}`, `Direct Connect: ${offered}`);
      assert.equal(await quickInput.row(`Direct Connect: ${hidden}`).count(), 0);
      await page.keyboard.press('Escape');
    }
    await own.setMachineSettings({});
    await connections.description.filter({ hasText: 'read-only' }).waitFor({ state: 'detached' });
    assert.equal(await sent(), before);
  });

  it('sends nothing again after a reload during a request, and finds out what happened', async () => {
    const { activity, connections, dialog, page, quickInput } = own.workbench;
    const { endpoint } = own;
    await endpoint.control('DELETE', 'requests');
    for (const operation of ['UpdateVirtualInterfaceAttributes', 'UpdateConnection', 'TagResource']) {
      await endpoint.control('POST', 'faults', { operation, fault: 'hang', commits: true, times: 2 });
    }
    await connections.expand(ALONE.port);
    await connections.contextMenu(ALONE.name, 'Change MTU…');
    await quickInput.pick('Current: 8500', '1500');
    await dialog.text('to 1500?');
    await dialog.choose('Change MTU');
    await arrived(own, 'UpdateVirtualInterfaceAttributes', 1);
    await connections.contextMenu(ON_PORT, 'Disable SiteLink…');
    await dialog.text('Disable SiteLink');
    await dialog.choose('Disable SiteLink');
    await arrived(own, 'UpdateVirtualInterfaceAttributes', 2);
    await connections.contextMenu('branch-philadelphia', 'Rename…');
    await quickInput.answer('branch-trenton');
    await arrived(own, 'UpdateConnection', 1);
    await connections.contextMenu('nyc-ny5-legacy', 'Edit Tags…');
    await quickInput.pick(EDIT, 'team');
    await quickInput.question('Value of team').waitFor();
    await quickInput.answer('reloaded');
    await quickInput.pick(EDIT, 'Review Changes…');
    await dialog.text('Change the tags');
    await dialog.choose('Change Tags');
    await arrived(own, 'TagResource', 1);
    // Nothing that is shown again after the reload may read the region, and so find out what happened, before this walk
    // asks.
    await connections.collapse(demo.network);
    await own.workbench.runCommand('View: Close All Editors');
    await own.workbench.tab(/./).first().waitFor({ state: 'detached' });
    await own.workbench.reload();

    await activity.open();
    // Nobody waits for an answer only once the extension host from before the reload has ended. On a slow machine, the
    // first of the four may have been checked and found by then.
    const unknown = page.locator('.monaco-list-row', { hasText: 'unknown' });
    const isSettled = async () => {
      const latest = (await activity.rows()).slice(0, 4);
      return latest.length === 4 && latest.every((row) => /unknown|done/.test(row));
    };
    while (!(await isSettled())) await activity.clickTitleButton('Refresh Activity');
    await own.picture('13-unknown');
    await connections.expand(demo.network);
    await unknown.first().waitFor({ state: 'detached' });
    const rows = (await activity.rows()).slice(0, 4);
    for (const row of rows) assert.match(row, /done/);
    assert.equal(await sent(), 4);
  });
});
