import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { connect } from '../support/sdk';
import type { Failure } from '../../src/aws/failure';
import type { Profile } from '../../src/aws/profiles/profiles';
import { startCompanyNetwork } from '../support/companyNetwork';
import { createAuthority } from '../support/companyNetwork/authority';
import type { CompanyNetwork } from '../support/companyNetwork';
import { startEndpoint } from '../support/endpoint';
import { FaultProxy } from '../support/faultProxy';
import { startEndpointBehindProxy } from '../support/faultProxy/endpointBehind';
import { REGION, extension } from './support';

const NAME = `directconnect.${REGION}.amazonaws.com`;
const FIPS = `directconnect-fips.${REGION}.amazonaws.com`;
const CHINA = 'directconnect.cn-north-1.amazonaws.com.cn';
const GOV_CLOUD = 'directconnect.us-gov-west-1.amazonaws.com';
const VPC_ENDPOINT = `vpce-0a1b2c3d4e5f67890-abcdefgh.directconnect.${REGION}.vpce.amazonaws.com`;

/** An account with a connection in each partition. */
const accounts = [
  {
    accountId: '111122223333',
    name: 'demo-network',
    regions: Object.fromEntries(
      [REGION, 'cn-north-1', 'us-gov-west-1'].map((region) => [
        region,
        { connections: [{ connectionName: region, location: 'EqDC2' }] },
      ]),
    ),
  },
];

describe('the network with VS Code’s proxy support', () => {
  describe('a company’s proxy', () => {
    let network: CompanyNetwork;
    let folder: string;
    /** A profile without an endpoint: its requests go to AWS's own address. */
    const profile = (): Profile => ({ ...network.endpoint.profile('demo-network'), endpoints: {} });
    const settings = () => vscode.workspace.getConfiguration('http');
    const set = (name: string, value: unknown) =>
      settings().update(name, value, vscode.ConfigurationTarget.Global);

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'dx-ca-'));
      const data = join(folder, 'estate.json');
      await writeFile(data, JSON.stringify({ regions: [REGION, 'cn-north-1', 'us-gov-west-1'], accounts }));
      network = await startCompanyNetwork({
        names: [NAME, FIPS, VPC_ENDPOINT, CHINA, GOV_CLOUD],
        root: extension().extensionPath,
        args: ['--data', data],
      });
    });
    after(async () => {
      await network.stop();
      await rm(folder, { recursive: true });
    });
    beforeEach(() => {
      network.proxy.targets.length = 0;
      network.front.clear();
    });
    afterEach(async () => {
      await set('proxy', undefined);
      await set('noProxy', undefined);
    });

    /** Trusts the authority that signed the front's certificate. */
    const trusting = async (over: Partial<Profile> = {}): Promise<Profile> => {
      const file = join(folder, 'company.pem');
      await writeFile(file, network.authority.certificate);
      return { ...profile(), network: { ca_bundle: file }, ...over };
    };
    const asked = () => [
      ...new Set(network.proxy.targets.map(({ method, target }) => `${method} ${target}`)),
    ];

    it('in http.proxy is always used, and an endpoint behind it is trusted only by its certificate', async () => {
      await set('proxy', network.proxy.url);
      await rejects(connect(profile(), REGION).sweep(), ({ kind, message, advice }: Failure) => {
        equal(kind, 'unreachable');
        ok(message.includes('certificate') && advice.includes('ca_bundle'));
        return true;
      });
      deepEqual(asked(), [`CONNECT ${NAME}:443`]);
      equal(network.front.seen.length, 0);
    });

    it('lets requests through with the certificates that the profile names', async () => {
      await set('proxy', network.proxy.url);
      const { connections } = await connect(await trusting(), REGION).sweep();
      ok(connections.length > 0);
      deepEqual(asked(), [`CONNECT ${NAME}:443`]);
    });

    it('does not let requests through with other certificates', async () => {
      await set('proxy', network.proxy.url);
      const file = join(folder, 'other.pem');
      await writeFile(file, (await createAuthority()).certificate);
      await rejects(connect({ ...profile(), network: { ca_bundle: file } }, REGION).sweep(), {
        kind: 'unreachable',
        message: 'The certificate of the endpoint is not trusted.',
      });
      equal(network.front.seen.length, 0);
    });

    it('reaches the host names of other partitions', async () => {
      await set('proxy', network.proxy.url);
      for (const [region, name] of [
        ['cn-north-1', CHINA],
        ['us-gov-west-1', GOV_CLOUD],
      ] as const) {
        network.proxy.targets.length = 0;
        network.front.clear();
        const { connections } = await connect(await trusting(), region).sweep();
        deepEqual(
          connections.map(({ connectionName }) => connectionName),
          [region],
        );
        deepEqual(asked(), [`CONNECT ${name}:443`]);
        ok(network.front.seen.length > 0 && network.front.seen.every(({ host }) => host === name));
      }
    });

    it('reaches the FIPS endpoint if the profile says so', async () => {
      await set('proxy', network.proxy.url);
      const { network: trust } = await trusting();
      const fips = await trusting({ network: { ...trust, use_fips_endpoint: 'true' } });
      ok((await connect(fips, REGION).sweep()).connections.length > 0);
      deepEqual(asked(), [`CONNECT ${FIPS}:443`]);
    });

    it('reaches the VPC endpoint that the profile names', async () => {
      await set('proxy', network.proxy.url);
      const inside = await trusting({ endpoints: { direct_connect: `https://${VPC_ENDPOINT}` } });
      ok((await connect(inside, REGION).sweep()).connections.length > 0);
      deepEqual(asked(), [`CONNECT ${VPC_ENDPOINT}:443`]);
    });

    it('is not used for hosts in http.noProxy', async () => {
      // A reserved name that does not resolve, so nothing leaves this machine.
      const nowhere = await trusting({ endpoints: { direct_connect: 'https://directconnect.invalid' } });
      await set('proxy', network.proxy.url);
      await rejects(connect(nowhere, REGION).sweep());
      deepEqual(asked(), ['CONNECT directconnect.invalid:443']);
      network.proxy.targets.length = 0;
      await set('noProxy', ['directconnect.invalid']);
      await rejects(connect(nowhere, REGION).sweep(), { kind: 'unreachable' });
      deepEqual(asked(), []);
    });

    it('is not used for hosts in the environment variable NO_PROXY', async () => {
      ok(process.env['NO_PROXY']?.split(',').includes('no-proxy.invalid'), 'run.ts sets it');
      const [, other] = await Promise.all(
        ['https://directconnect.no-proxy.invalid', 'https://directconnect.proxied.invalid'].map(
          async (url) => {
            await set('proxy', network.proxy.url);
            const nowhere = await trusting({ endpoints: { direct_connect: url } });
            await rejects(connect(nowhere, REGION).sweep());
            return new URL(url).host;
          },
        ),
      );
      deepEqual(asked(), [`CONNECT ${other}:443`]);
    });
  });

  describe('a company’s proxy that asks for a login', () => {
    const login = `operator:${randomBytes(12).toString('hex')}`;
    let network: CompanyNetwork;
    let folder: string;
    const settings = () => vscode.workspace.getConfiguration('http');
    const sweepThrough = async (url: string) => {
      await settings().update('proxy', url, vscode.ConfigurationTarget.Global);
      const file = join(folder, 'company.pem');
      await writeFile(file, network.authority.certificate);
      const profile = { ...network.endpoint.profile('demo-network'), endpoints: {} };
      return connect({ ...profile, network: { ca_bundle: file } }, REGION).sweep();
    };

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'dx-ca-'));
      network = await startCompanyNetwork({ names: [NAME], login, root: extension().extensionPath });
    });
    after(async () => {
      await settings().update('proxy', undefined, vscode.ConfigurationTarget.Global);
      await network.stop();
      await rm(folder, { recursive: true });
    });

    it('lets requests through with the login in http.proxy', async () => {
      const url = network.proxy.url.replace('://', `://${login}@`);
      ok((await sweepThrough(url)).connections.length > 0);
      ok(network.proxy.targets.some(({ status }) => status === 200));
    });

    it('is reported as the cause if http.proxy has no login, or a wrong one', async () => {
      for (const url of [network.proxy.url, network.proxy.url.replace('://', '://operator:wrong@')]) {
        network.proxy.targets.length = 0;
        await rejects(sweepThrough(url), ({ kind, message, advice }: Failure) => {
          equal(kind, 'unreachable');
          ok(/proxy/.test(message) && advice.includes('http.proxy'), `${message} ${advice}`);
          ok(!`${message} ${advice}`.includes('wrong'));
          return true;
        });
        ok(network.proxy.targets.length > 0 && network.proxy.targets.every(({ status }) => status === 407));
      }
      equal(network.front.seen.filter(({ host }) => host !== NAME).length, 0);
    });
  });

  describe('connections', () => {
    it('are kept over many calls, through VS Code’s own agent', async () => {
      const behind = await startEndpointBehindProxy({ root: extension().extensionPath });
      try {
        const session = connect(behind.profile('demo-network'), REGION);
        const { proxy } = behind;
        for (let time = 0; time < 7; time++) await session.sweep();
        ok(proxy.seen.length >= 28);
        ok(proxy.sockets <= 4, `${proxy.sockets} connections for ${proxy.seen.length} calls`);
      } finally {
        await behind.stop();
      }
    });

    it('are limited to four at a time per account and region, however many requests there are', async () => {
      const behind = await startEndpointBehindProxy({ root: extension().extensionPath });
      try {
        const { proxy } = behind;
        const sessions = Array.from({ length: 50 }, () => connect(behind.profile('demo-network'), REGION));
        await Promise.all(sessions.map((session) => session.sweep()));
        ok(proxy.seen.length >= 200);
        ok(proxy.mostInFlight <= 4, `${proxy.mostInFlight} calls at once`);
      } finally {
        await behind.stop();
      }
    });

    it('are limited by the running sweeps, over TLS, also to a host for which VS Code bypasses our agent', async () => {
      const HOST = '127.0.0.2';
      const PROFILES = 50;
      /** The regions of the demo estate. */
      const REGIONS = [REGION, 'eu-central-1', 'ap-southeast-2'];
      /** How many sweeps may run at once, and how many calls each may have. */
      const MOST = 64 * 4;
      const folder = await mkdtemp(join(tmpdir(), 'dx-load-'));
      const authority = await createAuthority();
      const front = await FaultProxy.start(await authority.issue([HOST]), HOST);
      const endpoint = await startEndpoint(extension().extensionPath, ['--also-known-as', front.authority]);
      try {
        front.forwardTo(endpoint.url);
        const bundle = join(folder, 'company.pem');
        await writeFile(bundle, authority.certificate);
        const behind = {
          ...endpoint.profile('demo-network'),
          endpoints: { direct_connect: front.url },
          network: { ca_bundle: bundle },
        };
        const sweeps = Array.from({ length: PROFILES }, (_, number) =>
          REGIONS.map((region) => connect({ ...behind, name: `profile-${number}` }, region).sweep()),
        ).flat();
        for (const { failures } of await Promise.all(sweeps)) deepEqual(failures, []);
        ok(front.seen.length >= 4 * sweeps.length && 4 * sweeps.length > 2 * MOST);
        ok(front.mostOpen <= MOST, `${front.mostOpen} connections at once`);
      } finally {
        await front.stop();
        await endpoint.stop();
        await rm(folder, { recursive: true });
      }
    }).timeout(300_000);
  });
});
