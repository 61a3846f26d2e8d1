import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { getEventListeners, once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call, unlessAborted } from '../../../../src/aws/transport/calls';
import type { Profile } from '../../../../src/aws/profiles/profiles';
import { createSdk } from '../../../../src/aws/sdk';
import { regionsBeside } from '../../../../src/directconnect/regions/regions';
import { startEndpoint } from '../../../support/endpoint';
import { connect } from '../../../support/sdk';
import { writing } from '../../../support/writing';

const never = () => new Promise<never>(() => undefined);
const ofKind = (kind: string) => (error: { kind?: string }) => error.kind === kind;

describe('a call', () => {
  it('ends at its deadline, even if its work ignores the signal', async () => {
    await rejects(call('X', never, undefined, 20), ofKind('timeout'));
  });

  it('ends when its caller gives up, even if its work ignores the signal', async () => {
    const controller = new AbortController();
    const calling = call('X', never, controller.signal);
    controller.abort();
    await rejects(calling, ofKind('cancelled'));
  });

  it('is not made when its caller gave up before', async () => {
    let made = false;
    const make = () => {
      made = true;
      return Promise.resolve();
    };
    await rejects(call('X', make, AbortSignal.abort()), ofKind('cancelled'));
    ok(!made);
  });

  it('tells its work that it ended, and ignores what that throws later', async () => {
    let told: Promise<unknown> | undefined;
    const late = (signal: AbortSignal) => {
      told = once(signal, 'abort');
      return told.then(() => Promise.reject(new Error('late')));
    };
    await rejects(call('X', late, undefined, 1), ofKind('timeout'));
    await told;
  });

  it('leaves no listener on its caller’s signal', async () => {
    const { signal } = new AbortController();
    await call('X', () => Promise.resolve(1), signal);
    await unlessAborted(Promise.resolve(1), signal);
    await rejects(unlessAborted(Promise.reject(new Error('no')), signal));
    equal(getEventListeners(signal, 'abort').length, 0);
  });

  it('can share its caller’s signal with many others, without a warning from Node', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error) => warnings.push(warning);
    process.on('warning', note);
    const controller = new AbortController();
    const calls = Array.from({ length: 30 }, () => call('X', never, controller.signal));
    controller.abort();
    for (const calling of calls) await rejects(calling, ofKind('cancelled'));
    // Node warns in the next turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', note);
    deepEqual(
      warnings.filter(({ name }) => name === 'MaxListenersExceededWarning'),
      [],
    );
  });

  it('returns the answer', async () => {
    equal(await call('X', () => Promise.resolve(7)), 7);
  });

  /** Profiles in one file whose credential_process hangs until the test closes its connection. */
  const withHung = async (count: number, test: (profiles: Profile[], server: Server) => Promise<void>) => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const folder = await mkdtemp(join(tmpdir(), 'dx-calls-'));
    const files = { configFile: join(folder, 'config'), credentialsFile: join(folder, 'credentials') };
    try {
      const { port } = server.address() as AddressInfo;
      const script = `require('net').connect(${port},'127.0.0.1').resume()`;
      const names = Array.from({ length: count }, (_, index) => `hung-${index}`);
      const sections = names.map(
        (name) => `[profile ${name}]\ncredential_process = "${process.execPath}" -e "${script}"\n`,
      );
      await writeFile(files.configFile, sections.join('\n'));
      const endpoints = { direct_connect: 'http://127.0.0.1:1' };
      const origin = { kind: 'files', ...files } as const;
      await test(
        names.map((name) => ({ name, regions: [], endpoints, origin })),
        server,
      );
    } finally {
      for (const socket of sockets) socket.destroy();
      server.close();
      await rm(folder, { recursive: true });
    }
  };

  it('does not wait for a credential_process that hangs', () =>
    withHung(1, async ([profile], server) => {
      ok(profile);
      const controller = new AbortController();
      const connected = once(server, 'connection');
      const sweeping = connect(profile, 'us-east-1').sweep(controller.signal);
      // Handled below; without this, its rejection would be unhandled until then.
      sweeping.catch(() => undefined);
      await connected;
      controller.abort();
      await rejects(sweeping, ofKind('cancelled'));
    }));

  it('gets its turn although more regions than the limit wait for a credential_process that hangs', () =>
    withHung(4, async (profiles, server) => {
      const endpoint = await startEndpoint();
      try {
        const sdk = createSdk({ mfaCode: () => Promise.resolve(undefined) }, writing());
        const controller = new AbortController();
        const connected = once(server, 'connection');
        const hung = profiles.flatMap((profile) =>
          regionsBeside('us-east-1').map((region) =>
            rejects(sdk.connect(profile, region).sweep(controller.signal), ofKind('cancelled')),
          ),
        );
        await connected;
        const healthy = sdk.connect(endpoint.profile('demo-network'), 'us-east-1');
        deepEqual((await healthy.sweep()).failures, []);
        controller.abort();
        await Promise.all(hung);
      } finally {
        await endpoint.stop();
      }
    }));
});
