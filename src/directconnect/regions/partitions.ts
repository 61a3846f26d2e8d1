/** An AWS partition: a separate part of AWS with its own accounts, host names and console. */
export interface Partition {
  /** As written in ARNs. */
  readonly id: string;
  /** The prefix of its regions. */
  readonly prefix: string;
  /** The suffix of its services' host names. */
  readonly suffix: string;
  /** The suffix of dual-stack host names. */
  readonly dualStackSuffix: string;
  /** The region that requests to its global services are signed for. */
  readonly globalRegion: string;
  /** The suffix of its console's host name, after the region. Undefined where AWS publishes none. */
  readonly consoleHost?: string;
}

const STANDARD: Partition = {
  id: 'aws',
  prefix: '',
  suffix: 'amazonaws.com',
  dualStackSuffix: 'api.aws',
  globalRegion: 'us-east-1',
  consoleHost: 'console.aws.amazon.com',
};

/**
 * The other partitions. Source: botocore, partitions.json and endpoints.json; for the consoles, AWS's pages "Amazon Web
 * Services in China" and "AWS GovCloud (US)".
 */
const OTHERS: readonly Partition[] = [
  {
    id: 'aws-cn',
    prefix: 'cn-',
    suffix: 'amazonaws.com.cn',
    dualStackSuffix: 'api.amazonwebservices.com.cn',
    globalRegion: 'cn-north-1',
    consoleHost: 'console.amazonaws.cn',
  },
  {
    id: 'aws-us-gov',
    prefix: 'us-gov-',
    suffix: 'amazonaws.com',
    dualStackSuffix: 'api.aws',
    globalRegion: 'us-gov-west-1',
    consoleHost: 'console.amazonaws-us-gov.com',
  },
  {
    id: 'aws-iso',
    prefix: 'us-iso-',
    suffix: 'c2s.ic.gov',
    dualStackSuffix: 'api.aws.ic.gov',
    globalRegion: 'us-iso-east-1',
  },
  {
    id: 'aws-iso-b',
    prefix: 'us-isob-',
    suffix: 'sc2s.sgov.gov',
    dualStackSuffix: 'api.aws.scloud',
    globalRegion: 'us-isob-east-1',
  },
  {
    id: 'aws-iso-e',
    prefix: 'eu-isoe-',
    suffix: 'cloud.adc-e.uk',
    dualStackSuffix: 'api.cloud-aws.adc-e.uk',
    globalRegion: 'eu-isoe-west-1',
  },
  {
    id: 'aws-iso-f',
    prefix: 'us-isof-',
    suffix: 'csp.hci.ic.gov',
    dualStackSuffix: 'api.aws.hci.ic.gov',
    globalRegion: 'us-isof-south-1',
  },
  {
    id: 'aws-eusc',
    prefix: 'eusc-',
    suffix: 'amazonaws.eu',
    dualStackSuffix: 'api.amazonwebservices.eu',
    globalRegion: 'eusc-de-east-1',
  },
];

/** The partition of a region; the standard one for an unknown region or none. */
export function partitionOf(region: string | undefined): Partition {
  return OTHERS.find(({ prefix }) => region?.startsWith(prefix)) ?? STANDARD;
}

/** The address of a region's AWS Console, as `https://host`. Undefined where AWS publishes none. */
export function consoleOrigin(region: string): string | undefined {
  const { consoleHost } = partitionOf(region);
  return consoleHost && `https://${region}.${consoleHost}`;
}
