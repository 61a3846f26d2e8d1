import { randomBytes } from 'node:crypto';
import assert from 'node:assert/strict';
import { readLogs } from '../host/logs';
import { connect } from '../support/sdk';
import { allocate } from '../support/writes';
import { demo } from './demo';
import { everyAccount, openOnOwnEndpoint } from './ownEndpoint';
import type { OwnEndpoint } from './ownEndpoint';
import { keepPicturesOfFailures } from './pictures';

const UNANSWERED = 'no-answer';
const NAME = 'canary';
const KEY = `canary-${randomBytes(6).toString('hex')}`;
const MASKED = /••••/;
const CHOOSE = 'Choose a format, or type an AWS router type';

/** This walk reads the record of its own endpoint, not of the one that the extension starts. */
describe('A lost answer and a crash', () => {
  let own: OwnEndpoint;
  /** A virtual interface with a key. */
  let id = '';

  before(async () => {
    own = await openOnOwnEndpoint(everyAccount);
    const created = await allocate(connect(own.endpoint.profile(demo.network), demo.region), {
      connectionId: 'dxcon-fgx0h7m2',
      ownerAccount: demo.workloadAccount,
      newPrivateVirtualInterfaceAllocation: {
        ...{ virtualInterfaceName: NAME, vlan: 280, asn: 65010, authKey: KEY },
      },
    });
    assert.ok(created.kind === 'done');
    id = created.result.virtualInterfaceId ?? '';
    await own.endpoint.control('DELETE', 'requests');
  });

  keepPicturesOfFailures(() => own.page);

  after(() => own.close());

  describe('A request whose answer never comes', () => {
    it('can be abandoned and checked, and was sent once, as the endpoint’s record shows', async () => {
      const { endpoint, workbench } = own;
      const { connections, form } = workbench;
      await endpoint.control('POST', 'faults', {
        operation: 'AllocatePrivateVirtualInterface',
        fault: 'hang',
        commits: true,
      });
      await workbench.openView('Direct Connect');
      // So that the extension knows the other account.
      await connections.expand(demo.workload);
      await connections.row('On Other Accounts’ Connections').waitFor();
      await connections.row(demo.workload).locator('.monaco-tl-twistie').click();
      await connections.expand(demo.network, demo.connection);
      // Everything that was expanded is there, and no row moves any more.
      await connections.row(demo.existing.name).waitFor();
      await connections.contextMenu(demo.connection, 'Allocate Private Virtual Interface…');
      await form.fill({
        'Owner account': demo.workloadAccount,
        'Name': UNANSWERED,
        'VLAN': '270',
        'Your BGP ASN': '65010',
        'BGP MD5 key': KEY,
      });
      await form.field('Name').press('ControlOrMeta+Enter');
      await form.button('Allocate').click();
      await form.button('Stop Waiting').waitFor();
      assert.deepEqual(await form.violations(), []);
      await form.button('Stop Waiting').click();
      await form.outcome(/may or may not exist/).waitFor();
      await form.button('Check Again').click();
      await connections.row(UNANSWERED).waitFor();
      await workbench.tab(`New VIF on ${demo.connection}`).click();
      await form.outcome(/Created: dxvif-/).waitFor();
      const sent = await endpoint.received('AllocatePrivateVirtualInterface');
      assert.equal(sent.length, 1);
      const [{ parameters } = { parameters: undefined }] = sent;
      const text = JSON.stringify(parameters);
      assert.ok(text.includes(UNANSWERED) && text.includes('270') && text.includes(demo.workloadAccount));
      assert.ok(!text.includes(KEY));
    }).timeout(120_000);

    it('is accepted in the other account with one more request', async () => {
      const { endpoint, workbench } = own;
      const { form } = workbench;
      await form.button(`Accept with ${demo.workload}…`).click();
      await form.field('Owner’s gateway').selectOption({ index: 1 });
      await form.button('Accept').click();
      await form.done('bgpUp').waitFor();
      assert.equal((await endpoint.received('ConfirmPrivateVirtualInterface')).length, 1);
      assert.equal((await endpoint.received('AllocatePrivateVirtualInterface')).length, 1);
    });
  });

  /** What happens to a BGP key that is shown, compared and typed when the extension host crashes. */
  describe('A crash of the extension host', () => {
    /** The process ID of the newest extension host, from the log of the editor's server. */
    const extensionHost = async () => {
      const logs = await readLogs(own.home.dataFolder);
      const started = logs.flatMap(({ text }) => [
        ...text.matchAll(/^[\d-]+ [\d:.]+ .*Extension host with pid (?<pid>\d+) started/gm),
      ]);
      const newest = started.sort(([one], [other]) => (one < other ? -1 : 1)).at(-1);
      return Number(newest?.groups?.['pid']);
    };
    const places = (text = KEY) => own.placesHolding(text);

    it('is prepared: a key is shown in two formats side by side and typed into a form', async () => {
      const { workbench } = own;
      const { connections, editor, form, quickInput } = workbench;
      await workbench.openView('Direct Connect');
      await workbench.runCommand('View: Close All Editors');
      await workbench.widenSideBar(480);
      await connections.expand(demo.network, demo.connection);
      await connections.contextMenu(NAME, 'Open Router Configuration');
      await editor.text(MASKED);
      await editor.lens('Reveal BGP Key').click();
      await editor.text(new RegExp(KEY));
      await editor.lens('Change Format…').click();
      await quickInput.pick(CHOOSE, 'FRRouting');
      for (const question of ['(1/4)', '(2/4)', '(3/4)', '(4/4)']) {
        await quickInput.question(question).waitFor();
        await workbench.page.keyboard.press('Enter');
      }
      await editor.text(/FRR does not create the VLAN/);
      await editor.lens('Reveal BGP Key').click();
      await editor.text(new RegExp(KEY));
      await editor.toStart();
      await editor.lens('Show XML').click();
      await editor.text(MASKED);
      await editor.lens('Reveal BGP Key').click();
      await editor.text(new RegExp(KEY));
      await connections.contextMenu(demo.connection, 'Allocate Private Virtual Interface…');
      await form.fill({ 'Name': 'half-way', 'VLAN': '281', 'BGP MD5 key': KEY });
      // The state of the form and the documents has been saved by now, or never will be.
      await workbench.tab(`${NAME}.frr.conf`).click();
      await editor.toEnd();
      await editor.text(new RegExp(KEY));
      assert.deepEqual(await places(), []);
    });

    it('leaves the key nowhere, neither before nor after the restart', async () => {
      const { workbench } = own;
      const { editor } = workbench;
      process.kill(await extensionHost(), 'SIGKILL');
      await workbench.page
        .getByText(/terminated unexpectedly|Extension host.*(crash|terminat)/i)
        .first()
        .waitFor();
      assert.deepEqual(await places(), []);
      await workbench.reload();
      // The extension in the new host provides this text.
      await workbench.tab(`${NAME}.frr.conf`).click();
      await editor.text(/./);
      await editor.toEnd();
      await editor.text(MASKED);
      await workbench.tab(`${NAME}.xml`).click();
      await editor.text(MASKED);
      // The documents are stored somewhere, but their keys are not.
      assert.notDeepEqual(await places(id), []);
      assert.deepEqual(await places(), []);
    });
  });
});
