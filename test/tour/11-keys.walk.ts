import assert from 'node:assert/strict';
import { demo } from './demo';
import { everyAccount, openOnOwnEndpoint } from './ownEndpoint';
import type { OwnEndpoint } from './ownEndpoint';
import { keepPicturesOfFailures } from './pictures';
import { skipAfterFailure } from './walk';

const RENAMED = 'ash-dc2-core-renamed';
const ON_PORT = 'prod-orders';

describe('The keyboard alone', () => {
  let own: OwnEndpoint;

  const focusTree = () => own.workbench.quickInput.runWithKeys('Connections: Focus on Connections View');

  before(async () => {
    own = await openOnOwnEndpoint(everyAccount);
  });

  skipAfterFailure();
  keepPicturesOfFailures(() => own.workbench.page);

  after(() => own.close());

  it('goes from the first view to a connection, and opens its details beside the tree', async () => {
    const { workbench } = own;
    const { connections, page, quickInput } = workbench;
    await quickInput.runWithKeys('View: Show Direct Connect');
    await connections.row(demo.network).waitFor();
    await focusTree();
    await connections.expandWithKeys(demo.network);
    await connections.goTo(demo.connection);
    await page.keyboard.press('Enter');
    await workbench.editor.text(new RegExp(`connectionName: ${demo.connection}`));
    // It is open, and so is its row.
    await connections.row(ON_PORT).waitFor();
    assert.equal(await connections.row(demo.connection).and(connections.focused).count(), 1);
  });

  it('looks through rows, of which each takes the place of the one before', async () => {
    const { workbench } = own;
    const { connections, page } = workbench;
    for (const name of [demo.existing.name, ON_PORT]) {
      await connections.goTo(name);
      await page.keyboard.press('Enter');
      await workbench.editor.text(new RegExp(`virtualInterfaceName: ${name}`));
    }
    assert.equal(await workbench.tab(/\.yaml/).count(), 1);
  });

  it('copies the id of the row that it is on, or of all selected ones', async () => {
    const { workbench } = own;
    const { connections, page } = workbench;
    // Another row is selected.
    await connections.goTo(demo.existing.name);
    await page.keyboard.press('ControlOrMeta+c');
    await workbench.status(new RegExp(`Copied ${demo.existing.id}`)).waitFor();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('ControlOrMeta+c');
    await workbench.status(/Copied 2 IDs/).waitFor();
    await connections.goTo(demo.network);
    await page.keyboard.press('ControlOrMeta+c');
    await workbench.status(new RegExp(`Copied ${demo.network}`)).waitFor();
  });

  it('reads everything again', async () => {
    const { endpoint, workbench } = own;
    await endpoint.control('POST', 'estate', { rename: { id: demo.existing.id, name: 'read-again' } });
    await workbench.connections.goTo(demo.network);
    await workbench.page.keyboard.press('F5');
    await workbench.connections.row('read-again').waitFor();
  });

  it('renames', async () => {
    const { workbench } = own;
    const { connections, page, quickInput } = workbench;
    await connections.goTo(demo.connection);
    await page.keyboard.press('F2');
    await quickInput.question(`Rename ${demo.connection}`).waitFor();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(RENAMED);
    await page.keyboard.press('Enter');
    await connections.row(RENAMED).waitFor();
  });

  it('changes nothing while it types what to find in the tree', async () => {
    const { workbench } = own;
    const { connections, page, quickInput } = workbench;
    await focusTree();
    await connections.goTo('read-again');
    await page.keyboard.press('ControlOrMeta+f');
    const find = page.locator('.monaco-tree-type-filter input');
    await find.and(page.locator(':focus')).waitFor();
    await page.keyboard.type('read');
    for (const key of ['Home', 'Delete', 'F2']) await page.keyboard.press(key);
    assert.equal(await find.inputValue(), 'ead');
    await page.keyboard.press('Escape');
    assert.equal(await quickInput.isOpen(), false);
  });

  it('says what can’t be done to a row', async () => {
    const { workbench } = own;
    const { connections, page } = workbench;
    await focusTree();
    await connections.goTo(demo.network);
    await page.keyboard.press('Delete');
    await workbench.notification(/This can’t be done to the selected row/);
  });

  it('deletes a virtual interface, once its name is typed', async () => {
    const { endpoint, workbench } = own;
    const { connections, page, quickInput } = workbench;
    await focusTree();
    await connections.goTo('read-again');
    await page.keyboard.press('Delete');
    await quickInput.question(`Delete Virtual Interface read-again (${demo.existing.id})`).waitFor();
    assert.equal((await endpoint.received('DeleteVirtualInterface')).length, 0);
    await page.keyboard.type('read-again');
    await page.keyboard.press('Enter');
    await connections.row('read-again').filter({ hasText: 'delet' }).waitFor();
    assert.equal((await endpoint.received('DeleteVirtualInterface')).length, 1);
  });
});
