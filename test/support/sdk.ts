import { createSdk } from '../../src/aws/sdk';
import type { Sdk } from '../../src/aws/session/session';

/** The SDK bundle's content for profiles that ask a person for nothing. */
export const sdk = createSdk({ mfaCode: () => Promise.resolve(undefined) });

export const connect: Sdk['connect'] = (profile, region) => sdk.connect(profile, region);
