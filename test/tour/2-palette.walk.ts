import assert from 'node:assert/strict';
import { demo, exploreLocalEndpoint } from './demo';
import { walk } from './walk';

walk('The command palette', (step) => {
  step('asks for profile, region and connection, and opens the form', async ({ workbench }) => {
    await exploreLocalEndpoint(workbench);
    await workbench.runCommand('Direct Connect: Allocate Private Virtual Interface…');
    await workbench.quickInput.pick('AWS profile', demo.network);
    await workbench.quickInput.pick('Region', demo.region);
    await workbench.quickInput.pick('Connection or LAG', demo.connection);
    await workbench.form.field('VLAN').waitFor();
  });

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

  step('begins another like it, without what has to be its own', async ({ workbench }) => {
    const { form, quickInput } = workbench;
    // On a busy machine, VS Code gives the focus back to a page late, and closes the list that has it by then.
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
