import { randomBytes } from 'node:crypto';
import assert from 'node:assert/strict';
import { demo, exploreLocalEndpoint } from './demo';
import { walk } from './walk';

const FORM = `New VIF on ${demo.connection}`;
const CONFIGURATION = `${demo.existing.name}.xml`;
const KEY = `canary-${randomBytes(6).toString('hex')}`;

walk('A reload of the window', (step) => {
  step('starts with a half-filled form and an open configuration', async ({ workbench }) => {
    await exploreLocalEndpoint(workbench);
    const { connections, editor, form } = workbench;
    await connections.expand(demo.network, demo.region, demo.connection);
    await connections.contextMenu(demo.existing.name, 'Open Router Configuration');
    await editor.text(/<bgp_auth_key>/);
    await connections.contextMenu(demo.connection, 'Allocate Private Virtual Interface…');
    await form.fill({ 'Name': 'half-way', 'VLAN': '252', 'BGP MD5 key': KEY });
  });

  step('keeps the typed values, but not the key', async ({ workbench, picture }) => {
    const { form } = workbench;
    await workbench.reload();
    await workbench.tab(FORM).click();
    await form.field('VLAN').waitFor();
    assert.equal(await form.field('Name').inputValue(), 'half-way');
    assert.equal(await form.field('VLAN').inputValue(), '252');
    assert.equal(await form.field('BGP MD5 key').inputValue(), '');
    await form.text(/BGP key you typed was not kept/).waitFor();
    await picture('11-form-after-reload');
  });

  step('says in the review that the key is gone', async ({ workbench, picture }) => {
    const { form } = workbench;
    await form.fill({ 'Owner account': demo.workloadAccount, 'Your BGP ASN': '65010' });
    await form.button('Review').click();
    await form.warnings.getByText(/BGP key you typed was not kept/).waitFor();
    await picture('11-review-after-reload');
    await form.button('Back to the Form').click();
  });

  step(
    'passes axe-core while the outcome of a request is unknown',
    async ({ workbench, inBothThemes, picture }) => {
      const { form } = workbench;
      await form.hear({ type: 'unknown', message: 'The request timed out. The request was sent once.' });
      await form.hear({
        type: 'progress',
        progress: {
          summary: 'half-way, VLAN 252',
          observed: {
            type: 'private',
            ...{ mode: 'allocate', sentAt: 0, ownerReachable: false },
            answer: { kind: 'unknown', at: 0 },
            states: [],
          },
        },
      });
      await form.hear({
        type: 'acceptance',
        acceptance: {
          type: 'private',
          ...{ ownerAccount: demo.workloadAccount, profiles: [demo.workload], profile: demo.workload },
          outcome: {
            type: 'unknown',
            message: 'It was sent once, and it is not known whether it took effect.',
          },
        },
      });
      await form.outcome(/may or may not exist/).waitFor();
      await picture('11-unknown');
      await inBothThemes(async () => {
        assert.deepEqual(await form.violations(), []);
      });
    },
  );

  step('brings the configuration back, masked', async ({ workbench, picture }) => {
    await workbench.tab(CONFIGURATION).click();
    await workbench.editor.text(/••••/);
    await picture('12-configuration-after-reload');
  });

  step('leaves the BGP key neither on the disk nor in the browser', async ({ placesHolding }) => {
    assert.notDeepEqual(await placesHolding('half-way'), [], 'the search finds what is stored');
    assert.deepEqual(await placesHolding(KEY), []);
  });
});
