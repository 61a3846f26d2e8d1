import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import type { Browser, BrowserContext } from 'playwright-core';
import { launchChromium } from '../host/chromium';
import { EditorServer } from '../host/editorServer';
import { projectRoot, vsix } from '../host/paths';
import { createTemporaryHome } from '../host/temporaryHome';
import type { TemporaryHome } from '../host/temporaryHome';
import { startEndpoint } from '../support/endpoint';
import type { TestEndpoint } from '../support/endpoint';
import { Workbench } from './pages/workbench';
import { pictures } from './pictures';

const REGION = 'us-east-1';

describe('A profile of IAM Identity Center', () => {
  let home: TemporaryHome;
  let endpoint: TestEndpoint;
  let server: EditorServer;
  let browser: Browser;
  let context: BrowserContext;
  let workbench: Workbench;

  before(async () => {
    [home, endpoint] = await Promise.all([createTemporaryHome(), startEndpoint(projectRoot)]);
    const { startUrl, region } = endpoint.sso;
    await writeFile(
      home.configFile,
      [
        ...['network', 'workload'].map((name, index) =>
          [
            `[profile ${name}]\nregion = ${REGION}\nendpoint_url = ${endpoint.url}\nsso_session = company`,
            `sso_account_id = ${endpoint.accounts[index]?.accountId ?? ''}\nsso_role_name = Network\n`,
          ].join('\n'),
        ),
        `[sso-session company]\nsso_start_url = ${startUrl}\nsso_region = ${region}\n`,
      ].join('\n'),
    );
    server = await EditorServer.start({
      dataFolder: home.dataFolder,
      env: home.env,
      install: [vsix],
      settings: { 'window.commandCenter': false },
    });
    browser = await launchChromium();
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    workbench = new Workbench(page);
    await page.goto(server.pageUrl({ folder: join(home.root) }));
    await workbench.ready();
  });

  after(async () => {
    await browser.close();
    await server.stop();
    await endpoint.stop();
    await home.remove();
  });

  const due = /sign-in through IAM Identity Center is due/;

  it('says that its sign-in is due, beside the way out', async () => {
    await workbench.openView('Direct Connect');
    await workbench.widenSideBar(480);
    await workbench.connections.expand('network', REGION);
    await workbench.connections.expand('workload');
    await workbench.connections.row(due).first().waitFor();
    await workbench.page.screenshot({ path: join(pictures, '30-sign-in-due.png') });
  });

  it('is signed in by a page in the browser, once it is allowed there', async () => {
    const opened = context.waitForEvent('page', { timeout: 50_000 });
    await workbench.connections.contextMenu(due, 'Sign In');
    // Read while it is shown: a notification goes after a while.
    const told = await workbench.page.getByText('Allow the sign-in in the browser').first().innerText();
    const sent = await opened;
    await sent.waitForURL(/user_code=/, { waitUntil: 'commit' });
    // An editor in a browser sends a page of this machine through a way of its own, which this server does not have: the
    // page is opened beside it, since that one is still on its way there.
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

  it('needs no sign-in of its own where another profile has the same', async () => {
    await workbench.connections.row(REGION).nth(1).locator('.monaco-tl-twistie').click();
    await workbench.connections.row('Connections of Other Accounts').waitFor();
    assert.equal((await endpoint.received('StartDeviceAuthorization')).length, 1);
  });
});
