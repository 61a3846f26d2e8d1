/**
 * Reads many profiles and regions at once, as *Export Inventory… → Read the other regions first* does, in a process of its
 * own: behind the agent that VS Code puts in the place of everyone's, where the editor's folder is named.
 */
import { writing } from '../test/support/writing';
import http from 'node:http';
import https from 'node:https';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { json } from 'node:stream/consumers';
import tls from 'node:tls';
import { inSlices } from '../src/slices';
import { InventoryStore } from '../src/aws/inventory/store';
import type { SharedFiles } from '../src/aws/profiles/profiles';
import type { Place } from '../src/aws/session/place';
import { createSdk } from '../src/aws/sdk';
import { SessionStore } from '../src/aws/session/sessionStore';
import { run } from '../test/host/plainError';
import { profileStoreOf } from '../test/support/profileStore';

export interface LoadPlan {
  readonly files: SharedFiles;
  readonly profiles: readonly string[];
  readonly regions: readonly string[];
  /** The authority that signed the server's certificate, in PEM. */
  readonly certificate: string;
  /** A file of the editor, beside whose packages VS Code's agent is. */
  readonly editor: string;
}

export interface Loaded {
  /** Milliseconds until all was read. */
  readonly took: number;
  /** Milliseconds, the longest that the process could do nothing else. */
  readonly pause: number;
  /** Milliseconds of processor time of the longest turn of the event loop: what other programs do is not in it. */
  readonly busy: number;
  /** Why regions failed, each cause once with how many. */
  readonly failures: Readonly<Record<string, number>>;
}

/** What VS Code's extension host does to Node's network, with its own code. Source: extHost's proxyResolver. */
function patchNetwork(editor: string, certificate: string): void {
  const load = createRequire(editor);
  const agent = load('@vscode/proxy-agent') as {
    createProxyResolver(params: object): { resolveProxyWithRequest: unknown };
    createHttpPatch(params: object, originals: object, resolve: unknown): object;
    createTlsPatch(params: object, originals: object): object;
  };
  const silent = () => undefined;
  const params = {
    resolveProxy: () => Promise.resolve('DIRECT'),
    getProxyURL: silent,
    getProxySupport: () => 'override',
    getNoProxyConfig: () => [],
    addCertificatesV1: () => true,
    addCertificatesV2: () => false,
    loadSystemCertificatesFromNode: () => false,
    // A system's certificates are about as many as those that come with Node.
    loadAdditionalCertificates: () => Promise.resolve([...tls.rootCertificates, certificate]),
    log: { trace: silent, debug: silent, info: silent, warn: silent, error: silent },
    getLogLevel: () => 3,
    proxyResolveTelemetry: silent,
    isUseHostProxyEnabled: () => false,
    env: {},
  };
  const { resolveProxyWithRequest } = agent.createProxyResolver(params);
  Object.assign(http, agent.createHttpPatch(params, { ...http }, resolveProxyWithRequest));
  Object.assign(https, agent.createHttpPatch(params, { ...https }, resolveProxyWithRequest));
  Object.assign(tls, agent.createTlsPatch(params, { ...tls }));
  syncBuiltinESMExports();
}

/** @returns what ends the watch, and gives the processor time in milliseconds of the longest turn of the event loop. */
function watchProcessor(): () => number {
  // Newer than the types of the oldest Node that the project supports.
  const { threadCpuUsage } = process as unknown as {
    threadCpuUsage: (this: NodeJS.Process) => { readonly user: number; readonly system: number };
  };
  const spent = () => {
    const { user, system } = threadCpuUsage.call(process);
    return (user + system) / 1_000;
  };
  let before = spent();
  let most = 0;
  const timer = setInterval(() => {
    const now = spent();
    most = Math.max(most, now - before);
    before = now;
  }, 1);
  return () => {
    clearInterval(timer);
    return most;
  };
}

async function main(): Promise<number> {
  const { files, profiles, regions, certificate, editor } = (await json(process.stdin)) as LoadPlan;
  patchNetwork(editor, certificate);
  const sdk = createSdk({ mfaCode: () => Promise.resolve(undefined) }, writing(), {});
  const inventories = new InventoryStore(new SessionStore(profileStoreOf(files), () => Promise.resolve(sdk)));
  // Code that runs for the first time is compiled first.
  const [first] = profiles;
  if (first !== undefined) await inventories.sweep({ profile: first, region: regions[0] ?? '' });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const busiest = watchProcessor();
  const begin = performance.now();
  const failures: Record<string, number> = {};
  const read = async (place: Place) => {
    try {
      const { failures: parts } = await inventories.sweep(place, undefined, { isOneOfMany: true });
      for (const { message } of parts) failures[message] = (failures[message] ?? 0) + 1;
    } catch (error) {
      const { message } = error as Error;
      failures[message] = (failures[message] ?? 0) + 1;
    }
  };
  const places = profiles.flatMap((profile) => regions.map((region) => ({ profile, region })));
  const reading: Promise<void>[] = [];
  await inSlices(
    places,
    (place) => reading.push(read(place)),
    () => true,
  );
  await Promise.all(reading);
  const took = performance.now() - begin;
  // The last pause is recorded only after another turn of the event loop.
  await new Promise((resolve) => setTimeout(resolve, 5));
  delay.disable();
  const loaded: Loaded = { took, pause: delay.max / 1e6, busy: busiest(), failures };
  process.stdout.write(JSON.stringify(loaded));
  return 0;
}

run(main);
