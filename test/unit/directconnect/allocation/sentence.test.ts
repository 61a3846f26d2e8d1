import assert from 'node:assert/strict';
import { knownNetwork } from '../../../../src/directconnect/allocation/knownNetwork';
import { toRequest } from '../../../../src/directconnect/allocation/request';
import { accountWords, reviewRows, reviewSentence } from '../../../../src/directconnect/allocation/sentence';
import { known, network, validDraft } from './drafts';

const KEY = 'made-for-this-test';
const own = { mode: 'create', gateway: 'vgw-1a2b3c4d' } as const;
const review = (more: Partial<typeof validDraft> = {}, about = known) => {
  const request = toRequest({ ...validDraft, ...more }, about);
  const rows = reviewRows(request, about).map(({ label, value }) => [label, value]);
  return {
    sentence: reviewSentence(request, about),
    rows: Object.fromEntries(rows) as Record<string, string>,
  };
};

describe('the review of a request', () => {
  it('says in sentences what will be allocated', () => {
    assert.equal(
      review().sentence,
      'Allocate private virtual interface “ams1-core-prod” on ams1-core-01 (dxcon-fg5678gh), VLAN 101, to account ' +
        '111122223333. Amazon assigns both IPv4 addresses, link-local ones. BGP runs from AS 65010, with a key that ' +
        'AWS makes. Packets may have 1500 bytes. It carries traffic once that account has confirmed it.',
    );
  });

  it('says in sentences what will be created', () => {
    const { sentence } = review({
      ...own,
      authKey: KEY,
      customerAddress: '10.0.0.1/30',
      amazonAddress: '10.0.0.2/30',
      asn: '64086.59904',
      mtu: '8500',
    });
    assert.match(sentence, /in the connection’s own account, attached to vgw-1a2b3c4d\./);
    assert.match(sentence, /Your router has 10\.0\.0\.1\/30, Amazon’s 10\.0\.0\.2\/30\./);
    assert.match(sentence, /AS 4200000000, with the key that you gave\. Packets may have 8500 bytes\./);
    assert.match(sentence, /nobody’s confirmation/);
    assert.match(review({ addressFamily: 'ipv6' }).sentence, /assigns both IPv6 addresses/);
  });

  it('is a table in the order of the form', () => {
    const { rows } = review({
      authKey: KEY,
      tags: [
        { key: 'team', value: 'net' },
        { key: 'bare', value: '' },
      ],
    });
    assert.deepEqual(Object.entries(rows), [
      ['Connection', 'ams1-core-01 (dxcon-fg5678gh)'],
      ['Owner account', '111122223333'],
      ['Name', 'ams1-core-prod'],
      ['VLAN', '101'],
      ['MTU', '1500'],
      ['Address family', 'IPv4'],
      ['Your router address', 'assigned by Amazon'],
      ['Amazon address', 'assigned by Amazon'],
      ['BGP ASN', '65010'],
      ['BGP key', 'given, not shown'],
      ['Tags', 'team = net, bare'],
    ]);
    assert.equal(review(own).rows['Gateway'], 'vgw-1a2b3c4d');
    assert.equal(review().rows['BGP key'], 'made by AWS');
  });

  it('never holds the key', () => {
    assert.ok(!JSON.stringify(review({ authKey: KEY })).includes(KEY));
  });

  it('names an account by the name that the user knows, and the connection without one by its id', () => {
    const about = knownNetwork({
      ...network,
      connection: { id: 'dxcon-fg5678gh' },
      accounts: [{ id: '111122223333', names: ['work\u202eload', 'other'], own: true }],
    });
    assert.equal(accountWords('111122223333', about), '111122223333 (work\uFFFDload)');
    assert.equal(accountWords('999900001111', about), '999900001111');
    assert.equal(review({}, about).rows['Connection'], 'dxcon-fg5678gh');
  });
});
