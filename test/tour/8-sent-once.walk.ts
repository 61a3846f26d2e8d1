import { randomBytes } from 'node:crypto';
import assert from 'node:assert/strict';
import { demo } from './demo';
import { everyAccount, openOnOwnEndpoint } from './ownEndpoint';
import type { OwnEndpoint } from './ownEndpoint';
import { keepPicturesOfFailures } from './pictures';

const NAME = 'no-answer';
const KEY = `canary-${randomBytes(6).toString('hex')}`;

/** The endpoint's own record is read here: it is one of the test's, and not the one that the extension starts. */
describe('A request whose answer never comes', () => {
  let own: OwnEndpoint;

  before(async () => {
    own = await openOnOwnEndpoint(everyAccount);
  });

  keepPicturesOfFailures(() => own.workbench.page);

  after(() => own.close());

  it('is waited for no longer than one likes, looked for, and was sent once as the endpoint’s record says', async () => {
    const { endpoint, workbench } = own;
    const { connections, form } = workbench;
    await endpoint.control('POST', 'faults', {
      operation: 'AllocatePrivateVirtualInterface',
      fault: 'hang',
      commits: true,
    });
    await workbench.openView('Direct Connect');
    // So that who the other account is is known.
    await connections.expand(demo.workload);
    await connections.row('On Other Accounts’ Connections').waitFor();
    await connections.row(demo.workload).locator('.monaco-tl-twistie').click();
    await connections.expand(demo.network, demo.connection);
    // All that was expanded is there, and no row moves any more.
    await connections.row(demo.existing.name).waitFor();
    await connections.contextMenu(demo.connection, 'Allocate Private Virtual Interface…');
    await form.fill({
      'Owner account': demo.workloadAccount,
      'Name': NAME,
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
    await connections.row(NAME).waitFor();
    await workbench.tab(`Allocate on ${demo.connection}`).click();
    await form.outcome(/Created: dxvif-/).waitFor();
    const sent = await endpoint.received('AllocatePrivateVirtualInterface');
    assert.equal(sent.length, 1);
    const [{ parameters } = { parameters: undefined }] = sent;
    const text = JSON.stringify(parameters);
    assert.ok(text.includes(NAME) && text.includes('270') && text.includes(demo.workloadAccount));
    assert.ok(!text.includes(KEY));
  }).timeout(120_000);

  it('is accepted in the other account by one request more', async () => {
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
