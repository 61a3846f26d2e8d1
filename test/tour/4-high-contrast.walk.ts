import assert from 'node:assert/strict';
import { demo, exploreLocalEndpoint } from './demo';
import { highContrast } from './themes';
import { walk } from './walk';

walk(
  'High contrast',
  (step) => {
    step('shows the tree and a form with a wrong field', async ({ workbench, picture, inBothThemes }) => {
      await exploreLocalEndpoint(workbench);
      const { connections, form } = workbench;
      await connections.expand(demo.network, demo.region, demo.connection);
      await connections.contextMenu(demo.connection, 'Allocate Private Virtual Interface…');
      await form.fill({ VLAN: '4095' });
      await form.button('Allocate').click();
      await form.problem('VLAN').waitFor();
      await picture('13-wrong-field');
      await inBothThemes(async () => {
        assert.deepEqual(await form.violations(), []);
      });
    });

    step('shows a configuration', async ({ workbench, picture }) => {
      await workbench.connections.contextMenu(demo.existing.name, 'Open Router Configuration');
      await workbench.editor.text(/<bgp_auth_key>/);
      await picture('14-configuration');
    });
  },
  highContrast,
);
