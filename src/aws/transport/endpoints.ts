import * as l10n from '@vscode/l10n';
import { partitionOf } from '../../directconnect/regions/partitions';
import type { Partition } from '../../directconnect/regions/partitions';
import { Failure } from '../failure';
import type { NetworkSetting, Profile, Service } from '../profiles/profiles';
import { checkUsable } from '../profiles/usable';

/** What a host name is built from. */
interface HostParts {
  readonly region: string;
  readonly partition: Partition;
  readonly fips: boolean;
  readonly dualStack: boolean;
}

const correctTheFile = () => l10n.t('Correct it in ~/.aws/config, then try again.');

/**
 * A setting that is true or false, in upper or lower case as with the AWS CLI; false when it is not there.
 * @throws Failure of kind `profile` when it is neither.
 */
function flag({ name, network }: Profile, setting: NetworkSetting): boolean {
  const value = network?.[setting] ?? 'false';
  if (/^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  throw new Failure(
    'profile',
    l10n.t('The {0} of profile {1} is neither true nor false.', setting, name),
    correctTheFile(),
  );
}

function isLegacySts({ name, network }: Profile): boolean {
  const value = network?.sts_regional_endpoints ?? 'regional';
  if (/^(legacy|regional)$/i.test(value)) return value.toLowerCase() === 'legacy';
  throw new Failure(
    'profile',
    l10n.t('The {0} of profile {1} is neither legacy nor regional.', 'sts_regional_endpoints', name),
    correctTheFile(),
  );
}

/**
 * The settings of a profile that decide where its services are. All are read, so that any mistake shows immediately.
 */
const settingsOf = (profile: Profile) => ({
  fips: flag(profile, 'use_fips_endpoint'),
  dualStack: flag(profile, 'use_dualstack_endpoint'),
  ignoreNamed: flag(profile, 'ignore_configured_endpoint_urls'),
  legacySts: isLegacySts(profile),
});

/**
 * The address that a profile names for a service.
 * @throws Failure of kind `profile` when it is not an http(s) URL, or a setting is invalid.
 */
export function namedEndpoint(profile: Profile, service: Service): string | undefined {
  const { ignoreNamed } = settingsOf(profile);
  const named = profile.endpoints[service];
  if (named === undefined || ignoreNamed) return undefined;
  if (!URL.canParse(named) || !/^https?:$/.test(new URL(named).protocol)) {
    throw new Failure(
      'profile',
      l10n.t('The endpoint_url of profile {0} is not a web address.', profile.name),
      l10n.t('Write it as https://host or http://127.0.0.1:port in ~/.aws/config, then try again.'),
    );
  }
  return named;
}

const suffixOf = ({ partition, dualStack }: HostParts) =>
  dualStack ? partition.dualStackSuffix : partition.suffix;

/** A host name with "-fips" when requested. In GovCloud the usual names of these services are FIPS endpoints. */
function unlessGovCloud(name: string) {
  return (wanted: HostParts) => {
    const marked = wanted.fips && (wanted.dualStack || wanted.partition.id !== 'aws-us-gov');
    return `${name}${marked ? '-fips' : ''}.${wanted.region}.${suffixOf(wanted)}`;
  };
}

/** IAM has one endpoint in each partition. */
function iamHost(wanted: HostParts): string {
  const { partition, fips, dualStack } = wanted;
  const marked = fips ? 'iam-fips' : 'iam';
  if (partition.id === 'aws') return `${marked}${dualStack ? '.global' : ''}.${suffixOf(wanted)}`;
  if (partition.id === 'aws-us-gov') return `iam.us-gov.${suffixOf(wanted)}`;
  if (partition.id === 'aws-cn' && dualStack && !fips) return `iam.global.${suffixOf(wanted)}`;
  return dualStack || (fips && !/^aws-iso(-b)?$/.test(partition.id))
    ? `${marked}.${suffixOf(wanted)}`
    : `${marked}.${partition.globalRegion}.${suffixOf(wanted)}`;
}

/** The domains of the sign-in service in partitions where it has its own. */
const SIGN_IN_DOMAINS: Readonly<Record<string, string>> = {
  'aws': 'signin.aws.amazon.com',
  'aws-cn': 'signin.amazonaws.cn',
  'aws-us-gov': 'signin.amazonaws-us-gov.com',
};

function signInHost(wanted: HostParts): string {
  const { region, partition, fips, dualStack } = wanted;
  const domain = fips || dualStack ? undefined : SIGN_IN_DOMAINS[partition.id];
  return domain ? `${region}.${domain}` : `signin${fips ? '-fips' : ''}.${region}.${suffixOf(wanted)}`;
}

/** AWS's own host names. Source: the endpoint rule set of each service's model. */
const hosts: Readonly<Record<Service, (wanted: HostParts) => string>> = {
  direct_connect: (wanted) =>
    `directconnect${wanted.fips ? '-fips' : ''}.${wanted.region}.${suffixOf(wanted)}`,
  sts: unlessGovCloud('sts'),
  iam: iamHost,
  sso: unlessGovCloud('portal.sso'),
  sso_oidc: unlessGovCloud('oidc'),
  signin: signInHost,
};

/** The regions whose STS requests go to the global endpoint with `sts_regional_endpoints = legacy`. Source: as above. */
const LEGACY_STS_REGIONS: ReadonlySet<string> = new Set([
  'ap-northeast-1',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
]);

/** True when the global STS endpoint is used, which expects requests signed for us-east-1. */
function isGlobalSts(profile: Profile, region: string): boolean {
  const { legacySts, fips, dualStack } = settingsOf(profile);
  return legacySts && !fips && !dualStack && LEGACY_STS_REGIONS.has(region);
}

/**
 * The address of a service for one profile: the one in the profile, else AWS's own for the region. Always passed to the
 * SDK, which would otherwise consult the environment and other profiles.
 * @param region the open region; for IAM Identity Center, the region of the sign-in.
 * @throws Failure of kind `profile` when the profile must not be used, the region is not a region, or a relevant
 * setting of the profile is invalid.
 */
export function endpointFor(profile: Profile, service: Service, region: string): string {
  checkUsable(profile, region);
  const named = namedEndpoint(profile, service);
  if (named !== undefined) return named;
  if (service === 'sts' && isGlobalSts(profile, region)) return 'https://sts.amazonaws.com';
  return `https://${hosts[service]({ region, partition: partitionOf(region), ...settingsOf(profile) })}`;
}

/**
 * The region that requests to a service are signed for: the open one, except for global endpoints.
 * @throws Failure as `endpointFor` does.
 */
export function signingRegionFor(profile: Profile, service: Service, region: string): string {
  if (service === 'iam') return partitionOf(region).globalRegion;
  return service === 'sts' && namedEndpoint(profile, 'sts') === undefined && isGlobalSts(profile, region)
    ? 'us-east-1'
    : region;
}
