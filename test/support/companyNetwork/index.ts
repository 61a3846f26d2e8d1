import { startEndpoint } from '../endpoint';
import type { TestEndpoint } from '../endpoint';
import { FaultProxy } from '../faultProxy';
import { createAuthority } from './authority';
import type { Authority } from './authority';
import { ForwardProxy } from './forwardProxy';

/** A company's network, completely on 127.0.0.1: AWS's host names are reached only through its proxy. */
export interface CompanyNetwork {
  readonly proxy: ForwardProxy;
  /** Replaces AWS: accepts HTTPS for every host name, and forwards to the endpoint. */
  readonly front: FaultProxy;
  readonly endpoint: TestEndpoint;
  /** The authority that signed the front's certificate. */
  readonly authority: Authority;
  stop(): Promise<void>;
}

export interface NetworkOptions {
  /** AWS's host names that exist. */
  readonly names: readonly string[];
  /** The login that the proxy requires, as `user:password`. */
  readonly login?: string;
  /** The project's folder. */
  readonly root?: string;
  /** More arguments for the endpoint. */
  readonly args?: readonly string[];
}

export async function startCompanyNetwork({
  names,
  login,
  root = process.cwd(),
  args = [],
}: NetworkOptions): Promise<CompanyNetwork> {
  const authority = await createAuthority();
  const front = await FaultProxy.start(await authority.issue(['127.0.0.1', 'localhost', ...names]));
  const known = [front.authority, ...names].flatMap((name) => ['--also-known-as', name]);
  const endpoint = await startEndpoint(root, [...known, ...args]);
  front.forwardTo(endpoint.url);
  const proxy = await ForwardProxy.start({
    names: Object.fromEntries(names.map((name) => [name, front.port])),
    ...(login !== undefined && { login }),
  });
  return {
    proxy,
    front,
    endpoint,
    authority,
    stop: async () => {
      await proxy.stop();
      await front.stop();
      await endpoint.stop();
    },
  };
}
