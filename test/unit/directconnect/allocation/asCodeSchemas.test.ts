import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { toCloudFormation } from '../../../../src/directconnect/allocation/asCode/cloudFormation';
import { toTerraform } from '../../../../src/directconnect/allocation/asCode/terraform';
import type { AllocationDraft } from '../../../../src/directconnect/allocation/draft';
import { toRequest } from '../../../../src/directconnect/allocation/request';
import type { AllocationRequest } from '../../../../src/directconnect/allocation/request';
import { readResources } from '../../../support/hcl';
import { problemsIn } from '../../../support/providers/cloudFormation';
import { provider } from '../../../support/providers/terraform';
import type { Argument } from '../../../support/providers/terraform';
import { DIRECT_CONNECT_GATEWAY, known, publicDraft, transitDraft, validDraft } from './drafts';

const place = { region: 'us-east-1', profile: 'net' };

/** The six requests, with each kind of gateway that they can have. */
const kinds: readonly AllocationDraft[] = [
  validDraft,
  { ...validDraft, mode: 'create', gateway: 'vgw-1a2b3c4d' },
  { ...validDraft, mode: 'create', gateway: DIRECT_CONNECT_GATEWAY },
  publicDraft,
  { ...publicDraft, mode: 'create' },
  { ...transitDraft, mode: 'allocate' },
  transitDraft,
];

const mtus = { private: ['1500', '8500', '9001'], public: ['1500'], transit: ['1500', '8500'] } as const;

/** Every combination of values that changes the code. */
function requests(): [string, AllocationRequest][] {
  const addresses: Partial<AllocationDraft>[] = [
    {},
    { customerAddress: '45.10.16.1/30', amazonAddress: '45.10.16.2/30' },
    { addressFamily: 'ipv6', customerAddress: '', amazonAddress: '' },
  ];
  const more: Partial<AllocationDraft>[] = [
    {},
    {
      authKey: 'made-for-this-test',
      tags: [{ key: 'team', value: 'net' }],
      rateLimit: '1.2Gbps',
      prefixCountIpv4: '50',
      prefixCountIpv6: '0',
    },
  ];
  return kinds.flatMap((kind) =>
    addresses.flatMap((address) =>
      more.flatMap((rest) =>
        mtus[kind.type].flatMap((mtu) =>
          ['65010', '65536', '2147483646', '2147483647', '4294967294'].map(
            (asn): [string, AllocationRequest] => {
              const siteLink = kind.gateway === DIRECT_CONNECT_GATEWAY ? 'on' : '';
              const changes = { ...kind, ...address, ...rest, mtu, asn, siteLink };
              return [JSON.stringify(changes), toRequest(changes, known)];
            },
          ),
        ),
      ),
    ),
  );
}

const isExpression = (value: unknown) => typeof value === 'string' && value.startsWith('${');

function problemsOfValue(value: unknown, { type, values, range }: Argument): string[] {
  if (isExpression(value)) return [];
  if (type === 'list') return Array.isArray(value) ? [] : ['is no list'];
  if (typeof value !== (type === 'map' ? 'object' : type)) return [`is no ${type}`];
  const isOutside = range !== undefined && (Number(value) < range[0] || Number(value) > range[1]);
  return [
    ...(values && !values.includes(value as number) ? [`is none of ${values.join(', ')}`] : []),
    ...(isOutside ? [`is not within ${range.join('–')}`] : []),
  ];
}

/**
 * What the provider's schema rejects in a resource. `provider` is an argument of Terraform itself, for every resource.
 */
function problemsOfResource(type: string, { provider: _, ...given }: Record<string, unknown>): string[] {
  const schema = provider.resources[type];
  if (!schema) return [`${type} is unknown`];
  return [
    ...Object.entries(given).flatMap(([name, value]) => {
      const argument = schema[name];
      if (!argument) return [`${type}.${name} is unknown`];
      return problemsOfValue(value, argument).map((problem) => `${type}.${name} ${problem}`);
    }),
    ...Object.entries(schema).flatMap(([name, { required, insteadOf }]) => {
      if (required && !(name in given)) return [`${type}.${name} is missing`];
      // The provider's comment names the other argument even if the resource does not have it.
      const isAlone = insteadOf === undefined || !(insteadOf in schema);
      const chosen = isAlone ? 1 : [name, insteadOf].filter((one) => one in given).length;
      return chosen === 1 ? [] : [`${type} has ${chosen} of ${name} and ${insteadOf ?? ''}`];
    }),
  ];
}

describe('a request as code is valid by the published schemas', () => {
  it('of Terraform’s AWS provider', () => {
    const rendered = requests().map(([what, request]) => ({
      what,
      request,
      text: toTerraform(request, place),
    }));
    const read = readResources(rendered.map(({ text }) => text));
    for (const [index, { what, request, text }] of rendered.entries()) {
      const resources = Object.entries(read[index] ?? {});
      assert.ok(resources.length > 0, what);
      const problems = resources.flatMap(([type, blocks]) =>
        blocks.flatMap((block) => problemsOfResource(type, block)),
      );
      // The one thing that the provider can't express is noted above the resource.
      const isTooLarge = /# .* takes an ASN up to 2147483646 .*refuses this one/.test(text);
      const range = ['aws_dx_public_virtual_interface.bgp_asn is not within 1–2147483646'];
      assert.deepEqual(problems, isTooLarge ? range : [], what);
      assert.equal(
        isTooLarge,
        request.operation === 'CreatePublicVirtualInterface' && /"asn":"(2147483647|4294967294)"/.test(what),
      );
      // The provider checks this, but its comments don't mention it: exactly one gateway attaches a virtual interface.
      for (const [type, blocks] of resources) {
        const gateways = blocks.flatMap(Object.keys).filter((name) => name.endsWith('gateway_id'));
        const isAttached = !type.includes('_public_') && !/hosted_\w+_virtual_interface$/.test(type);
        assert.equal(gateways.length, isAttached ? 1 : 0, what);
      }
    }
  });

  it('of CloudFormation', () => {
    for (const [what, request] of requests()) {
      const text = toCloudFormation(request, place);
      const { Resources } = parse(text) as {
        Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>;
      };
      for (const { Type, Properties } of Object.values(Resources)) {
        assert.deepEqual(problemsIn(Type, Properties), [], what);
        const gateways = Object.keys(Properties).filter((name) => name.endsWith('GatewayId'));
        assert.equal(gateways.length, Type.includes('Public') ? 0 : 1, what);
      }
      const hasCounts = JSON.stringify(request.input).includes('prefixPoolAllocatedCount');
      assert.equal(/# .*no property for prefix allocations/.test(text), hasCounts, what);
    }
  });

  it('which reject invalid values and unknown arguments', () => {
    const type = 'aws_dx_private_virtual_interface';
    const problems = problemsOfResource(type, {
      mtu: 8500,
      bgp_asn: 2147483647,
      bgp_asn_long: '1',
      vpc: 'x',
      vlan: '1',
    });
    for (const word of [
      'mtu is none',
      'bgp_asn is not within',
      'has 2 of',
      'vpc is unknown',
      'vlan is no number',
      'connection_id is missing',
    ]) {
      assert.ok(
        problems.some((problem) => problem.includes(word)),
        word,
      );
    }
    assert.deepEqual(
      problemsIn('AWS::DirectConnect::PrivateVirtualInterface', { Vlan: '7', Asn: 1, BgpPeers: [{}] }).sort(),
      [
        'AWS::DirectConnect::PrivateVirtualInterface.Asn: unknown',
        'AWS::DirectConnect::PrivateVirtualInterface.BgpPeers[0].AddressFamily: missing',
        'AWS::DirectConnect::PrivateVirtualInterface.BgpPeers[0].Asn: missing',
        'AWS::DirectConnect::PrivateVirtualInterface.ConnectionId: missing',
        'AWS::DirectConnect::PrivateVirtualInterface.VirtualInterfaceName: missing',
        'AWS::DirectConnect::PrivateVirtualInterface.Vlan: no integer',
      ],
    );
  });
});
