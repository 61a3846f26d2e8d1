import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { demo, exploreLocalEndpoint } from './demo';
import { walk } from './walk';

/** One window for both parts, since opening one takes longer than the steps of either. */
walk('The inventory and the command palette', (step) => {
  step('finds a virtual interface in a region that nobody opened, and shows its row', async (window) => {
    const { workbench, picture, page } = window;
    await exploreLocalEndpoint(workbench);
    await workbench.widenSideBar(480);
    await workbench.runCommand('Direct Connect: Find Virtual Interface…');
    await workbench.quickInput.type('101', demo.existing.name);
    await picture('20-find');
    await workbench.quickInput.type(demo.existing.id, demo.existing.name);
    await page.keyboard.press('Enter');
    await workbench.connections.row(demo.existing.name).waitFor();
  });

  step('says that nothing was found, or why the text can’t be parsed', async (window) => {
    const { workbench, picture, page } = window;
    await workbench.runCommand('Direct Connect: Find Virtual Interface…');
    await workbench.quickInput.type('VLAN 101', demo.existing.name);
    await workbench.quickInput.type('no-such-name', 'No virtual interface matches no-such-name');
    await workbench.quickInput.type('state:dwn', '"dwn" is not a value of "state:". Did you mean down?');
    await picture('20b-not-found');
    await page.keyboard.press('Escape');
    await workbench.runCommand('Direct Connect: Filter…');
    await workbench.quickInput.type('state:dwn', '"dwn" is not a value of "state:". Did you mean down?');
    await picture('20c-filter-corrects');
    await page.keyboard.press('Enter');
    await workbench.quickInput.row(/^Apply: \d+ of \d+ virtual interfaces$/).waitFor();
    await page.keyboard.press('Escape');
  });

  step('completes a filter while it is typed, and offers it again later', async (window) => {
    const { workbench, picture, page } = window;
    const { connections, quickInput } = workbench;
    await connections.expand(demo.network, demo.region, demo.connection);
    await workbench.runCommand('Direct Connect: Filter…');
    await quickInput.type('own', 'owner:');
    // Until then, the editor shows those of the earlier lines that contain what was typed.
    await quickInput.row(/^Apply: /).waitFor();
    await quickInput.moveTo('owner:');
    await page.keyboard.press('Enter');
    await quickInput
      .row(/^owner:\d{12}$/)
      .first()
      .waitFor();
    await picture('20d-filter-completes');
    await page.keyboard.press('Enter');
    await quickInput.row(/^Apply: \d+ of \d+ virtual interfaces$/).waitFor();
    await page.keyboard.press('Enter');
    await connections.message.filter({ hasText: /Filter: owner:\d{12} — / }).waitFor();
    await connections.clickTitleButton('Clear Filter');
    await connections.message.filter({ hasText: 'Filter' }).waitFor({ state: 'detached' });
    await workbench.runCommand('Direct Connect: Filter…');
    await quickInput
      .row(/^owner:\d{12}$/)
      .first()
      .waitFor();
    await picture('20e-recent-filters');
    await page.keyboard.press('Escape');
  });

  step(
    'filters the tree while typing, expands matches, and collapses them when the filter is cleared',
    async (window) => {
      const { workbench, picture } = window;
      const { connections } = workbench;
      await connections.collapse(demo.network);
      const before = (await connections.rows()).sort();
      await workbench.runCommand('Direct Connect: Filter…');
      await workbench.quickInput.answer('vlan:101');
      await connections.message
        .filter({ hasText: /Filter: vlan:101 — \d+ of \d+ virtual interfaces/ })
        .waitFor();
      await connections.row(demo.existing.name).waitFor();
      await picture('21-filtered');
      await connections.clickTitleButton('Clear Filter');
      await connections.message.filter({ hasText: 'Filter' }).waitFor({ state: 'detached' });
      await connections.row(demo.existing.name).waitFor({ state: 'detached' });
      assert.deepEqual((await connections.rows()).sort(), before);
    },
  );

  step('keeps rows expanded after filtering and grouping', async (window) => {
    const { workbench } = window;
    const { connections } = workbench;
    await connections.expand(demo.network, demo.region, demo.connection);
    await connections.row(demo.existing.name).waitFor();
    const before = (await connections.rows()).sort();
    await workbench.runCommand('Direct Connect: Filter…');
    await workbench.quickInput.answer('no-such-name');
    await connections.message.filter({ hasText: 'nothing matches' }).waitFor();
    await connections.row(demo.existing.name).waitFor({ state: 'detached' });
    await connections.clickTitleButton('Clear Filter');
    await connections.row(demo.existing.name).waitFor();
    assert.deepEqual((await connections.rows()).sort(), before);
    for (const [grouping, row] of [
      ['Location', /EqDC2/],
      ['Account', /111122223333/],
    ] as const) {
      await workbench.runCommand('Direct Connect: Group By…');
      await workbench.quickInput.pick('Group By', grouping);
      await connections.row(row).first().waitFor();
      await connections.row(demo.existing.name).waitFor();
    }
    await workbench.runCommand('Direct Connect: Group By…');
    await workbench.quickInput.pick('Group By', 'Profile');
    await connections.row(/111122223333/).waitFor({ state: 'detached' });
    await connections.row(demo.existing.name).waitFor();
    assert.deepEqual((await connections.rows()).sort(), before);
  });

  step('shows what is down one by one, then starts over', async (window) => {
    const { workbench, page, picture } = window;
    const { connections } = workbench;
    await connections.collapse(demo.network);
    const said = (at: number) => workbench.status(new RegExp(`^Down or degraded: ${at} of \\d+`));
    await connections.clickTitleButton('Show What Is Down');
    await said(1).waitFor();
    const all = Number(/of (\d+)/.exec(await said(1).innerText())?.[1]);
    assert.ok(all > 2, `${all}`);
    const shown = [await connections.selected.getAttribute('aria-label')];
    await picture('22a-down');
    for (let at = 2; at <= all; at += 1) {
      await workbench.runCommand('Direct Connect: Show What Is Down');
      await said(at).waitFor();
      shown.push(await connections.selected.getAttribute('aria-label'));
    }
    assert.equal(new Set(shown).size, all, shown.join(' | '));
    for (const label of shown) assert.match(label ?? '', /down|degraded/);
    await connections.clickTitleButton('Show What Is Down');
    await said(1).waitFor();
    assert.equal(await connections.selected.getAttribute('aria-label'), shown[0]);
    // The message above the rows says so too.
    for (const row of [demo.network, demo.region]) {
      await connections
        .row(row)
        .first()
        .filter({ hasText: /\d down/ })
        .waitFor();
    }
    await page.keyboard.press('Escape');
  });

  step('groups connections by location, and back', async ({ workbench, picture }) => {
    const { connections } = workbench;
    await workbench.runCommand('Direct Connect: Group By…');
    await workbench.quickInput.pick('Group By', 'Location');
    await connections.row(/EqDC2/).filter({ hasText: 'Ashburn' }).waitFor();
    await picture('22-by-location');
    await workbench.runCommand('Direct Connect: Group By…');
    await workbench.quickInput.pick('Group By', 'Account');
    await connections.row(/111122223333/).waitFor();
    await picture('23-by-account');
    await workbench.runCommand('Direct Connect: Group By…');
    await workbench.quickInput.pick('Group By', 'Profile');
    await connections.row(/111122223333/).waitFor({ state: 'detached' });
  });

  step(
    'shows every field of a virtual interface as YAML, with the key masked',
    async ({ workbench, page, picture }) => {
      await workbench.connections.expand(demo.network, demo.region, demo.connection, demo.existing.name);
      await workbench.connections.contextMenu(demo.existing.name, 'Show Details');
      await workbench.tab(`${demo.existing.id}.yaml`).waitFor();
      await workbench.editor.text(/virtualInterfaceName: prod-payments/);
      await picture('24-details');
      await page.locator('.editor-instance .view-lines').first().click();
      await page.keyboard.press('Control+End');
      await workbench.editor.text(/authKey: .*••••/);
    },
  );

  step('exports the selected rows as CSV', async ({ workbench, page }) => {
    const folder = await mkdtemp(join(tmpdir(), 'dx-export-'));
    const file = join(folder, 'inventory.csv');
    try {
      await workbench.connections.contextMenu(demo.region, 'Export Inventory…');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'CSV' }).click();
      await workbench.quickInput.saveAs(file);
      await page.getByText('Inventory saved to inventory.csv').first().waitFor();
      assert.match(await readFile(file, 'utf8'), /prod-payments/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  step('exports what is selected as Markdown, with the chosen columns', async (window) => {
    const { workbench, page } = window;
    const folder = await mkdtemp(join(tmpdir(), 'dx-export-'));
    const file = join(folder, 'inventory.md');
    try {
      await workbench.connections.contextMenu(demo.region, 'Export Inventory…');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Markdown' }).click();
      await workbench.quickInput.pickSeveral('Columns of Tables in Markdown', ['Virtual interface', 'VLAN']);
      await workbench.quickInput.saveAs(file);
      await page.getByText('Inventory saved to inventory.md').first().waitFor();
      assert.match(
        await readFile(file, 'utf8'),
        /^\| Virtual interface \| VLAN \|$[^]*^\| prod-payments \| 101 \|$/m,
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  step('copies a table and addresses from a row', async ({ workbench }) => {
    const { connections } = workbench;
    await connections.contextMenu(demo.existing.name, 'Copy', 'Copy as Markdown');
    await workbench.status(/Copied a table with 1 row/).waitFor();
    await connections.contextMenu(
      demo.existing.name,
      ...['Copy', 'Addresses', 'Copy Your Router Address without Prefix Length'],
    );
    await workbench.status(/Copied 10\.254\.1\.2(?!\/)/).waitFor();
  });

  step('puts a favorite first', async ({ workbench, picture }) => {
    const { connections } = workbench;
    await connections.contextMenu(demo.workload, 'Add to Favorites');
    await connections.row(demo.workload).filter({ hasText: 'favorite' }).waitFor();
    const rows = await connections.rows();
    assert.ok(rows[0]?.includes(demo.workload), rows.join(' | '));
    await picture('25-favorite');
    await connections.contextMenu(demo.workload, 'Remove from Favorites');
    await connections.row(demo.workload).filter({ hasText: 'favorite' }).waitFor({ state: 'detached' });
  });

  step(
    'asks in the palette for profile, region and connection, and opens the form',
    async ({ workbench }) => {
      await workbench.runCommand('Direct Connect: Allocate Private Virtual Interface…');
      await workbench.quickInput.pick('AWS profile', demo.network);
      await workbench.quickInput.pick('Region', demo.region);
      await workbench.quickInput.pick('Connection or LAG', demo.connection);
      await workbench.form.field('VLAN').waitFor();
    },
  );

  step('allocates with the keyboard alone', async ({ workbench, page }) => {
    const { form, editor } = workbench;
    await form.field('Owner account').focus();
    await page.keyboard.type(demo.workloadAccount);
    await form.field('Name').focus();
    await page.keyboard.type('tour-palette');
    await page.keyboard.press('Tab');
    await page.keyboard.type('251');
    await form.field('Your BGP ASN').focus();
    await page.keyboard.type('65010');
    await page.keyboard.press('Control+Enter');
    await form.heading('Review the request').waitFor();
    await page.keyboard.press('Control+Enter');
    await editor.beside.text(/<vlan>251<\/vlan>/);
  });

  step('starts a duplicate, without the values that must differ', async ({ workbench }) => {
    const { form, quickInput } = workbench;
    // On a busy machine, VS Code returns the focus to a page late, which closes a list that has the focus by then.
    await workbench.tab(/dxvif-/).click();
    await workbench.runCommand('Direct Connect: Duplicate Virtual Interface…');
    await quickInput.pick('AWS profile', demo.network);
    await quickInput.pick('Region', demo.region);
    await quickInput.pick('Virtual interface', demo.existing.name);
    await form.field('Name').waitFor();
    assert.equal(await form.field('Name').inputValue(), demo.existing.name);
    assert.equal(await form.field('VLAN').inputValue(), '');
    assert.equal(await form.field('Your router address').inputValue(), '');
  });
});
