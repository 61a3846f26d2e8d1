import { partitionOf } from './partitions';

/**
 * The regions that have a Direct Connect endpoint, by partition. Source: AWS General Reference, "AWS Direct Connect
 * endpoints and quotas". These are only suggestions: other regions can be named in a profile or the settings.
 */
const byPartition: Record<string, readonly string[]> = {
  'aws': [
    'us-east-1',
    'us-east-2',
    'us-west-1',
    'us-west-2',
    'af-south-1',
    'ap-east-1',
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ap-south-1',
    'ap-south-2',
    'ap-southeast-1',
    'ap-southeast-2',
    'ap-southeast-3',
    'ap-southeast-4',
    'ca-central-1',
    'ca-west-1',
    'eu-central-1',
    'eu-central-2',
    'eu-north-1',
    'eu-south-1',
    'eu-south-2',
    'eu-west-1',
    'eu-west-2',
    'eu-west-3',
    'il-central-1',
    'me-central-1',
    'me-south-1',
    'sa-east-1',
  ],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
};

/** The Direct Connect regions in the partition of a region; in the standard one without a region. */
export function regionsBeside(region: string | undefined): readonly string[] {
  return byPartition[partitionOf(region).id] ?? [];
}

/** Where a region is, as AWS names it. Source: AWS General Reference, "AWS service endpoints". Proper names. */
const cities: Readonly<Record<string, string>> = {
  'us-east-1': 'N. Virginia',
  'us-east-2': 'Ohio',
  'us-west-1': 'N. California',
  'us-west-2': 'Oregon',
  'af-south-1': 'Cape Town',
  'ap-east-1': 'Hong Kong',
  'ap-northeast-1': 'Tokyo',
  'ap-northeast-2': 'Seoul',
  'ap-northeast-3': 'Osaka',
  'ap-south-1': 'Mumbai',
  'ap-south-2': 'Hyderabad',
  'ap-southeast-1': 'Singapore',
  'ap-southeast-2': 'Sydney',
  'ap-southeast-3': 'Jakarta',
  'ap-southeast-4': 'Melbourne',
  'ca-central-1': 'Montréal',
  'ca-west-1': 'Calgary',
  'eu-central-1': 'Frankfurt',
  'eu-central-2': 'Zürich',
  'eu-north-1': 'Stockholm',
  'eu-south-1': 'Milan',
  'eu-south-2': 'Spain',
  'eu-west-1': 'Ireland',
  'eu-west-2': 'London',
  'eu-west-3': 'Paris',
  'il-central-1': 'Tel Aviv',
  'me-central-1': 'UAE',
  'me-south-1': 'Bahrain',
  'sa-east-1': 'São Paulo',
  'cn-north-1': 'Beijing',
  'cn-northwest-1': 'Ningxia',
  'us-gov-east-1': 'US-East',
  'us-gov-west-1': 'US-West',
};

/** Each known region's code, and where it is. */
export const regionNames: readonly (readonly [code: string, name: string])[] = Object.entries(cities);

/** Where a region is; `undefined` for one that is not known. */
export function cityOf(region: string): string | undefined {
  return isListedRegion(region) ? cities[region] : undefined;
}

/** True for a region in the lists above; newer ones exist too. */
export const isListedRegion = (region: string): boolean => Object.hasOwn(cities, region);

/**
 * The regions of the standard partition that every account has. An account has to enable all later ones. Source: AWS
 * Account Management Reference, "Enable or disable AWS Regions in your account".
 */
const always: ReadonlySet<string> = new Set([
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
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
]);

/** True for a region that an account has to enable before it can use it. */
export function isOptIn(region: string): boolean {
  return partitionOf(region).id === 'aws' && !always.has(region);
}

/**
 * A region as AWS writes it: an area, one or more directions, a number. Other prefixes belong to codes of other things.
 */
const REGION = /(?!fips|aws)[a-z]{2,4}(?:-(?!fips-)[a-z]+)+-[1-9]\d?/;
const WHOLE = new RegExp(`^${REGION.source}$`);

/** True for text that is written like a region, whether or not the region exists. */
export function isRegionCode(text: string): boolean {
  return text.length <= MAX_REGION_LENGTH && WHOLE.test(text);
}

/**
 * The region that was probably meant by one that is misspelled: in quotation marks, in capitals, with a zone or a
 * comment.
 */
export function regionIn(text: string): string | undefined {
  const plain = text.slice(0, MAX_REGION_LENGTH).toLowerCase().replace('fips-', '');
  return new RegExp(`(?<![a-z-])${REGION.source}(?!\\d)`).exec(plain)?.[0];
}

/** In characters. The longest existing region has 15. */
const MAX_REGION_LENGTH = 40;
