import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applies, hiddenFields } from '../../../../src/directconnect/allocation/draft';
import type { AllocationField } from '../../../../src/directconnect/allocation/draft';
import { gatewayKind } from '../../../../src/directconnect/allocation/gatewayKind';
import {
  askedIn,
  newInterfaceOperation,
  newInterfaceOperations,
} from '../../../../src/directconnect/allocation/newInterface';
import type { NewInterfaceInput } from '../../../../src/directconnect/allocation/newInterface';
import { toRequest } from '../../../../src/directconnect/allocation/request';
import { interfaceTypes } from '../../../../src/directconnect/resources/interfaceTypes';
import { DIRECT_CONNECT_GATEWAY, known, publicDraft, transitDraft, validDraft } from './drafts';

interface Model {
  readonly operations: Readonly<Record<string, { readonly input: { readonly shape: string } }>>;
  readonly shapes: Readonly<
    Record<string, { readonly members?: Readonly<Record<string, { shape: string }>> }>
  >;
}
const model = JSON.parse(
  readFileSync(join(__dirname, '../../../../model/direct-connect.service-2.json'), 'utf8'),
) as Model;

/** The members that a field of the form is sent as. */
const members: Readonly<Partial<Record<AllocationField, readonly string[]>>> = {
  gateway: ['directConnectGatewayId'],
  mtu: ['mtu'],
  rateLimit: ['rateLimit'],
  prefixes: ['routeFilterPrefixes'],
  prefixCountIpv4: ['prefixPoolAllocatedCountIpv4'],
  prefixCountIpv6: ['prefixPoolAllocatedCountIpv6'],
  siteLink: ['enableSiteLink'],
  tags: ['tags'],
  authKey: ['authKey'],
  customerAddress: ['customerAddress'],
  amazonAddress: ['amazonAddress'],
};

describe('the six requests', () => {
  for (const [operation, { type, mode, structure }] of Object.entries(newInterfaceOperations)) {
    it(`have in ${operation} exactly the fields that the service model has`, () => {
      const input = model.shapes[model.operations[operation]?.input.shape ?? '']?.members ?? {};
      const shape = input[structure]?.shape ?? '';
      const inModel = Object.keys(model.shapes[shape]?.members ?? {});
      assert.ok(inModel.length > 8, structure);
      assert.equal('ownerAccount' in input, applies('ownerAccount', { type, mode, addressFamily: 'ipv4' }));
      for (const [field, names] of Object.entries(members)) {
        const isField = applies(field as AllocationField, { type, mode, addressFamily: 'ipv4' });
        for (const name of names) assert.equal(inModel.includes(name), isField, `${structure}.${name}`);
      }
      assert.equal(inModel.includes('virtualGatewayId'), operation === 'CreatePrivateVirtualInterface');
    });
  }

  it('are one for each type and mode, and are recognized by their input', () => {
    const names = interfaceTypes.flatMap((type) =>
      (['allocate', 'create'] as const).map((mode) => newInterfaceOperation(type, mode)),
    );
    assert.deepEqual(names.toSorted(), Object.keys(newInterfaceOperations).toSorted());
    for (const draft of [validDraft, publicDraft, transitDraft].flatMap((one) => [
      { ...one, mode: 'allocate' as const },
      { ...one, mode: 'create' as const, gateway: DIRECT_CONNECT_GATEWAY },
    ])) {
      const { operation, input } = toRequest(draft, known);
      const { fields, ownerAccount, ...asked } = askedIn(input);
      assert.deepEqual(asked, {
        operation,
        ...newInterfaceOperations[operation],
        connectionId: known.facts.connection.id,
      });
      assert.equal(ownerAccount, draft.mode === 'allocate' ? draft.ownerAccount : undefined);
      assert.equal(fields.virtualInterfaceName, draft.virtualInterfaceName);
    }
    assert.throws(() => askedIn({ connectionId: 'dxcon-1' } as NewInterfaceInput), RangeError);
  });

  it('have no field of another one, even if the draft has it', () => {
    const everything = {
      ...publicDraft,
      mtu: '8500',
      gateway: DIRECT_CONNECT_GATEWAY,
      rateLimit: '500Mbps',
      prefixCountIpv4: '10',
      prefixCountIpv6: '20',
      siteLink: 'on',
    };
    const optional = ['mtu', 'routeFilterPrefixes', 'prefixPoolAllocatedCountIpv4', 'enableSiteLink'];
    const sent = (type: (typeof interfaceTypes)[number], mode: 'allocate' | 'create') => {
      const { fields } = askedIn(toRequest({ ...everything, type, mode }, known).input);
      assert.equal(fields.rateLimit, '500Mbps');
      assert.equal(fields.directConnectGatewayId !== undefined, mode === 'create' && type !== 'public');
      return optional.filter((name) => name in fields);
    };
    assert.deepEqual(sent('private', 'allocate'), ['mtu']);
    assert.deepEqual(sent('transit', 'allocate'), ['mtu']);
    for (const mode of ['allocate', 'create'] as const) {
      assert.deepEqual(sent('public', mode), ['routeFilterPrefixes']);
    }
    for (const type of ['private', 'transit'] as const) {
      assert.deepEqual(sent(type, 'create'), ['mtu', 'prefixPoolAllocatedCountIpv4', 'enableSiteLink']);
    }
  });

  it('send the prefixes of a public one in canonical form', () => {
    const { fields } = askedIn(toRequest({ ...publicDraft, prefixes: '["2A00:7C80:0::/32",]' }, known).input);
    assert.deepEqual(fields.routeFilterPrefixes, [{ cidr: '2a00:7c80::/32' }]);
  });

  it('hide the fields that they do not have', () => {
    assert.deepEqual(hiddenFields(validDraft).toSorted(), [
      ...['gateway', 'prefixCountIpv4', 'prefixCountIpv6', 'prefixes', 'siteLink'],
    ]);
    assert.deepEqual(hiddenFields({ ...publicDraft, mode: 'create', addressFamily: 'ipv6' }).toSorted(), [
      ...['amazonAddress', 'customerAddress', 'gateway', 'mtu', 'ownerAccount'],
      ...['prefixCountIpv4', 'prefixCountIpv6', 'siteLink'],
    ]);
    assert.deepEqual(hiddenFields(transitDraft).toSorted(), ['ownerAccount', 'prefixes']);
  });
});

describe('the kind of a gateway', () => {
  for (const [id, kind] of [
    ['vgw-1a2b3c4d', 'virtualGatewayId'],
    [' vgw-0a4f1c92d7e6b3850 ', 'virtualGatewayId'],
    [DIRECT_CONNECT_GATEWAY, 'directConnectGatewayId'],
    ['vgw-1A2B3C4D', undefined],
    ['tgw-1a2b3c4d', undefined],
    ['', undefined],
    [`${DIRECT_CONNECT_GATEWAY}0`, undefined],
  ] as const) {
    it(`is recognized from “${id}”`, () => assert.equal(gatewayKind(id), kind));
  }
});
