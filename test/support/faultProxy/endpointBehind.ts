import type { Profile } from '../../../src/aws/profiles/profiles';
import { startEndpoint } from '../endpoint';
import type { TestEndpoint } from '../endpoint';
import { wrongDate } from './faults';
import { FaultProxy } from './index';

/** The local endpoint behind a fault proxy. */
export interface EndpointBehindProxy {
  readonly proxy: FaultProxy;
  readonly endpoint: TestEndpoint;
  /** A profile with the keys of an account, which reaches Direct Connect through the proxy. */
  profile(account: string, over?: Partial<Profile>): Profile;
  stop(): Promise<void>;
}

export interface BehindOptions {
  /** The project's folder. */
  readonly root?: string;
  /** More arguments for the endpoint. */
  readonly args?: readonly string[];
  /** Milliseconds that the endpoint's clock is off, both when it checks signatures and when it dates its answers. */
  readonly clockOff?: number;
}

/** Starts both. Control routes go to the endpoint directly, so that no fault affects them. */
export async function startEndpointBehindProxy({
  root = process.cwd(),
  args = [],
  clockOff = 0,
}: BehindOptions = {}): Promise<EndpointBehindProxy> {
  const proxy = await FaultProxy.start();
  // Signatures are checked with Date.now, but Node sets the Date header from its own clock, so the proxy has to change
  // that header.
  const turned = `const { now } = Date; Date.now = () => now() + ${clockOff};`;
  const endpoint = await startEndpoint(
    root,
    ['--also-known-as', proxy.authority, ...args],
    clockOff === 0 ? [] : ['--import', `data:text/javascript,${encodeURIComponent(turned)}`],
  );
  proxy.forwardTo(endpoint.url);
  if (clockOff !== 0) proxy.set({}, wrongDate(clockOff));
  return {
    proxy,
    endpoint,
    profile: (account, over) => {
      const profile = endpoint.profile(account, over);
      return { ...profile, endpoints: { ...profile.endpoints, direct_connect: proxy.url } };
    },
    stop: async () => {
      await proxy.stop();
      await endpoint.stop();
    },
  };
}
