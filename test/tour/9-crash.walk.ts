import { randomBytes } from 'node:crypto';
import assert from 'node:assert/strict';
import { readLogs } from '../host/logs';
import { connect } from '../support/sdk';
import { allocate } from '../support/writes';
import { demo } from './demo';
import { everyAccount, openOnOwnEndpoint } from './ownEndpoint';
import type { OwnEndpoint } from './ownEndpoint';
import { keepPicturesOfFailures } from './pictures';
import { placesHolding } from './storage';

const NAME = 'canary';
const KEY = `canary-${randomBytes(6).toString('hex')}`;
const MASKED = /••••/;
const CHOOSE = 'Choose a format, or type an AWS router type';

/** What becomes of a BGP key that is shown, compared and typed when all of it ends without warning. */
describe('A crash of the extension host', () => {
  let own: OwnEndpoint;
  let id = '';

  /** The process of the only one there was so far, as the editor's server wrote down. */
  const extensionHost = async () => {
    const logs = await readLogs(own.home.dataFolder);
    const all = logs.map(({ text }) => text).join('\n');
    return Number(/Extension host with pid (\d+) started/.exec(all)?.[1]);
  };
  const places = (text = KEY) => placesHolding(text, own.home.root, own.workbench.page);

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
  });

  keepPicturesOfFailures(() => own.workbench.page);

  after(() => own.close());

  it('comes while a key is shown in two formats beside each other, and typed into a form', async () => {
    const { workbench } = own;
    const { connections, editor, form, quickInput } = workbench;
    await workbench.openView('Direct Connect');
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
    await connections.contextMenu(demo.connection, 'Allocate Private Virtual Interface…');
    await form.fill({ 'Name': 'half-way', 'VLAN': '281', 'BGP MD5 key': KEY });
    // What is remembered of a form and of a document is written down by now, or never will be.
    await workbench.tab(`${id}.frr.conf`).click();
    await editor.text(new RegExp(KEY));
    assert.deepEqual(await places(), []);
  });

  it('leaves the key nowhere, nor does the restart after it', async () => {
    const { workbench } = own;
    const { editor } = workbench;
    process.kill(await extensionHost(), 'SIGKILL');
    await workbench.page
      .getByText(/terminated unexpectedly|Extension host.*(crash|terminat)/i)
      .first()
      .waitFor();
    assert.deepEqual(await places(), []);
    await workbench.reload();
    // What is shown is written by the extension in its new host.
    await workbench.tab(`${id}.frr.conf`).click();
    await editor.text(/./);
    await editor.toEnd();
    await editor.text(MASKED);
    await workbench.tab(`${id}.xml`).click();
    await editor.text(MASKED);
    // Where the documents are remembered, their keys are not.
    assert.notDeepEqual(await places(id), []);
    assert.deepEqual(await places(), []);
  });
});
