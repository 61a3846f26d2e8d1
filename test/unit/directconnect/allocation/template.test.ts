import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AllocationDraft } from '../../../../src/directconnect/allocation/draft';
import { readTemplate, writeTemplate } from '../../../../src/directconnect/allocation/template';
import { anyText } from '../../../support/texts';
import { validDraft } from './drafts';

const text = anyText({ maxLength: 30 });
const draft: fc.Arbitrary<AllocationDraft> = fc.record(
  {
    type: fc.constantFrom<AllocationDraft['type']>('private', 'public', 'transit'),
    mode: fc.constantFrom<AllocationDraft['mode']>('allocate', 'create'),
    ownerAccount: text,
    gateway: text,
    virtualInterfaceName: text,
    vlan: text,
    asn: text,
    mtu: text,
    rateLimit: text,
    prefixes: text,
    prefixCountIpv4: text,
    prefixCountIpv6: text,
    siteLink: fc.constantFrom('', 'on'),
    authKey: text,
    addressFamily: text,
    customerAddress: text,
    amazonAddress: text,
    tags: fc.array(fc.record({ key: text, value: text }, { noNullPrototype: true }), { maxLength: 4 }),
  },
  { noNullPrototype: true },
);

/** A written template with its JSON changed. */
const changed = (change: (file: Record<string, unknown>, draft: Record<string, unknown>) => void) => {
  const file = JSON.parse(writeTemplate(validDraft, 'core')) as Record<string, unknown>;
  change(file, file['draft'] as Record<string, unknown>);
  return readTemplate(JSON.stringify(file)).problem ?? '';
};

describe('a template', () => {
  it('is read back as it was written, except for the key', () => {
    fc.assert(
      fc.property(draft, text, (one, name) => {
        assert.deepEqual(readTemplate(writeTemplate(one, name)), {
          template: { name, draft: { ...one, authKey: '' } },
        });
      }),
    );
  });

  it('contains no key, not even an empty one', () => {
    const written = writeTemplate({ ...validDraft, authKey: 'made-for-this-test' }, 'core');
    assert.ok(!written.includes('made-for-this-test') && !written.includes('authKey'));
  });

  it('that contains a key is not used', () => {
    const problem = changed((_, inside) => (inside['authKey'] = 'made-for-this-test'));
    assert.match(problem, /field "authKey" that this version does not know/);
    assert.ok(!problem.includes('made-for-this-test'));
  });

  it('of version 1, which had private virtual interfaces only, is read', () => {
    const { type, rateLimit, prefixes, prefixCountIpv4, prefixCountIpv6, siteLink, ...older } = validDraft;
    const { authKey, ...kept } = older;
    const file = { format: 'direct-connect-allocation-template', version: 1, name: 'core', draft: kept };
    assert.deepEqual(readTemplate(JSON.stringify(file)), { template: { name: 'core', draft: validDraft } });
    const second = readTemplate(JSON.stringify({ ...file, version: 2 }));
    assert.match(second.problem ?? '', /"rateLimit".*missing/);
    assert.deepEqual([type, rateLimit, prefixes, siteLink], ['private', '', '', '']);
    assert.deepEqual([prefixCountIpv4, prefixCountIpv6, authKey], ['', '', '']);
  });

  it('of a newer version is reported as such, whatever else is in it', () => {
    assert.match(
      changed((file) => Object.assign(file, { version: 3, draft: 7, more: [] })),
      /newer version.*Update the extension/,
    );
  });

  for (const version of ['1', 0, 1.5, -1, null, undefined]) {
    it(`with the version ${JSON.stringify(version)} is not used`, () => {
      assert.match(
        changed((file) => (file['version'] = version)),
        /has no version/,
      );
    });
  }

  it('with a field that is not of a draft is not used, and the field is named', () => {
    assert.match(
      changed((file) => (file['extra'] = 1)),
      /field "extra"/,
    );
    assert.match(
      changed((_, inside) => (inside['bandwidth'] = '1')),
      /field "bandwidth"/,
    );
    assert.match(
      changed((_, inside) => (inside['x'.repeat(500)] = '1')),
      /field "x{40}"/,
    );
  });

  it('without a field, or with one of another type, is not used', () => {
    assert.match(
      changed((_, inside) => delete inside['vlan']),
      /"vlan".*missing or is not text/,
    );
    assert.match(
      changed((_, inside) => (inside['vlan'] = 7)),
      /"vlan"/,
    );
    assert.match(
      changed((_, inside) => (inside['type'] = 'partner')),
      /"type"/,
    );
    assert.match(
      changed((_, inside) => (inside['mode'] = 'delete')),
      /"mode"/,
    );
    assert.match(
      changed((_, inside) => (inside['siteLink'] = 'off')),
      /"siteLink"/,
    );
    for (const tags of ['x', {}, [1], [{ key: 'a' }], [{ key: 'a', value: 1 }], [null]]) {
      assert.match(
        changed((_, inside) => (inside['tags'] = tags)),
        /"tags"/,
      );
    }
    assert.match(
      changed((file) => (file['name'] = 7)),
      /incomplete/,
    );
    assert.match(
      changed((file) => (file['draft'] = [])),
      /incomplete/,
    );
  });

  it('keeps only the key and value of a tag', () => {
    const written = writeTemplate({ ...validDraft, tags: [{ key: 'a', value: 'b' }] }, 'core');
    const { template } = readTemplate(written.replace('"key": "a"', '"more": 1, "key": "a"'));
    assert.deepEqual(template?.draft.tags, [{ key: 'a', value: 'b' }]);
  });

  it('is distinguished from other text', () => {
    for (const broken of ['', '{', '[]', 'null', '7', '{"format":"other"}', '{"__proto__":{}}', '\u0000']) {
      assert.match(readTemplate(broken).problem ?? '', /not an allocation template/, broken);
    }
    assert.match(readTemplate(' '.repeat(200_001)).problem ?? '', /too large/);
  });

  it('is read or refused, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (some) => {
        const { template, problem } = readTemplate(some);
        assert.ok((template === undefined) !== (problem === undefined));
      }),
    );
  });
});
