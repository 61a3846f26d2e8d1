import assert from 'node:assert/strict';
import { demo } from './demo';
import { everyAccount, openOnOwnEndpoint } from './ownEndpoint';
import type { OwnEndpoint } from './ownEndpoint';
import { keepPicturesOfFailures } from './pictures';
import { skipAfterFailure } from './walk';

const RENAMED = 'ash-dc2-core-renamed';
const ON_PORT = 'prod-orders';
/** The row below that one. */
const BELOW = 'edge-public-ashburn';

describe('Keys, clicks and tooltips', () => {
  let own: OwnEndpoint;

  const focusTree = async () => {
    const { quickInput } = own.workbench;
    await quickInput.runWithKeys('Direct Connect: Focus on Connections View');
    await quickInput.closed();
  };

  before(async () => {
    own = await openOnOwnEndpoint(everyAccount);
  });

  skipAfterFailure();
  keepPicturesOfFailures(() => own.workbench.page);

  after(() => own.close());

  it('show the view', async () => {
    await own.workbench.openViewWithKeys('Direct Connect');
    await own.workbench.connections.row(demo.network).waitFor();
  });

  it('go from the first view to a connection by the keyboard alone, and open its details beside the tree', async () => {
    const { workbench } = own;
    const { connections, page } = workbench;
    await focusTree();
    await connections.expandWithKeys(demo.network);
    await connections.goTo(demo.connection);
    await page.keyboard.press('Enter');
    await workbench.editor.text(new RegExp(`connectionName: ${demo.connection}`));
    // Its details are open, and its row is expanded.
    await connections.row(ON_PORT).waitFor();
    assert.equal(await connections.row(demo.connection).and(connections.focused).count(), 1);
  });

  it('move through rows, each of which replaces the previous details', async () => {
    const { workbench } = own;
    const { connections, page } = workbench;
    for (const name of [demo.existing.name, ON_PORT]) {
      await connections.goTo(name);
      await page.keyboard.press('Enter');
      await workbench.editor.text(new RegExp(`virtualInterfaceName: ${name}`));
    }
    assert.equal(await workbench.tab(/\.yaml/).count(), 1);
  });

  it('copy the id of the focused row, or of all selected ones', async () => {
    const { workbench } = own;
    const { connections, page } = workbench;
    // Another row is selected.
    await connections.goTo(demo.existing.name);
    await page.keyboard.press('ControlOrMeta+c');
    await workbench.status(new RegExp(`Copied ${demo.existing.id}`)).waitFor();
    await page.keyboard.press('Enter');
    await workbench.editor.text(new RegExp(`virtualInterfaceName: ${demo.existing.name}`));
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('ControlOrMeta+c');
    await workbench.status(/Copied 2 IDs/).waitFor();
    // They are no longer selected.
    await page.keyboard.press('Escape');
    await connections.goTo(demo.network);
    await page.keyboard.press('ControlOrMeta+c');
    await workbench.status(new RegExp(`Copied ${demo.network}`)).waitFor();
  });

  it('refresh everything', async () => {
    const { endpoint, workbench } = own;
    await endpoint.control('POST', 'estate', { rename: { id: demo.existing.id, name: 'read-again' } });
    await workbench.connections.goTo(demo.network);
    await workbench.page.keyboard.press('F5');
    await workbench.connections.row('read-again').waitFor();
  });

  it('rename', async () => {
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

  it('open a connection and its details with a click', async () => {
    const { workbench } = own;
    const { connections } = workbench;
    await connections.collapse(RENAMED);
    await connections.row(RENAMED).click();
    await connections.row(ON_PORT).waitFor();
    await workbench.editor.text(new RegExp(`connectionName: ${RENAMED}`));
    assert.equal(await workbench.tab(/\.yaml/).count(), 1);
  });

  it('show the most important facts in a few lines, and do not cover the next row', async () => {
    const { workbench } = own;
    const { connections, page } = workbench;
    const pointTo = async (name: string) => {
      const box = await connections.row(name).locator('.label-name').boundingBox();
      assert.ok(box);
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
    };
    await pointTo(ON_PORT);
    const tooltip = page.locator('.monaco-hover', { hasText: ON_PORT });
    await tooltip.waitFor();
    assert.ok((await tooltip.innerText()).trim().split('\n').length <= 12);
    await pointTo(BELOW);
    await tooltip.waitFor({ state: 'detached' });
    await page.mouse.down();
    await page.mouse.up();
    await workbench.editor.text(new RegExp(`virtualInterfaceName: ${BELOW}`));
  });

  it('change nothing while the user types to search in the tree', async () => {
    const { workbench } = own;
    const { connections, page, quickInput } = workbench;
    await focusTree();
    await connections.goTo('read-again');
    await page.keyboard.press('F3');
    const find = page.locator('.monaco-tree-type-filter input');
    await find.and(page.locator(':focus')).waitFor();
    await page.keyboard.type('read');
    for (const key of ['Home', 'Delete', 'F2']) await page.keyboard.press(key);
    assert.equal(await find.inputValue(), 'ead');
    await page.keyboard.press('Escape');
    assert.equal(await quickInput.isOpen(), false);
  });

  it('say what does not apply to a row', async () => {
    const { workbench } = own;
    const { connections, page } = workbench;
    await focusTree();
    await connections.goTo(demo.network);
    await page.keyboard.press('Delete');
    await workbench.notification(/This command does not apply to the selected row/);
  });

  it('delete a virtual interface, once its name is typed', async () => {
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
