import assert from 'node:assert/strict';
import { demo, exploreLocalEndpoint } from './demo';
import { highContrast } from './themes';
import { walk } from './walk';

walk(
  'High contrast',
  (step) => {
    step('shows the welcome', async ({ workbench, picture }) => {
      await workbench.openView('Direct Connect');
      await workbench.connections.welcome.waitFor();
      await picture('13-welcome');
    });

    step('shows the tree and a form with an invalid field', async ({ workbench, picture, inBothThemes }) => {
      await exploreLocalEndpoint(workbench);
      const { connections, form } = workbench;
      await connections.expand(demo.network, demo.region, demo.connection);
      await connections.contextMenu(demo.connection, 'Allocate Private Virtual Interface…');
      await form.fill({ VLAN: '4095' });
      await form.button('Review').click();
      await form.problem('VLAN').waitFor();
      await picture('14-wrong-field');
      await form.radio('For this account').check();
      await form.button('Review').click();
      await form.focused('gateway').waitFor();
      await inBothThemes(async () => {
        assert.ok(await form.showsFocus('gateway'), 'a focused field with an error has a focus outline');
      });
      await form.button('Add Tag').click();
      await form.fill({ 'Key of tag 1': 'team', 'MTU': '9001', 'BGP MD5 key': '7 082245' });
      await form.button('Add Tag').click();
      await form.button('Remove Tag 2').waitFor();
      await picture('14-lower-half');
      await inBothThemes(async () => {
        assert.deepEqual(await form.violations(), []);
        for (const mode of ['allocate', 'create'] as const) {
          assert.equal(await form.showsDot(mode), mode === 'create', 'the chosen button has a dot');
        }
      });
      await form.button('Remove Tag 2').click();
      await form.button('Remove Tag 1').click();
      await form.fill({ 'BGP MD5 key': '', 'MTU': '1500' });
      await form.radio('For another account').check();
    });

    step('shows a refusal and an outcome', async ({ workbench, picture, inBothThemes }) => {
      const { form } = workbench;
      await form.fill({
        'Owner account': demo.workloadAccount,
        'Name': 'contrast',
        'VLAN': '260',
        'Your BGP ASN': '65010',
        // The form only advises against it; AWS refuses it.
        'BGP MD5 key': 'schlüssel',
      });
      await form.button('Review').click();
      await form.button('Allocate').click();
      await form.outcome(/AWS refused the request/).waitFor();
      await picture('15-refused');
      await form.fill({ 'BGP MD5 key': '' });
      await form.button('Show Map').click();
      await picture('15-map');
      await form.button('Hide Map').click();
      await form.button('Review').click();
      await picture('15-review');
      await form.button('Allocate').click();
      await workbench.editor.beside.text(/<bgp_auth_key>/);
      await form.outcome(/Created: dxvif-/).waitFor();
      await picture('16-created');
      await inBothThemes(async () => {
        assert.deepEqual(await form.violations(), []);
      });
    });

    step('shows a configuration', async ({ workbench, picture }) => {
      await workbench.connections.contextMenu(demo.existing.name, 'Open Router Configuration');
      await workbench.editor.text(/<bgp_auth_key>/);
      await picture('17-configuration');
    });

    step('shows a BGP peer and search results', async ({ workbench, picture }) => {
      await workbench.widenSideBar(480);
      await workbench.connections.expand(demo.network, demo.region, demo.connection, demo.existing.name);
      await picture('26-tree');
      await workbench.runCommand('Direct Connect: Find Virtual Interface…');
      await workbench.quickInput.type('101', demo.existing.name);
      await picture('27-find');
    });
  },
  highContrast,
);
