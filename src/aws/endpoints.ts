import * as l10n from '@vscode/l10n';
import { Failure } from './failures';
import type { Profile, Service } from './profiles';

/** The services whose region is the one that is open. Of IAM Identity Center it is the SDK that knows the region. */
type RegionalService = Exclude<Service, 'sso' | 'iam'>;

const hosts: Record<RegionalService, string> = {
  direct_connect: 'directconnect',
  sts: 'sts',
};

/** The domain of the partition that a region belongs to. Source: AWS General Reference, service endpoints. */
function domainOf(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}

/**
 * The address that a profile names for a service.
 * @throws Failure of kind `profile` when it names something that is no http(s) URL.
 */
export function namedEndpoint(profile: Profile, service: Service): string | undefined {
  const named = profile.endpoints[service];
  if (named === undefined) return undefined;
  if (!URL.canParse(named) || !/^https?:$/.test(new URL(named).protocol)) {
    throw new Failure(
      'profile',
      l10n.t('The endpoint_url of profile {0} is not a web address.', profile.name),
      l10n.t('Write it as https://host or http://127.0.0.1:port in ~/.aws/config, then try again.'),
    );
  }
  return named;
}

/**
 * The address of a service for one profile: the one that the profile names, else AWS's own for the region. Always
 * passed to the SDK, which would otherwise mix in the environment and other profiles.
 * @throws Failure of kind `profile` when the profile names something that is no http(s) URL.
 */
export function endpointFor(profile: Profile, service: RegionalService, region: string): string {
  return namedEndpoint(profile, service) ?? `https://${hosts[service]}.${region}.${domainOf(region)}`;
}

/** Where IAM is, and the one region of each partition that its requests are signed for. Source: AWS General Reference, IAM endpoints. */
export function iamEndpoint(
  profile: Profile,
  region: string,
): { readonly url: string; readonly signingRegion: string } {
  const named = namedEndpoint(profile, 'iam');
  const [url, signingRegion] = region.startsWith('cn-')
    ? ['https://iam.cn-north-1.amazonaws.com.cn', 'cn-north-1']
    : region.startsWith('us-gov-')
      ? ['https://iam.us-gov.amazonaws.com', 'us-gov-west-1']
      : ['https://iam.amazonaws.com', 'us-east-1'];
  return { url: named ?? url, signingRegion };
}
