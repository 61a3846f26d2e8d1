import * as l10n from '@vscode/l10n';
import { Failure } from './failures';
import type { Profile, Service } from './profiles';

const hosts: Record<Service, string> = {
  direct_connect: 'directconnect',
  sts: 'sts',
  sso: 'portal.sso',
};

/** The domain of the partition that a region belongs to. Source: AWS General Reference, service endpoints. */
function domainOf(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}

/**
 * The address of a service for one profile: the one that the profile names, else AWS's own for the region. Always
 * passed to the SDK, which would otherwise mix in the environment and other profiles.
 * @throws Failure of kind `profile` when the profile names something that is no http(s) URL.
 */
export function endpointFor(profile: Profile, service: Service, region: string): string {
  const named = profile.endpoints[service];
  if (named === undefined) return `https://${hosts[service]}.${region}.${domainOf(region)}`;
  if (!URL.canParse(named) || !/^https?:$/.test(new URL(named).protocol)) {
    throw new Failure(
      'profile',
      l10n.t('The endpoint_url of profile {0} is not a web address.', profile.name),
      l10n.t('Write it as https://host or http://127.0.0.1:port in ~/.aws/config, then choose Retry.'),
    );
  }
  return named;
}
