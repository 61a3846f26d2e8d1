import assert from 'node:assert/strict';
import { applies, emptyDraft } from '../../../../src/directconnect/allocation/draft';
import { choices, fields, groups } from '../../../../src/views/allocation/form/fields';
import type { Facts } from '../../../../src/views/allocation/form/fieldSpec';
import { descriptionOf } from '../../../../src/views/allocation/form/words';
import { knownNetwork } from '../../../../src/directconnect/allocation/knownNetwork';
import { known, network } from '../../directconnect/allocation/drafts';
import { draftSchema } from '../../../../src/views/allocation/schemas';

/** A page that has not read the gateways. */
const scene: Facts = { gateways: undefined, draft: emptyDraft, known };

describe('the fields of the form', () => {
  it('are those of the draft, each once, in the message too', () => {
    const names = fields.map(({ field }) => field).sort();
    const filledIn = (draft: object) =>
      Object.keys(draft)
        .filter((name) => name !== 'mode' && name !== 'type')
        .sort();
    assert.deepEqual(names, filledIn(emptyDraft));
    assert.deepEqual(names, filledIn(draftSchema.entries));
  });

  it('come group by group, in the order of the headings', () => {
    const order = fields.map(({ group }) => group).filter((group, index, all) => group !== all[index - 1]);
    assert.deepEqual(['type', ...order], Object.keys(groups));
  });

  it('have the labels that people and tests look for', () => {
    assert.deepEqual(Object.fromEntries(fields.map(({ field, label }) => [field, label()])), {
      ownerAccount: 'Owner account',
      gateway: 'Gateway',
      siteLink: 'SiteLink',
      virtualInterfaceName: 'Name',
      vlan: 'VLAN',
      mtu: 'MTU',
      rateLimit: 'Rate limit',
      addressFamily: 'Address family',
      customerAddress: 'Your router address',
      amazonAddress: 'Amazon address',
      prefixes: 'Prefixes to advertise',
      asn: 'Your BGP ASN',
      authKey: 'BGP MD5 key',
      prefixCountIpv4: 'IPv4 prefixes accepted',
      prefixCountIpv6: 'IPv6 prefixes accepted',
      tags: 'Tags',
    });
  });

  it('call neither jumbo MTU outdated', () => {
    const mtu = fields.find(({ field }) => field === 'mtu');
    assert.ok(mtu?.kind === 'select');
    const hints = ['1500', '8500', '9001'].map((value) =>
      mtu.hint?.({ ...scene, draft: { ...emptyDraft, mtu: value } }),
    );
    assert.deepEqual(hints[1], hints[2]);
    assert.match(hints[1] ?? '', /some pages say 8500, others 9001/);
    assert.equal(hints[0], undefined);
    assert.doesNotMatch(`${mtu.help(emptyDraft)} ${hints[1] ?? ''}`, /\b(old|newer|current|deprecated)/i);
  });

  it('are read aloud with their finding, hint and help', () => {
    const spec = fields.find(({ field }) => field === 'prefixCountIpv4');
    assert.ok(spec?.kind === 'text');
    const pool = knownNetwork({
      ...network,
      connection: { ...network.connection, prefixPool: { ipv4: 300 } },
    });
    const finding = { rule: 'r', field: spec.field, level: 'warn', message: 'Look.' } as const;
    const findings = new Map([[spec.field, finding]]);
    assert.equal(
      descriptionOf(spec, { ...scene, known: pool, findings }),
      `Warning: Look. The prefix pool of this connection has 300 left. ${spec.help(emptyDraft)}`,
    );
  });

  it('have a sentence of help each', () => {
    for (const { field, help } of fields) assert.match(help(emptyDraft), /\.$/, field);
  });

  it('hide only what is typed as the key', () => {
    assert.deepEqual(
      fields.filter(({ kind }) => kind === 'secret').map(({ field }) => field),
      ['authKey'],
    );
  });

  it('do not ask for addresses when Amazon assigns them', () => {
    const asked = (addressFamily: string) =>
      fields.filter(({ field }) => applies(field, { ...emptyDraft, addressFamily })).length;
    assert.equal(asked('ipv4') - asked('ipv6'), 2);
  });

  it('offer the values of the empty draft', () => {
    for (const spec of fields) {
      if (spec.kind !== 'select' || spec.orTyped) continue;
      const values = spec.options(scene).map(({ value }) => value);
      assert.ok(values.includes(emptyDraft[spec.field]), spec.field);
    }
  });

  it('offer the gateways once they were read, and take a gateway’s id until then', () => {
    const gateway = fields.find(({ field }) => field === 'gateway');
    assert.ok(gateway?.kind === 'select' && gateway.orTyped);
    assert.deepEqual(gateway.options(scene), []);
    const read: Facts = { ...scene, gateways: { reading: false, items: [{ id: 'vgw-1', label: 'One' }] } };
    assert.deepEqual(
      gateway.options(read).map(({ value }) => value),
      ['', 'vgw-1'],
    );
  });

  it('show an unexpected value rather than replacing it', () => {
    const mtu = fields.find(({ field }) => field === 'mtu');
    assert.equal(mtu?.kind, 'select');
    assert.deepEqual(
      choices(mtu, '9000', scene).map(({ label }) => label),
      ['1500', '8500 (jumbo)', '9001 (jumbo)', '9000'],
    );
    assert.equal(choices(mtu, '9001', scene).length, 3);
  });
});
