import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { demo, exploreLocalEndpoint } from './demo';
import { walk } from './walk';

const NAME = 'prod-billing';
/** The tour looks for it on the disk at the end. */
const KEY = `canary-${randomBytes(6).toString('hex')}`;
const MASKED = /••••/;

walk('Allocating a virtual interface', (step) => {
  step('begins with a welcome', async ({ workbench, picture }) => {
    await workbench.openView('Direct Connect');
    await workbench.widenSideBar(480);
    await workbench.connections.welcome.waitFor();
    await picture('1-welcome');
  });

  step('goes from profile to region to connection to virtual interface', async ({ workbench, picture }) => {
    await exploreLocalEndpoint(workbench);
    const { connections } = workbench;
    await connections.expand(demo.network, demo.region, demo.connection);
    await connections.row(demo.existing.name).waitFor();
    await picture('2-tree');
  });

  step('opens the form with a right-click on a connection', async ({ workbench, page, picture }) => {
    const { connections, form } = workbench;
    await connections.contextMenu(demo.connection, 'Allocate Private Virtual Interface…');
    await form.focused('ownerAccount').waitFor();
    await picture('3-form');
    await page.keyboard.type(demo.workloadAccount.replace(/(\d{4})(?=\d)/g, '$1-'));
    await form.field('Name').focus();
    assert.equal(await form.field('Owner account').inputValue(), demo.workloadAccount);
  });

  step('switches to the other mode and back, and keeps the typed values', async ({ workbench, picture }) => {
    const { connections, form } = workbench;
    await form.fill({ VLAN: '249' });
    await connections.contextMenu(demo.connection, 'Create Private Virtual Interface…');
    await form.heading('Create Private Virtual Interface').waitFor();
    await form.focused('gateway').waitFor();
    assert.equal(await form.field('VLAN').inputValue(), '249');
    await picture('3-create');
    await connections.contextMenu(demo.existing.name, 'Duplicate Virtual Interface…');
    await form.focused('offer').waitFor();
    await picture('3-offer');
    assert.deepEqual(await form.violations(), []);
    await form.button('Keep What I Typed').click();
    assert.equal(await form.field('VLAN').inputValue(), '249');
    await connections.contextMenu(demo.connection, 'Allocate Private Virtual Interface…');
    await form.heading('Allocate Private Virtual Interface').waitFor();
    assert.equal(await form.field('Owner account').inputValue(), demo.workloadAccount);
  });

  step('proposes the other peer address, which typing replaces', async ({ workbench, page, picture }) => {
    const { form } = workbench;
    await form.fill({ 'Your router address': '10.254.9.1/30' });
    await page.keyboard.press('Tab');
    await form.text('10.254.9.2/30 is proposed: the other end of the /30.').waitFor();
    await form.focused('amazonAddress').waitFor();
    assert.equal(await form.field('Amazon address').inputValue(), '10.254.9.2/30');
    await picture('3-proposed');
    assert.deepEqual(await form.violations(), []);
    await page.keyboard.type('10.254.9.2/29');
    assert.equal(await form.field('Amazon address').inputValue(), '10.254.9.2/29');
    await form.fill({ 'Your BGP ASN': 'as 0.65010' });
    await page.keyboard.press('Tab');
    assert.equal(await form.field('Your BGP ASN').inputValue(), '65010');
  });

  step('says beside the field what is wrong, and sends nothing', async ({ workbench, picture }) => {
    const { form, connections } = workbench;
    await form.fill({
      'Owner account': demo.workloadAccount,
      'Name': NAME,
      'VLAN': '4095',
      'MTU': '8500',
      'BGP MD5 key': `${KEY}ü`,
      'Your router address': '10.254.9.1/30',
      'Amazon address': '10.254.9.2/30',
    });
    await form.button('Review').click();
    await form.problem('VLAN').waitFor();
    await form.focused('vlan').waitFor();
    await form.outcome(/Nothing was sent/).waitFor();
    assert.ok(await form.outcomeIsInSight());
    assert.equal(await connections.row(NAME).count(), 0);
    await picture('4-wrong-field');
  });

  step('shows a form that passes axe-core', async ({ workbench, inBothThemes }) => {
    await inBothThemes(async () => {
      assert.deepEqual(await workbench.form.violations(), []);
    });
  });

  step(
    'finds a conflict before AWS does, and suggests what is free',
    async ({ workbench, page, picture }) => {
      const { form } = workbench;
      await form.fill({ VLAN: demo.existing.vlan });
      await form.problem('VLAN').filter({ hasText: demo.existing.name }).waitFor();
      await form.button('Next Free VLAN').click();
      assert.equal(await form.problem('VLAN').count(), 0);
      await form.button('Show Map').click();
      await form.vlan(`VLAN ${demo.existing.vlan}, used by ${demo.existing.name}`).waitFor();
      await picture('5-map');
      assert.deepEqual(await form.violations(), []);
      await page.keyboard.press('PageDown');
      await page.keyboard.press('ArrowRight');
      const picked = Number(await form.field('VLAN').inputValue()) + 101;
      await page.keyboard.press('Enter');
      assert.equal(await form.field('VLAN').inputValue(), String(picked));
      await form.button('Use the Next Free /30').click();
      assert.match(await form.field('Your router address').inputValue(), /^10\.255\.0\.\d+\/30$/);
      await form.field('Known accounts').selectOption(demo.workloadAccount);
    },
  );

  step(
    'has a map of VLANs with pages, for the mouse and the keyboard',
    async ({ workbench, page, picture }) => {
      const { form } = workbench;
      await form.fill({ VLAN: demo.existing.vlan });
      await form.button('Show Map').click();
      await form.text('entered in the form').waitFor();
      await form.button('Next Page').click();
      await form.focused('vlan-next').waitFor();
      await page.keyboard.press('Shift+Tab');
      await form.focused('vlan-previous').waitFor();
      await page.keyboard.press('Shift+Tab');
      await form.focused('vlan-page-2').waitFor();
      await form.text(/VLANs 200 to 299: \d+ used, \d+ free/).waitFor();
      await page.keyboard.press('End');
      await form.focused('vlan-page-40').waitFor();
      await form.vlan('VLAN 4095, reserved').waitFor();
      await picture('5-map-end');
      assert.deepEqual(await form.violations(), []);
      await page.keyboard.press('Home');
      await page.keyboard.press('PageDown');
      await page.keyboard.press('ArrowRight');
      await form.focused('vlan-page-11').waitFor();
      await page.keyboard.press('Enter');
      await form.focused('vlan-map').waitFor();
      await page.keyboard.press('Enter');
      await form.focused('vlan').waitFor();
      assert.match(await form.field('VLAN').inputValue(), /^11\d\d$/);
    },
  );

  step('shows what it would send, in words and as code', async ({ workbench, page, picture }) => {
    const { form, editor } = workbench;
    await form.fill({ 'VLAN': '250', 'BGP MD5 key': KEY });
    await form.field('Name').focus();
    await picture('6-filled-form');
    await form.fill({ 'BGP MD5 key': `${KEY}ü` });
    await form.button('Review').click();
    await form.heading('Review the request').waitFor();
    await page.keyboard.press('Escape');
    await form.focused('submit').waitFor();
    await page.keyboard.press('Enter');
    await form.focused('review-heading').waitFor();
    await form.warnings.getByText(/non-ASCII/).waitFor();
    await form.tab('Terraform').click();
    await form.text(/aws_dx_hosted_private_virtual_interface/).waitFor();
    await picture('6-review');
    assert.deepEqual(await form.violations(), []);
    await form.button('Open in an Editor').click();
    await editor.text(/aws_dx_hosted_private_virtual_interface/);
    await workbench.runCommand('View: Revert and Close Editor');
  });

  step(
    "shows AWS's own words when it refuses, and keeps the typed values",
    async ({ workbench, picture }) => {
      const { form } = workbench;
      await form.button('Allocate').click();
      await form.outcome(/AWS refused the request/).waitFor();
      await form.focused('authKey').waitFor();
      await form.problem('BGP MD5 key').filter({ hasText: 'AWS refused this: "authKey can only' }).waitFor();
      assert.equal(await form.field('Name').inputValue(), NAME);
      assert.equal(await form.field('BGP MD5 key').inputValue(), `${KEY}ü`);
      await picture('5-refused');
    },
  );

  step('creates it, shows it in the tree and opens its configuration', async ({ workbench, picture }) => {
    const { form, connections, editor } = workbench;
    await form.fill({ 'BGP MD5 key': KEY });
    assert.equal(await form.problem('BGP MD5 key').count(), 0);
    await form.button('Review').click();
    await form.button('Allocate').click();
    await connections.row(NAME).waitFor();
    const configuration = await editor.beside.text(/<bgp_auth_key>/);
    assert.match(configuration, /<vlan>250<\/vlan>/);
    assert.match(configuration, MASKED);
    assert.doesNotMatch(configuration, new RegExp(KEY));
    await picture('7-configuration');
  });

  step(
    'shows the outcome in the form, beside the configuration, and keeps the focus there',
    async ({ workbench, picture }) => {
      await workbench.form.outcome(/Created: dxvif-/).waitFor();
      await workbench.form.focused('outcome').waitFor();
      assert.ok(await workbench.form.outcomeIsInSight());
      await workbench.form.done('seenInNetworkAccount').waitFor();
      await picture('8-created');
      await workbench.form.button('Open Router Configuration').click();
      await workbench.editor.text(MASKED);
    },
  );

  step('reveals the BGP key when asked, and masks it again', async ({ workbench, picture }) => {
    const { editor } = workbench;
    await editor.clickLens('Reveal BGP Key');
    await editor.text(new RegExp(KEY));
    await picture('9-revealed');
    await editor.clickLens('Mask BGP Key');
    await editor.text(MASKED);
  });

  step('generates it for another router, with the key masked too', async ({ workbench, picture }) => {
    const { editor, quickInput } = workbench;
    await editor.clickLens('Change Format…');
    await quickInput.pick('Choose a format, or type an AWS router type', 'Cisco IOS and IOS XE');
    await quickInput.question('(1/4)').waitFor();
    await quickInput.answer('TenGigabitEthernet0/0/1');
    await quickInput.question('(2/4)').waitFor();
    await quickInput.goBack();
    await quickInput.question('(1/4)').waitFor();
    await quickInput.accept();
    await quickInput.question('(2/4)').waitFor();
    await quickInput.answer('10.0.0.0/16');
    await quickInput.question('(3/4)').waitFor();
    await picture('9-options');
    await quickInput.goBack();
    await quickInput.question('(2/4)').waitFor();
    await quickInput.accept();
    await quickInput.question('(3/4)').waitFor();
    await quickInput.accept();
    await quickInput.question('(4/4)').waitFor();
    await quickInput.accept();
    await editor.text(/interface TenGigabitEthernet0\/0\/1\.250/);
    await workbench.tab(`${NAME}.ios.cfg`).waitFor();
    await workbench.tab(`${NAME}.xml`).waitFor({ state: 'detached' });
    await picture('9-router');
    // It is below the visible part, so the list scrolls to it.
    await editor.clickLens('Reveal BGP Key');
    await editor.text(new RegExp(`neighbor 10\\.255\\.0\\.2 password 0 ${KEY}`));
    await editor.button('Mask BGP Key').click();
    await editor.text(/neighbor 10\.255\.0\.2 password 0 •+/);
  });

  step(
    'opens the configuration of any virtual interface for the router at its location, and its XML beside it',
    async ({ workbench, picture }) => {
      await workbench.connections.contextMenu(demo.existing.name, 'Open Router Configuration');
      await workbench.tab(`${demo.existing.name}.ios.cfg`).waitFor();
      await workbench.editor.text(/encapsulation dot1Q 101/);
      // Its code lens is out of sight.
      await workbench.runCommand('Direct Connect: Show Router Configuration as XML');
      await workbench.tab(`${demo.existing.name}.xml`).waitFor();
      await workbench.editor.text(/<vlan>101<\/vlan>/);
      await picture('9-xml-beside');
    },
  );

  step('saves it as it is shown, readable only by its owner', async ({ workbench, page }) => {
    const folder = await mkdtemp(join(tmpdir(), 'dx-save-'));
    const file = join(folder, 'router.xml');
    try {
      await workbench.editor.button('Save Router Configuration As…').click();
      await workbench.quickInput.saveAs(file);
      await page.getByText('Router configuration saved to router.xml').first().waitFor();
      assert.match(await readFile(file, 'utf8'), MASKED);
      assert.equal((await stat(file)).mode & 0o777, 0o600);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  step(
    'accepts it in the other account, and follows it until traffic flows',
    async ({ workbench, picture }) => {
      const { form } = workbench;
      await workbench.tab(`New VIF on ${demo.connection}`).click();
      await form.button(`Accept with ${demo.workload}…`).click();
      await form.done('seenInOwnerAccount').waitFor();
      await form.field('Owner’s gateway').selectOption({ index: 1 });
      assert.deepEqual(await form.violations(), []);
      await form.button('Accept').click();
      await form.done('accepted').waitFor();
      await form.done('bgpUp').waitFor();
      await picture('8-available');
    },
  );

  step('starts another request, from a template', async ({ workbench, page, picture }) => {
    const { form, quickInput } = workbench;
    await form.button('Allocate Another').click();
    await form.outcome(/Created: dxvif-/).waitFor({ state: 'detached' });
    await form.text(`Continued from ${NAME}`).waitFor();
    const kept = ['Owner account', 'Name', 'VLAN', 'Your BGP ASN', 'MTU', 'BGP MD5 key'];
    assert.deepEqual(await Promise.all(kept.map((label) => form.field(label).inputValue())), [
      ...[demo.workloadAccount, `${NAME}-2`, '251', '65010', '8500', ''],
    ]);
    assert.match(await form.field('Your router address').inputValue(), /^10\.255\.0\.5\/30$/);
    await picture('8-another');
    await form.fill({ 'Your BGP ASN': '64086.59904', 'MTU': '8500', 'BGP MD5 key': KEY });
    await form.button('Save as Template…').click();
    await quickInput.answer('jumbo peers');
    await form.fill({ 'Your BGP ASN': '1', 'MTU': '1500' });
    await form.button('Start From…').click();
    await quickInput.pick('Start from a template or virtual interface', 'jumbo peers');
    await form.focused('offer').waitFor();
    assert.equal(
      await form.field('Your BGP ASN').inputValue(),
      '1',
      'the typed values stay until the user agrees',
    );
    await form.button('Replace It').click();
    await form.text('Started from the template jumbo peers.').waitFor();
    assert.equal(await form.field('Your BGP ASN').inputValue(), '4200000000');
    assert.equal(await form.field('BGP MD5 key').inputValue(), '');
    await page.keyboard.press('Escape');
    assert.equal(await form.field('MTU').inputValue(), '8500');
  });

  step('deletes a virtual interface once its name is typed', async ({ workbench, picture }) => {
    const { connections, quickInput } = workbench;
    await connections.contextMenu(NAME, 'Delete Virtual Interface…');
    await quickInput.answer(demo.existing.name);
    await quickInput.message.filter({ hasText: 'Name doesn’t match' }).waitFor();
    await picture('10-delete');
    await quickInput.answer(NAME);
    await connections.row(NAME).filter({ hasText: 'delet' }).waitFor();
  });

  step('creates it in the connection’s own account if the user chooses so', async ({ workbench }) => {
    const { form } = workbench;
    await workbench.tab(`New VIF on ${demo.connection}`).click();
    await form.fill({ 'Owner account': demo.networkAccount, 'Name': 'own-account', 'VLAN': '252' });
    await form.field('Name').focus();
    await form.problem('Owner account').waitFor();
    await form.button('Create It in This Account Instead').click();
    await form.field('Gateway').and(form.choices).selectOption({ index: 1 });
    assert.deepEqual(await form.violations(), []);
    await form.field('Name').press('ControlOrMeta+Enter');
    await form.button('Create').click();
    // It opens in the format that was chosen at this location.
    await workbench.editor.beside.text(/encapsulation dot1Q 252/);
  });

  step('leaves the BGP key neither on the disk nor in the browser', async ({ placesHolding }) => {
    assert.notDeepEqual(await placesHolding(NAME), [], 'the search finds what is stored');
    assert.deepEqual(await placesHolding(KEY), []);
  });
});
