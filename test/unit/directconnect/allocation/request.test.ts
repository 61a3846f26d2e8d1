import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AllocationDraft } from '../../../../src/directconnect/allocation/draft';
import { asSent } from '../../../../src/directconnect/allocation/asSent';
import { emptyDraft, typedTags, withoutKey } from '../../../../src/directconnect/allocation/draft';
import { toRequest } from '../../../../src/directconnect/allocation/request';
import { maySend, validate } from '../../../../src/directconnect/allocation/rules';
import { known, validDraft } from './drafts';

const allocation = (change: Partial<typeof validDraft>) => {
  const { operation, input } = toRequest({ ...validDraft, ...change }, known);
  assert.equal(operation, 'AllocatePrivateVirtualInterface');
  return input.newPrivateVirtualInterfaceAllocation;
};

describe('the allocation request', () => {
  it('leaves out what was left empty, so that AWS chooses it', () => {
    assert.deepEqual(toRequest(validDraft, known).input, {
      connectionId: 'dxcon-fg5678gh',
      ownerAccount: '111122223333',
      newPrivateVirtualInterfaceAllocation: {
        virtualInterfaceName: 'ams1-core-prod',
        vlan: 101,
        asn: 65_010,
        mtu: 1500,
        addressFamily: 'ipv4',
      },
    });
  });

  it('contains every field that was entered, without the spaces around it', () => {
    const full: AllocationDraft = {
      ...validDraft,
      ownerAccount: ' 111122223333 ',
      virtualInterfaceName: ' core ',
      vlan: ' 7 ',
      asn: ' 65010 ',
      mtu: '8500',
      authKey: ' key with blanks ',
      addressFamily: 'ipv4',
      customerAddress: ' 10.0.0.1/30 ',
      amazonAddress: ' 10.0.0.2/30 ',
      tags: [
        { key: 'Team', value: 'net' },
        { key: '', value: '' },
        { key: 'Empty', value: '' },
      ],
    };
    assert.deepEqual(toRequest(full, known).input, {
      connectionId: 'dxcon-fg5678gh',
      ownerAccount: '111122223333',
      newPrivateVirtualInterfaceAllocation: {
        virtualInterfaceName: 'core',
        vlan: 7,
        asn: 65_010,
        mtu: 8500,
        authKey: ' key with blanks ',
        addressFamily: 'ipv4',
        customerAddress: '10.0.0.1/30',
        amazonAddress: '10.0.0.2/30',
        tags: [
          { key: 'Team', value: 'net' },
          { key: 'Empty', value: '' },
        ],
      },
    });
  });

  it('sends two bytes as asn and four as asnLong, never both', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4_294_967_294 }), (value) => {
        const { asn, asnLong } = allocation({ asn: String(value) });
        assert.deepEqual([asn, asnLong], value < 65_536 ? [value, undefined] : [undefined, value]);
      }),
    );
  });

  it('leaves out the tags when only empty rows are there', () => {
    assert.equal(allocation({ tags: [{ key: '', value: '' }] }).tags, undefined);
  });

  it('is not made from a draft that breaks a rule', () => {
    assert.throws(() => toRequest(emptyDraft, known), RangeError);
    assert.throws(() => allocation({ vlan: '4095' }), RangeError);
    assert.throws(() => allocation({ asn: '0' }), RangeError);
  });

  describe('in the connection’s own account', () => {
    const own = { ...validDraft, mode: 'create', ownerAccount: '' } as const;

    it('is for a gateway instead of an account', () => {
      for (const [gateway, name] of [
        ['vgw-1a2b3c4d', 'virtualGatewayId'],
        ['7c1f2a64-5b0e-4d39-9a57-2f8d6e31c0b4', 'directConnectGatewayId'],
      ]) {
        assert.deepEqual(toRequest({ ...own, gateway: ` ${gateway ?? ''} ` }, known), {
          operation: 'CreatePrivateVirtualInterface',
          input: {
            connectionId: 'dxcon-fg5678gh',
            newPrivateVirtualInterface: {
              virtualInterfaceName: 'ams1-core-prod',
              vlan: 101,
              asn: 65_010,
              mtu: 1500,
              addressFamily: 'ipv4',
              [name ?? '']: gateway,
            },
          },
        });
      }
    });

    it('is not made without a gateway', () => {
      assert.throws(() => toRequest(own, known), RangeError);
      assert.throws(() => toRequest({ ...own, gateway: 'tgw-1a2b3c4d' }, known), RangeError);
    });

    it('is not created by a gateway that was entered before the mode was changed', () => {
      const draft = { ...validDraft, gateway: 'vgw-1a2b3c4d' };
      assert.equal(toRequest(draft, known).operation, 'AllocatePrivateVirtualInterface');
    });
  });

  it('is made from a draft that only causes a warning', () => {
    const draft = { ...validDraft, virtualInterfaceName: 'Core Prod', mtu: '9001' };
    assert.deepEqual(
      validate(draft, known).map(({ level }) => level),
      ['warn'],
    );
    assert.ok(maySend(validate(draft, known)));
    assert.equal(allocation(draft).mtu, 9001);
  });
});

describe('a draft', () => {
  const typed = { ...validDraft, customerAddress: '10.0.0.1/30', amazonAddress: '10.0.0.2/30' };

  it('is sent without addresses for IPv6, and so breaks no rule', () => {
    const sent = asSent({ ...typed, addressFamily: 'ipv6' });
    assert.deepEqual([sent.customerAddress, sent.amazonAddress], ['', '']);
    assert.deepEqual(validate(sent, known), []);
    assert.equal(allocation(sent).addressFamily, 'ipv6');
  });

  it('is sent without fields of the other mode', () => {
    const both = { ...typed, gateway: 'vgw-1a2b3c4d' };
    assert.deepEqual(asSent(both), typed);
    assert.deepEqual(asSent({ ...both, mode: 'create' }), { ...both, mode: 'create', ownerAccount: '' });
  });

  it('is sent as it is for IPv4', () => {
    assert.equal(asSent(typed), typed);
  });

  it('is kept without its key, and with everything else', () => {
    assert.deepEqual(withoutKey({ ...typed, authKey: 'canary' }), typed);
  });

  it('counts the rows of tags in which something was typed', () => {
    const tags = [
      { key: '', value: '' },
      { key: 'a', value: '' },
      { key: '', value: 'b' },
    ];
    assert.equal(typedTags({ ...typed, tags }).length, 2);
  });
});
