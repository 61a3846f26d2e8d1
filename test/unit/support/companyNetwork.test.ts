import { deepEqual, equal, rejects } from 'node:assert/strict';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { startCompanyNetwork } from '../../support/companyNetwork';
import type { CompanyNetwork } from '../../support/companyNetwork';

const NAME = 'directconnect.us-east-1.amazonaws.com';
const LOGIN = 'engineer:of the network';

describe('the company network of the tests', () => {
  let network: CompanyNetwork;
  const tunnel = async (path: string, login?: string) => {
    const headers = login
      ? { 'Proxy-Authorization': `Basic ${Buffer.from(login).toString('base64')}` }
      : undefined;
    const asking = httpRequest(network.proxy.url, { method: 'CONNECT', path, ...(headers && { headers }) });
    asking.end();
    const [answer, socket] = (await once(asking, 'connect')) as [IncomingMessage, Socket];
    return { status: answer.statusCode, socket };
  };
  const secure = async (ca?: string) => {
    const { socket } = await tunnel(`${NAME}:443`, LOGIN);
    const secured = tlsConnect({ socket, servername: NAME, ...(ca && { ca }) });
    try {
      await once(secured, 'secureConnect');
      return secured.authorized;
    } finally {
      secured.destroy();
    }
  };

  before(async () => {
    network = await startCompanyNetwork({ names: [NAME], login: LOGIN });
  });
  after(() => network.stop());
  beforeEach(() => (network.proxy.targets.length = 0));

  it('reaches AWS’s host names with the right login, and nothing outside of this machine', async () => {
    for (const [path, login] of [
      [`${NAME}:443`, undefined],
      [`${NAME}:443`, 'engineer:wrong'],
      [`${NAME}:443`, LOGIN],
      ['example.com:443', LOGIN],
    ] as const) {
      (await tunnel(path, login)).socket.destroy();
    }
    deepEqual(
      network.proxy.targets.map(({ status }) => status),
      [407, 407, 200, 403],
    );
  });

  it('has a certificate that is only accepted with the company’s certificate authority', async () => {
    equal(await secure(network.authority.certificate), true);
    await rejects(secure(), { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
  });
});
