import assert from 'node:assert/strict';
import { demo, exploreLocalEndpoint } from './demo';
import { walk } from './walk';

const TRANSIT = 'prod-hub';
const PUBLIC = 'edge-services';
/** As copied from a spreadsheet, including a private block. */
const PASTED = '45.10.16.0/22\t185.20.0.0/24\n2a00:7c80::/32\n10.20.0.0/16';

walk('Transit and public virtual interfaces', (step) => {
  step(
    'switches the form to a transit one, and says what is left on its port',
    async ({ workbench, picture }) => {
      await workbench.openView('Direct Connect');
      await workbench.widenSideBar(420);
      await exploreLocalEndpoint(workbench);
      const { connections, form } = workbench;
      await connections.expand(demo.network, demo.region, demo.connection);
      await connections.row(demo.existing.name).waitFor();
      await connections.contextMenu(demo.connection, 'Allocate Private Virtual Interface…');
      await form.heading('Allocate Private Virtual Interface').waitFor();
      await form.radio('Transit').click();
      await form.heading('Allocate Transit Virtual Interface').waitFor();
      await form.text(/Rate limiters in use: \d+ of 10\./).waitFor();
      await form.fill({
        'Owner account': demo.workloadAccount,
        'Name': TRANSIT,
        'VLAN': '260',
        'MTU': '8500',
        'Rate limit': '500Mbps',
        'Your BGP ASN': '65010',
      });
      await picture('12-transit');
      assert.deepEqual(await form.violations(), []);
    },
  );

  step('reviews and allocates it with its rate limit', async ({ workbench, picture }) => {
    const { connections, form, editor } = workbench;
    await form.button('Review').click();
    await form.text(/Its rate is limited to 500Mbps\./).waitFor();
    await picture('12-transit-review');
    await form.button('Allocate').click();
    await connections.row(TRANSIT).filter({ hasText: 'confirming' }).waitFor();
    await editor.beside.text(/<vlan>260<\/vlan>/);
  });

  step(
    'accepts it in the other account, which has gateways for transit ones',
    async ({ workbench, picture }) => {
      const { form } = workbench;
      await workbench.tab(`New VIF on ${demo.connection}`).click();
      await form.button(`Accept with ${demo.workload}…`).click();
      const gateway = form.field('Owner’s gateway');
      await gateway.waitFor();
      const labels = await gateway.locator('option').allInnerTexts();
      assert.ok(
        labels.every((label) => !label.includes('vgw-')),
        labels.join(),
      );
      await gateway.selectOption({
        label: labels.find((label) => label.includes('workloads-transit')) ?? '',
      });
      assert.deepEqual(await form.violations(), []);
      await picture('12-transit-accept');
      await form.button('Accept').click();
      await form.done('accepted').waitFor();
      await form.done('bgpUp').waitFor();
    },
  );

  step('changes its rate limit from the tree', async ({ workbench, page }) => {
    const { connections, quickInput, editor } = workbench;
    await connections.contextMenu(TRANSIT, 'Change Rate Limit…');
    await quickInput.question(`Rate Limit of ${TRANSIT}`).waitFor();
    await quickInput.type('1Gbps', '1Gbps');
    await quickInput.accept();
    await page.getByRole('button', { name: 'Set Rate Limit' }).click();
    await page
      .getByText(/is limited to 1Gbps/)
      .first()
      .waitFor();
    await connections.row(TRANSIT).click();
    await editor.text(/rateLimit: 1Gbps/);
  });

  step(
    'names what is wrong in a pasted list of prefixes, and sends nothing',
    async ({ workbench, picture }) => {
      const { connections, form, quickInput } = workbench;
      await workbench.runCommand('Direct Connect: Create Public Virtual Interface…');
      await quickInput.pick('AWS profile', demo.network);
      await quickInput.pick('Region', demo.region);
      await quickInput.pick('Connection or LAG', demo.connection);
      await form.heading('Create Public Virtual Interface').waitFor();
      await form.fill({
        'Name': PUBLIC,
        'VLAN': '261',
        'Your router address': '45.10.16.1/31',
        'Amazon address': '45.10.16.0/31',
        'Your BGP ASN': '65010',
      });
      await form.field('Prefixes to advertise').fill(PASTED);
      await form.button('Review').click();
      await form.problem('Prefixes to advertise').getByText('10.20.0.0/16 is not public').waitFor();
      await form.focused('prefixes').waitFor();
      await picture('12-prefixes');
      assert.deepEqual(await form.violations(), []);
      assert.equal(await connections.row(PUBLIC).count(), 0);
    },
  );

  step(
    'creates a public one, and waits until AWS has reviewed its prefixes',
    async ({ workbench, picture }) => {
      const { connections, form } = workbench;
      await form.field('Prefixes to advertise').fill(PASTED.replace('\n10.20.0.0/16', ''));
      await form.text('3 prefixes').waitFor();
      await picture('12-public');
      await form.button('Review').click();
      await form.text(/3 prefixes, starting with 45\.10\.16\.0\/22\. AWS reviews .* 72 hours/).waitFor();
      await form.warnings.getByText(/2a00:7c80::\/32 is not of the session’s address family/).waitFor();
      await picture('12-public-review');
      assert.deepEqual(await form.violations(), []);
      await form.button('Create').click();
      await connections.row(PUBLIC).filter({ hasText: 'verifying' }).waitFor();
      await workbench.tab(`New VIF on ${demo.connection}`).click();
      await form.text('AWS reviews the prefixes, which takes up to 72 hours.').waitFor();
      await picture('12-verifying');
      assert.deepEqual(await form.violations(), []);
    },
  );
});
