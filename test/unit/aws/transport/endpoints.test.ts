import { equal, throws } from 'node:assert/strict';
import { endpointFor, namedEndpoint, signingRegionFor } from '../../../../src/aws/transport/endpoints';
import type { NetworkSetting, Profile, Service } from '../../../../src/aws/profiles/profiles';
import { consoleOrigin } from '../../../../src/directconnect/regions/partitions';

type Network = Partial<Record<NetworkSetting, string>>;

const profile = (network: Network = {}, endpoints: Profile['endpoints'] = {}): Profile => ({
  name: 'lab',
  regions: [],
  endpoints,
  network,
  origin: { kind: 'memory', accessKeyId: 'a', secretAccessKey: 's' },
});

const FIPS = { use_fips_endpoint: 'true' };
const DUAL = { use_dualstack_endpoint: 'True' };
const BOTH = { ...FIPS, ...DUAL };
const LEGACY = { sts_regional_endpoints: 'legacy' };

describe('the address of a service', () => {
  // What botocore 1.43 resolves for the same settings.
  const table: [Service, string, Network, string][] = [
    ['direct_connect', 'us-east-1', {}, 'directconnect.us-east-1.amazonaws.com'],
    ['direct_connect', 'us-east-1', FIPS, 'directconnect-fips.us-east-1.amazonaws.com'],
    ['direct_connect', 'eu-west-1', DUAL, 'directconnect.eu-west-1.api.aws'],
    ['direct_connect', 'us-west-2', BOTH, 'directconnect-fips.us-west-2.api.aws'],
    ['direct_connect', 'cn-north-1', {}, 'directconnect.cn-north-1.amazonaws.com.cn'],
    ['direct_connect', 'cn-north-1', DUAL, 'directconnect.cn-north-1.api.amazonwebservices.com.cn'],
    ['direct_connect', 'us-gov-west-1', {}, 'directconnect.us-gov-west-1.amazonaws.com'],
    ['direct_connect', 'us-gov-west-1', FIPS, 'directconnect-fips.us-gov-west-1.amazonaws.com'],
    ['direct_connect', 'us-iso-east-1', {}, 'directconnect.us-iso-east-1.c2s.ic.gov'],
    ['direct_connect', 'us-isob-east-1', {}, 'directconnect.us-isob-east-1.sc2s.sgov.gov'],
    ['direct_connect', 'eu-isoe-west-1', {}, 'directconnect.eu-isoe-west-1.cloud.adc-e.uk'],
    ['direct_connect', 'us-isof-south-1', {}, 'directconnect.us-isof-south-1.csp.hci.ic.gov'],
    ['direct_connect', 'eusc-de-east-1', {}, 'directconnect.eusc-de-east-1.amazonaws.eu'],
    ['sts', 'eu-central-2', {}, 'sts.eu-central-2.amazonaws.com'],
    ['sts', 'us-east-1', FIPS, 'sts-fips.us-east-1.amazonaws.com'],
    ['sts', 'us-gov-east-1', FIPS, 'sts.us-gov-east-1.amazonaws.com'],
    ['sts', 'us-gov-east-1', BOTH, 'sts-fips.us-gov-east-1.api.aws'],
    ['sts', 'eu-west-1', LEGACY, 'sts.amazonaws.com'],
    ['sts', 'eu-central-2', LEGACY, 'sts.eu-central-2.amazonaws.com'],
    ['sts', 'cn-north-1', LEGACY, 'sts.cn-north-1.amazonaws.com.cn'],
    ['sts', 'eu-west-1', { ...LEGACY, ...DUAL }, 'sts.eu-west-1.api.aws'],
    ['iam', 'eu-west-1', {}, 'iam.amazonaws.com'],
    ['iam', 'eu-west-1', FIPS, 'iam-fips.amazonaws.com'],
    ['iam', 'eu-west-1', DUAL, 'iam.global.api.aws'],
    ['iam', 'eu-west-1', BOTH, 'iam-fips.global.api.aws'],
    ['iam', 'cn-northwest-1', {}, 'iam.cn-north-1.amazonaws.com.cn'],
    ['iam', 'cn-northwest-1', DUAL, 'iam.global.api.amazonwebservices.com.cn'],
    ['iam', 'cn-northwest-1', FIPS, 'iam-fips.amazonaws.com.cn'],
    ['iam', 'us-gov-east-1', BOTH, 'iam.us-gov.api.aws'],
    ['iam', 'us-gov-east-1', FIPS, 'iam.us-gov.amazonaws.com'],
    ['iam', 'us-iso-west-1', FIPS, 'iam-fips.us-iso-east-1.c2s.ic.gov'],
    ['iam', 'us-iso-west-1', DUAL, 'iam.api.aws.ic.gov'],
    ['sso', 'us-east-1', {}, 'portal.sso.us-east-1.amazonaws.com'],
    ['sso', 'us-east-1', FIPS, 'portal.sso-fips.us-east-1.amazonaws.com'],
    ['sso', 'us-gov-west-1', FIPS, 'portal.sso.us-gov-west-1.amazonaws.com'],
    ['sso', 'cn-north-1', {}, 'portal.sso.cn-north-1.amazonaws.com.cn'],
    ['sso_oidc', 'eu-west-1', {}, 'oidc.eu-west-1.amazonaws.com'],
    ['sso_oidc', 'eu-west-1', DUAL, 'oidc.eu-west-1.api.aws'],
    ['sso_oidc', 'us-gov-west-1', BOTH, 'oidc-fips.us-gov-west-1.api.aws'],
    ['signin', 'us-east-1', {}, 'us-east-1.signin.aws.amazon.com'],
    ['signin', 'us-east-1', FIPS, 'signin-fips.us-east-1.amazonaws.com'],
    ['signin', 'cn-north-1', {}, 'cn-north-1.signin.amazonaws.cn'],
    ['signin', 'us-gov-west-1', {}, 'us-gov-west-1.signin.amazonaws-us-gov.com'],
    ['signin', 'us-gov-west-1', DUAL, 'signin.us-gov-west-1.api.aws'],
  ];
  for (const [service, region, network, host] of table) {
    const settings = Object.keys(network).join(' and ') || 'nothing set';
    it(`is ${host} for ${service} in ${region} with ${settings}`, () =>
      equal(endpointFor(profile(network), service, region), `https://${host}`));
  }

  it('is the one that the profile names, whatever its other settings', () => {
    const named = profile(BOTH, { sts: 'http://127.0.0.1:1' });
    equal(endpointFor(named, 'sts', 'us-east-1'), 'http://127.0.0.1:1');
  });

  it('is AWS’s own if the profile ignores configured addresses', () => {
    const ignoring = profile({ ignore_configured_endpoint_urls: 'true' }, { sts: 'http://127.0.0.1:1' });
    equal(namedEndpoint(ignoring, 'sts'), undefined);
    equal(endpointFor(ignoring, 'sts', 'us-east-1'), 'https://sts.us-east-1.amazonaws.com');
  });

  it('has the region that its requests are signed for', () => {
    equal(signingRegionFor(profile(), 'direct_connect', 'eu-west-1'), 'eu-west-1');
    equal(signingRegionFor(profile(), 'iam', 'eu-west-1'), 'us-east-1');
    equal(signingRegionFor(profile(), 'iam', 'cn-northwest-1'), 'cn-north-1');
    equal(signingRegionFor(profile(), 'iam', 'us-gov-east-1'), 'us-gov-west-1');
    equal(signingRegionFor(profile(LEGACY), 'sts', 'eu-west-1'), 'us-east-1');
    equal(signingRegionFor(profile(LEGACY, { sts: 'http://127.0.0.1:1' }), 'sts', 'eu-west-1'), 'eu-west-1');
  });

  const wrong: Network[] = [
    { use_fips_endpoint: 'maybe' },
    { use_dualstack_endpoint: '1' },
    { ignore_configured_endpoint_urls: 'no' },
    { sts_regional_endpoints: 'global' },
  ];
  for (const network of wrong) {
    const [name = ''] = Object.keys(network);
    it(`is not resolved if ${name} is neither true nor false, and the error names the setting`, () =>
      throws(
        () => endpointFor(profile(network), 'direct_connect', 'us-east-1'),
        (error: { kind?: string; message: string }) =>
          error.kind === 'profile' && error.message.includes(name) && error.message.includes('lab'),
      ));
  }
});

describe('the console', () => {
  for (const [region, origin] of [
    ['eu-west-1', 'https://eu-west-1.console.aws.amazon.com'],
    ['cn-north-1', 'https://cn-north-1.console.amazonaws.cn'],
    ['us-gov-west-1', 'https://us-gov-west-1.console.amazonaws-us-gov.com'],
    ['us-isob-east-1', undefined],
  ] as const) {
    it(`of ${region} is ${origin ?? 'not published'}`, () => equal(consoleOrigin(region), origin));
  }
});
