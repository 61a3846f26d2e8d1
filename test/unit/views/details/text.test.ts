import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { noNames } from '../../../../src/directconnect/labels';
import type { KnownNames } from '../../../../src/directconnect/labels';
import { emptyInventory } from '../../../../src/directconnect/resources/resources';
import type { VirtualInterface } from '../../../../src/directconnect/resources/resources';
import { subjectFrom } from '../../../../src/directconnect/kinds/subject';
import type { ResourceSubject } from '../../../../src/directconnect/kinds/subject';
import { MASK } from '../../../../src/routers/mask';
import { detailsText, subjectText } from '../../../../src/views/details/text';
import { newKey } from '../../routers/examples';
import { anyText } from '../../../support/texts';

const textOf = (
  subject: ResourceSubject,
  inventory = emptyInventory,
  profile = 'a',
  names: KnownNames = noNames,
) =>
  subjectText(subject, {
    place: { profile, region: 'us-east-1' },
    account: '123456789012',
    readAt: Date.UTC(2026, 0, 2, 3, 4, 5),
    trouble: undefined,
    inventory,
    names,
  });

describe('the details of a resource', () => {
  it('have every field of the answer, one that this version does not know included, and when it was read', () => {
    const resource = {
      virtualInterfaceId: 'dxvif-abc12345',
      virtualInterfaceState: 'resting',
      vlan: 7,
      rateLimit: { unit: 'Gbps', value: 2 },
      bgpPeers: [{ bgpPeerId: 'dxpeer-1', asn: 65000 }],
    } as object as VirtualInterface;
    const text = textOf(subjectFrom('virtualInterface', resource));
    deepEqual(parse(text), {
      ...resource,
      bgpPeers: [{ bgpPeerId: 'dxpeer-1', asn: 65000, authKey: MASK }],
      authKey: MASK,
      customerRouterConfig: MASK,
    });
    for (const words of ['2026-01-02 03:04:05 UTC', '123456789012', 'us-east-1']) ok(text.includes(words));
    equal(text.match(/•+ # .*Open Router Configuration/g)?.length, 3);
  });

  it('mask a secret wherever AWS puts one', () => {
    const key = newKey();
    const resource = {
      virtualInterfaceId: 'dxvif-abc12345',
      previous: { authKey: key, bgpPeers: [{ authKey: key, customerRouterConfig: `<x>${key}</x>` }] },
    } as object as VirtualInterface;
    const text = textOf(subjectFrom('virtualInterface', resource));
    ok(!text.includes(key));
    equal(text.match(/•+ # .*Open Router Configuration/g)?.length, 5);
  });

  it('name what is on a connection', () => {
    const text = textOf(subjectFrom('connection', { connectionId: 'dxcon-abc12345' }), {
      ...emptyInventory,
      virtualInterfaces: [
        {
          virtualInterfaceId: 'dxvif-on111111',
          connectionId: 'dxcon-abc12345',
          virtualInterfaceName: 'x\ny',
        },
        { virtualInterfaceId: 'dxvif-off11111', connectionId: 'dxcon-other111' },
      ],
    });
    ok(/^# {2}dxvif-on111111 {2}x\uFFFDy$/m.test(text), text);
    ok(!text.includes('dxvif-off11111'));
  });

  it('are YAML with exactly the strings that AWS sent and without hidden characters, whatever they contain', () => {
    const hostile = fc.oneof(
      anyText(),
      fc.constantFrom(
        '\u202eevil',
        'a: b',
        '- x',
        '# x',
        '&a',
        '*a',
        '!!js/function',
        'x\n# y',
        '\u0085',
        'no',
        '1e3',
      ),
    );
    fc.assert(
      fc.property(hostile, hostile, (name, key) => {
        const resource = {
          connectionId: 'dxcon-abc12345',
          connectionName: name,
          tags: [{ key: key, value: name }],
        };
        const text = textOf(subjectFrom('connection', resource), emptyInventory, name);
        deepEqual(parse(text), resource);
        ok(!/[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}]/u.test(text), JSON.stringify(text));
      }),
      { numRuns: 500 },
    );
  });

  it('have the names of locations, regions and accounts beside their codes, on one line', () => {
    const connection = {
      connectionId: 'dxcon-abc12345',
      region: 'eu-central-1',
      location: 'EqFA5',
      ownerAccount: '123456789012',
    };
    const text = textOf(subjectFrom('connection', connection), undefined, undefined, {
      accounts: new Map([['123456789012', 'acme\nlocation: x']]),
      locations: new Map([['EqFA5', 'Equinix FR5, Frankfurt # x']]),
    });
    const lines = text.split('\n');
    for (const line of [
      '# Region: us-east-1 · N. Virginia',
      '# Account: 123456789012 (acme\uFFFDlocation: x)',
      'region: eu-central-1 # Frankfurt',
      'location: EqFA5 # Equinix FR5, Frankfurt # x',
      'ownerAccount: "123456789012" # acme\uFFFDlocation: x',
    ]) {
      ok(lines.includes(line), `${line} is not in\n${text}`);
    }
    deepEqual(parse(text), connection);
  });

  it('are found by the id, and do not exist for what the inventory does not have', () => {
    const connection = { connectionId: 'dxcon-abc12345', connectionName: 'a' };
    const details = {
      place: { profile: 'a', region: 'us-east-1' },
      account: undefined,
      readAt: 0,
      trouble: undefined,
      inventory: { ...emptyInventory, connections: [connection] },
      names: noNames,
    };
    deepEqual(parse(detailsText({ ...details, id: 'dxcon-abc12345' }) ?? ''), connection);
    equal(detailsText({ ...details, id: 'dxcon-none1234' }), undefined);
  });
});
