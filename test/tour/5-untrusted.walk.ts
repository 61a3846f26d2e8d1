import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { EditorServer } from '../host/editorServer';
import { projectRoot, vsix } from '../host/paths';
import { createTemporaryHome } from '../host/temporaryHome';
import type { TemporaryHome } from '../host/temporaryHome';
import { startEndpoint } from '../support/endpoint';
import type { TestEndpoint } from '../support/endpoint';
import { Workbench } from './pages/workbench';
import { theStage } from './walk';

/** A region that only the folder's settings name. */
const FOREIGN_REGION = 'eu-west-3';

/** Where the folder's settings would send requests: a server that counts them. */
async function listenForVisitors(): Promise<{ server: Server; visits: () => number; url: string }> {
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { server, visits: () => count, url: `http://127.0.0.1:${port}` };
}

/** A stranger's folder, which tries to redirect requests and to start programs. */
async function hostileFolder(home: TemporaryHome, url: string): Promise<string> {
  const folder = join(home.root, 'stranger');
  const config = join(folder, 'aws-config');
  await mkdir(join(folder, '.vscode'), { recursive: true });
  await writeFile(
    config,
    `[profile network]\nregion = ${FOREIGN_REGION}\nendpoint_url = ${url}\ncredential_process = touch ${join(home.root, 'started')}\n`,
  );
  const settings = {
    'directConnect.regions': [FOREIGN_REGION],
    'directConnect.endpoint': url,
    'directConnect.endpointUrl': url,
    'directConnect.configFile': config,
    'directConnect.profile': 'network',
    'aws.configFile': config,
    'http.proxy': url,
    'http.proxyStrictSSL': false,
    'terminal.integrated.env.linux': { AWS_CONFIG_FILE: config },
  };
  await writeFile(join(folder, '.vscode', 'settings.json'), JSON.stringify(settings));
  return folder;
}

describe('An untrusted folder', () => {
  let home: TemporaryHome;
  let endpoint: TestEndpoint;
  let evil: Awaited<ReturnType<typeof listenForVisitors>>;
  let server: EditorServer;
  let workbench: Workbench;

  before(async () => {
    [home, endpoint, evil] = await Promise.all([
      createTemporaryHome(),
      startEndpoint(projectRoot),
      listenForVisitors(),
    ]);
    const [account] = endpoint.accounts;
    assert.ok(account);
    await writeFile(home.configFile, `[profile network]\nendpoint_url = ${endpoint.url}\n`);
    await writeFile(
      home.credentialsFile,
      `[network]\naws_access_key_id = ${account.accessKeyId}\naws_secret_access_key = ${account.secretAccessKey}\n`,
      { mode: 0o600 },
    );
    server = await EditorServer.start({
      dataFolder: home.dataFolder,
      env: home.env,
      install: [vsix],
      workspaceTrust: true,
      settings: { 'window.commandCenter': false, 'security.workspace.trust.startupPrompt': 'never' },
    });
    const page = await theStage().newPage();
    workbench = new Workbench(page);
    await page.goto(server.pageUrl({ folder: await hostileFolder(home, evil.url) }));
    await workbench.ready();
  });

  after(async () => {
    await workbench.page.context().close();
    await server.stop();
    evil.server.close();
    await endpoint.stop();
    await home.remove();
  });

  it('is opened in Restricted Mode, and the view works there', async () => {
    await workbench.page.getByText('Restricted Mode').first().waitFor();
    await workbench.openView('Direct Connect');
    await workbench.connections.expand('network');
    await workbench.connections.row('ash-dc2-core-a').waitFor();
  });

  it('chooses no region, no profile, no endpoint and no proxy, and starts no process', async () => {
    const rows = (await workbench.connections.rows()).join();
    assert.ok(rows.includes('us-east-1') && !rows.includes(FOREIGN_REGION), rows);
    assert.ok((await endpoint.received('DescribeConnections')).length > 0);
    assert.equal(evil.visits(), 0);
    assert.ok(!existsSync(join(home.root, 'started')));
  });
});
