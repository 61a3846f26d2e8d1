import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AllocationDraft } from '../../../../src/directconnect/allocation/draft';
import { asSent, emptyDraft, typedTags, withoutKey } from '../../../../src/directconnect/allocation/draft';
import { toRequest } from '../../../../src/directconnect/allocation/request';
import { maySend, verdict } from '../../../../src/directconnect/allocation/rules';
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

  it('carries every field that was given, without the blanks around it', () => {
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
        const { asn, asnLong } = allocation({ asn: String(value) }) ?? {};
        assert.deepEqual([asn, asnLong], value < 65_536 ? [value, undefined] : [undefined, value]);
      }),
    );
  });

  it('leaves out the tags when only empty rows are there', () => {
    assert.equal(allocation({ tags: [{ key: '', value: '' }] })?.tags, undefined);
  });

  it('is not made of a draft that breaks a rule', () => {
    assert.throws(() => toRequest(emptyDraft, known), RangeError);
    assert.throws(() => allocation({ vlan: '4095' }), RangeError);
    assert.throws(() => allocation({ asn: '0' }), RangeError);
  });

  it('is made of a draft that only deserves a warning', () => {
    const draft = { ...validDraft, virtualInterfaceName: 'Core Prod', mtu: '9001' };
    assert.deepEqual(
      verdict(draft, known).map(({ level }) => level),
      ['warn', 'warn'],
    );
    assert.ok(maySend(verdict(draft, known)));
    assert.equal(allocation(draft)?.mtu, 9001);
  });
});

describe('a draft', () => {
  const typed = { ...validDraft, customerAddress: '10.0.0.1/30', amazonAddress: '10.0.0.2/30' };

  it('is sent without addresses for IPv6, and so breaks no rule', () => {
    const sent = asSent({ ...typed, addressFamily: 'ipv6' });
    assert.deepEqual([sent.customerAddress, sent.amazonAddress], ['', '']);
    assert.deepEqual(verdict(sent, known), []);
    assert.equal(allocation(sent)?.addressFamily, 'ipv6');
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
