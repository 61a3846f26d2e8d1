/**
 * Reads many profiles and regions at once, as *Export Inventory… → Read the other regions first* does, in its own
 * process and through VS Code's network agent.
 */
import { writing } from '../test/support/writing';
import http from 'node:http';
import https from 'node:https';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import tls from 'node:tls';
import { inSlices } from '../src/slices';
import { InventoryStore } from '../src/aws/inventory/store';
import type { SharedFiles } from '../src/aws/profiles/profiles';
import type { Place } from '../src/aws/session/place';
import { createSdk } from '../src/aws/sdk';
import { SessionStore } from '../src/aws/session/sessionStore';
import { profileStoreOf } from '../test/support/profileStore';
import { answer } from './apart';
import { watchTurns } from './turns';
import type { LongestTurn } from './turns';

export interface LoadPlan {
  readonly files: SharedFiles;
  readonly profiles: readonly string[];
  readonly regions: readonly string[];
  /** The certificate of the authority that signed the server's, in PEM. */
  readonly certificate: string;
  /** A file of VS Code, from which its packages can be required. */
  readonly editor: string;
}

export interface Loaded extends LongestTurn {
  /** Milliseconds until everything was read. */
  readonly took: number;
  /** The messages of the regions that failed, with how many had each. */
  readonly failures: Readonly<Record<string, number>>;
}

/**
 * Patches Node's network modules as VS Code's extension host does, with its own code. Source: extHost's proxyResolver.
 */
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
    // A system has about as many certificates as Node includes.
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

answer(async ({ files, profiles, regions, certificate, editor }: LoadPlan): Promise<Loaded> => {
  patchNetwork(editor, certificate);
  const sdk = createSdk({ mfaCode: () => Promise.resolve(undefined) }, writing(), {});
  const inventories = new InventoryStore(new SessionStore(profileStoreOf(files), () => Promise.resolve(sdk)));
  // Warms up: code is compiled when it first runs.
  const [first] = profiles;
  if (first !== undefined) await inventories.sweep({ profile: first, region: regions[0] ?? '' });
  const longestTurn = watchTurns();
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
  return { took, ...(await longestTurn()), failures };
});
