import { join } from 'node:path';
import assert from 'node:assert/strict';
import { openOnOwnEndpoint } from './ownEndpoint';
import type { OwnEndpoint } from './ownEndpoint';
import { keepPicturesOfFailures, pictures } from './pictures';

const REGION = 'us-east-1';

describe('A profile of IAM Identity Center', () => {
  let own: OwnEndpoint;

  before(async () => {
    own = await openOnOwnEndpoint(({ accounts, sso: { startUrl, region }, url }) => ({
      config: [
        ...['network', 'workload'].map((name, index) =>
          [
            `[profile ${name}]\nregion = ${REGION}\nendpoint_url = ${url}\nsso_session = company`,
            `sso_account_id = ${accounts[index]?.accountId ?? ''}\nsso_role_name = Network\n`,
          ].join('\n'),
        ),
        `[sso-session company]\nsso_start_url = ${startUrl}\nsso_region = ${region}\n`,
      ].join('\n'),
    }));
  });

  keepPicturesOfFailures(() => own.workbench.page);

  after(() => own.close());

  const due = 'Sign in to AWS';

  it('offers to sign in', async () => {
    const { workbench } = own;
    await workbench.openView('Direct Connect');
    await workbench.widenSideBar(480);
    await workbench.connections.expand('network');
    await workbench.connections.row(due).first().waitFor();
    await workbench.page.screenshot({ path: join(pictures, '30-sign-in-due.png') });
  });

  it('is signed in once the user allows it on a page in the browser', async () => {
    const { endpoint, workbench } = own;
    const context = own.page.context();
    const opened = context.waitForEvent('page', { timeout: 50_000 });
    await workbench.connections.row(due).first().click();
    // Read while it is visible: a notification disappears after a while.
    const told = await workbench.page.getByText('Approve the sign-in in the browser').first().innerText();
    const sent = await opened;
    await sent.waitForURL(/user_code=/, { waitUntil: 'commit' });
    // An editor in a browser forwards pages of this machine in a way that this server does not support. So the test
    // closes the page that the editor opened, and opens the address itself.
    const { search } = new URL(sent.url());
    await sent.close();
    const page = await context.newPage();
    await page.goto(`${endpoint.url}/device${search}`);
    await page.getByRole('button', { name: 'Allow' }).waitFor();
    await page.screenshot({ path: join(pictures, '32-device-page.png') });
    const code = (await page.locator('body').innerText()).match(/[A-Z]{4}-[A-Z]{4}/)?.[0] ?? '';
    assert.ok(code && told.includes(code), 'the editor shows the same code');
    await workbench.page.screenshot({ path: join(pictures, '31-signing-in.png') });
    await page.getByRole('button', { name: 'Allow' }).click();
    await workbench.connections.row('ash-dc2-core-a').waitFor();
    assert.equal(await workbench.connections.row(due).count(), 0);
  });

  it('needs no sign-in of its own if another profile uses the same one', async () => {
    const { endpoint, workbench } = own;
    await workbench.connections.expand('workload');
    await workbench.connections.row('On Other Accounts’ Connections').waitFor();
    assert.equal((await endpoint.received('StartDeviceAuthorization')).length, 1);
  });
});
