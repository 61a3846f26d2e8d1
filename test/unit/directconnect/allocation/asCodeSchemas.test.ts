import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { toCloudFormation } from '../../../../src/directconnect/allocation/asCode/cloudFormation';
import { toTerraform } from '../../../../src/directconnect/allocation/asCode/terraform';
import type { AllocationDraft } from '../../../../src/directconnect/allocation/draft';
import { toRequest } from '../../../../src/directconnect/allocation/request';
import type { AllocationRequest } from '../../../../src/directconnect/allocation/request';
import { readHcl } from '../../../support/hcl';
import { problemsIn } from '../../../support/providers/cloudFormation';
import { provider } from '../../../support/providers/terraform';
import type { Argument } from '../../../support/providers/terraform';
import { known, validDraft } from './drafts';

const place = { region: 'us-east-1', profile: 'net' };

/** Every combination of what changes the code. */
function requests(): [string, AllocationRequest][] {
  const modes: Partial<AllocationDraft>[] = [
    {},
    { mode: 'create', gateway: 'vgw-1a2b3c4d' },
    { mode: 'create', gateway: '5f294f92-bafb-4011-916d-9b0b12345678' },
  ];
  const addresses: Partial<AllocationDraft>[] = [
    {},
    { customerAddress: '10.0.0.1/30', amazonAddress: '10.0.0.2/30' },
    { addressFamily: 'ipv6' },
  ];
  const more: Partial<AllocationDraft>[] = [
    {},
    { authKey: 'made-for-this-test', tags: [{ key: 'team', value: 'net' }] },
  ];
  return modes.flatMap((mode) =>
    addresses.flatMap((address) =>
      more.flatMap((rest) =>
        ['1500', '8500', '9001'].flatMap((mtu) =>
          ['65010', '65536', '2147483646', '2147483647', '4294967294'].map(
            (asn): [string, AllocationRequest] => {
              const changes = { ...mode, ...address, ...rest, mtu, asn };
              return [JSON.stringify(changes), toRequest({ ...validDraft, ...changes }, known)];
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
  if (typeof value !== (type === 'map' ? 'object' : type)) return [`is no ${type}`];
  const isOutside = range !== undefined && (Number(value) < range[0] || Number(value) > range[1]);
  return [
    ...(values && !values.includes(value as number) ? [`is none of ${values.join(', ')}`] : []),
    ...(isOutside ? [`is not within ${range.join('–')}`] : []),
  ];
}

/** What the provider's schema refuses in a resource. `provider` is Terraform's own argument, of every resource. */
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
      const chosen = insteadOf === undefined ? 1 : [name, insteadOf].filter((one) => one in given).length;
      return chosen === 1 ? [] : [`${type} has ${chosen} of ${name} and ${insteadOf ?? ''}`];
    }),
  ];
}

describe('a request as code is what the published schemas take', () => {
  it('of Terraform’s AWS provider', () => {
    for (const [what, request] of requests()) {
      const { resource } = readHcl(toTerraform(request, place)) as {
        resource: Record<string, { this: Record<string, unknown>[] }>;
      };
      const problems = Object.entries(resource).flatMap(([type, { this: blocks }]) =>
        blocks.flatMap((block) => problemsOfResource(type, block)),
      );
      assert.deepEqual(problems, [], what);
      // Which the provider checks, and its comments don't say: exactly one gateway attaches a virtual interface.
      const attached = Object.entries(resource).filter(
        ([type]) => !type.endsWith('hosted_private_virtual_interface'),
      );
      for (const [, { this: blocks }] of attached) {
        const gateways = blocks.flatMap(Object.keys).filter((name) => name.endsWith('gateway_id'));
        assert.equal(gateways.length, 1, what);
      }
    }
  });

  it('of CloudFormation', () => {
    for (const [what, request] of requests()) {
      const { Resources } = parse(toCloudFormation(request, place)) as {
        Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>;
      };
      for (const { Type, Properties } of Object.values(Resources)) {
        assert.deepEqual(problemsIn(Type, Properties), [], what);
        assert.equal(Object.keys(Properties).filter((name) => name.endsWith('GatewayId')).length, 1, what);
      }
    }
  });

  it('which refuse what is not of them', () => {
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
