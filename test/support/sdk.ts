import { createSdk } from '../../src/aws/sdk';
import type { Sdk } from '../../src/aws/session/session';
import { writing } from './writing';

/**
 * The SDK bundle's content, for profiles that never prompt.
 * @param on where its writes are recorded.
 */
export const sdkOf = (on = writing()): Sdk => createSdk({ mfaCode: () => Promise.resolve(undefined) }, on);

export const sdk = sdkOf();

/**
 * By endpoint: writes with an unknown outcome at one endpoint are not checked at another whose profiles have the same
 * names.
 */
const sdks = new Map<string | undefined, Sdk>();

export const connect: Sdk['connect'] = (profile, region) => {
  const { direct_connect: endpoint } = profile.endpoints;
  const its = sdks.get(endpoint) ?? sdkOf();
  sdks.set(endpoint, its);
  return its.connect(profile, region);
};
