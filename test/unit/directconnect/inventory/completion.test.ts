import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { candidatesIn } from '../../../../src/directconnect/inventory/candidates';
import { completing } from '../../../../src/directconnect/inventory/completion';
import { matchesAll } from '../../../../src/directconnect/inventory/matching';
import { parseTerms } from '../../../../src/directconnect/inventory/terms';
import { findingUnseen } from '../../../../src/directconnect/inventory/unseen';
import { emptyInventory } from '../../../../src/directconnect/resources/resources';
import type { Inventory } from '../../../../src/directconnect/resources/resources';
import { workAtOnce } from '../../../../src/slices';
import { anyText } from '../../../support/texts';

const inventory: Inventory = {
  ...emptyInventory,
  connections: [
    { connectionId: 'dxcon-1', connectionName: 'core-a', connectionState: 'down', location: 'EqDC2' },
  ],
  virtualInterfaces: [
    {
      virtualInterfaceId: 'dxvif-1',
      virtualInterfaceName: 'web edge',
      virtualInterfaceState: 'available',
      virtualInterfaceType: 'private',
      ownerAccount: '444455556666',
      location: 'EqDC2',
      vlan: 101,
      tags: [
        { key: 'env', value: 'prod' },
        { key: 'cost center', value: 'a, b' },
        { key: 'bad "tag"', value: 'x' },
      ],
    },
    {
      virtualInterfaceId: 'dxvif-2',
      virtualInterfaceName: 'web',
      virtualInterfaceState: 'available',
      virtualInterfaceType: 'public',
      ownerAccount: '111122223333',
      location: 'EqFA5',
      vlan: 1010,
      tags: [{ key: 'env', value: 'dev' }],
    },
    {
      virtualInterfaceId: 'dxvif-3',
      virtualInterfaceName: 'lone',
      virtualInterfaceState: 'confirming',
      virtualInterfaceType: 'private',
      ownerAccount: '111122223333',
      vlan: 7,
      tags: [{ key: 'Environment', value: '' }],
    },
  ],
};
const reading = {
  names: {
    accounts: [
      ['444455556666', 'payments'],
      ['111122223333', 'network'],
    ] as const,
    locations: [['EqDC2', 'Equinix DC2, Ashburn, VA']] as const,
  },
};
const candidates = () =>
  candidatesIn(inventory, { profile: 'net', region: 'us-east-1', account: '111122223333' });
const complete = (query: string) => workAtOnce(completing(query, candidates(), reading));
const queries = (query: string) => complete(query).map((one) => one.query);
/** The suggestions, each with its number of virtual interfaces and ports. */
const counted = (query: string) =>
  complete(query).map(({ term, count }) => `${term} ${count?.interfaces ?? '-'} ${count?.ports ?? '-'}`);
const unseen = (query: string) =>
  workAtOnce(findingUnseen(query, candidates, reading, true)).map(({ term, meant }) => [term, meant]);

describe('the completion of a query', () => {
  it('offers every key before a word, and those that begin with what was typed', () => {
    deepEqual(
      queries('web -'),
      'state bgp type vlan name tag owner account region location'.split(' ').map((key) => `web -${key}:`),
    );
    deepEqual(queries('').slice(0, 2), ['state:', 'bgp:']);
    deepEqual(
      queries('web '),
      queries('').map((key) => `web ${key}`),
    );
    deepEqual(queries('ST'), ['state:']);
    deepEqual(queries('bgp:down -lo'), ['bgp:down -location:']);
    for (const text of ['web', '"st', '-"st', '101', 'x:', '2001:db8:', 'arn:aws:'])
      deepEqual(queries(text), []);
    ok(complete('own')[0]?.about?.includes('owns'));
  });

  it('offers the values of what was read with their number, the most frequent first', () => {
    deepEqual(counted('state:').slice(0, 3), [
      'state:available 2 0',
      'state:confirming 1 0',
      'state:down 0 1',
    ]);
    ok(counted('state:').includes('state:pending 0 0'));
    deepEqual(counted('type:p'), ['type:private 2 0', 'type:public 1 0']);
    deepEqual(counted('owner:'), ['owner:111122223333 2 0', 'owner:444455556666 1 0']);
    deepEqual(counted('account:'), ['account:111122223333 3 1']);
    deepEqual(counted('location:'), ['location:EqDC2 1 1', 'location:EqFA5 1 0']);
    deepEqual(counted('region:'), ['region:us-east-1 3 1']);
  });

  it('counts what several profiles see once', () => {
    const twice = [
      ...candidates(),
      ...candidatesIn(inventory, { profile: 'other', account: '444455556666' }),
    ];
    const all = (query: string) =>
      workAtOnce(completing(query, twice, reading)).map(
        ({ term, count }) => `${term} ${count?.interfaces ?? '-'}`,
      );
    deepEqual(all('type:'), ['type:private 2', 'type:public 1', 'type:transit 0']);
    deepEqual(all('account:'), ['account:111122223333 3', 'account:444455556666 3']);
  });

  it('counts only what the rest of the query finds', () => {
    deepEqual(counted('type:public owner:'), ['owner:111122223333 1 0']);
    deepEqual(counted('-tag:env -state:').slice(0, 2), ['-state:confirming 1 0', '-state:down 0 1']);
    // Text that can't be parsed excludes nothing.
    deepEqual(counted('state:dwn type:'), counted('type:'));
  });

  it('counts what a value finds, also as part of longer ones', () => {
    deepEqual(counted('name:w'), ['name:web 2 0', 'name:"web edge" 1 0']);
    for (const { query, count } of [...complete('name:'), ...complete('location:'), ...complete('owner:')]) {
      const { terms = [] } = parseTerms(query, reading);
      const found = [...candidates()].filter((one) => matchesAll(one, terms));
      equal(found.length, (count?.interfaces ?? 0) + (count?.ports ?? 0), query);
    }
  });

  it('also completes by the name of a value, and shows it', () => {
    deepEqual(
      complete('owner:pay').map(({ query, about }) => [query, about]),
      [['owner:444455556666', 'payments']],
    );
    deepEqual(queries('location:ash'), ['location:EqDC2']);
    deepEqual(queries('region:frank'), ['region:eu-central-1']);
  });

  it('completes the value after the last comma, and offers no value twice', () => {
    deepEqual(queries('vlan:7,10'), ['vlan:7,101', 'vlan:7,1010']);
    deepEqual(queries('state:confirming,av'), ['state:confirming,available']);
    ok(!queries('state:down,').includes('state:down,down'));
    deepEqual(queries('state:available'), []);
  });

  it('completes a tag’s name, then its value, in quotes where needed', () => {
    deepEqual(counted('tag:'), ['tag:env 2 0', 'tag:"cost center" 1 0', 'tag:Environment 1 0']);
    deepEqual(queries('tag:env'), ['tag:env=dev', 'tag:env=prod', 'tag:Environment']);
    deepEqual(queries('tag:env=p'), ['tag:env=prod']);
    deepEqual(queries('tag:"cost center'), ['tag:"cost center"="a, b"']);
    deepEqual(queries('tag:env=dev,"cost center"="a, b",Env'), [
      'tag:env=dev,"cost center"="a, b",env=prod',
      'tag:env=dev,"cost center"="a, b",Environment',
    ]);
  });

  it('is a query that can be parsed and finds as many as it says, whatever was read', () => {
    const text = anyText({ minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(text, text, text, (virtualInterfaceName, key, value) => {
        const its = { virtualInterfaceId: 'dxvif-1', virtualInterfaceName, tags: [{ key, value }] };
        const only = { ...emptyInventory, virtualInterfaces: [its] };
        const all = () => candidatesIn(only, {});
        for (const typed of ['name:', 'tag:', `tag:"${key.replaceAll('"', '')}`]) {
          for (const { query, count } of workAtOnce(completing(typed, all(), {}))) {
            const { terms, problem } = parseTerms(query);
            ok(terms, `${query}: ${problem ?? ''}`);
            equal([...all()].filter((one) => matchesAll(one, terms)).length, count?.interfaces, query);
          }
        }
      }),
    );
  });
});

describe('the terms that match nothing that was read', () => {
  for (const [query, ...expected] of [
    ['owner:4444 name:web tag:env tag:env=prod region:virginia location:ashburn account:net'],
    ['state:deleted bgp:down vlan:9 type:transit'],
    ['owner:444455556667', ['owner:444455556667', 'owner:444455556666']],
    ['-owner:paymnts web', ['owner:paymnts', '-owner:444455556666 web']],
    ['location:asburn', ['location:asburn', 'location:EqDC2']],
    ['region:frankfrt', ['region:frankfrt', 'region:eu-central-1']],
    ['name:web,lnoe,lon', ['name:lnoe', 'name:web,lone,lon']],
    ['name:web,nothing', ['name:nothing', undefined]],
    ['tag:evn', ['tag:evn', 'tag:env']],
    ['tag:env=prd', ['tag:env=prd', 'tag:env=prod']],
    ['nowhere', ['nowhere', undefined]],
    ['-"a secret" web', ['a secret', undefined]],
  ] as const) {
    it(`are found in ${query}: ${expected.map(([term]) => term).join() || 'none'}`, () =>
      deepEqual(unseen(query), expected));
  }

  it('exclude free text where that is not wanted', () => {
    const found = workAtOnce(findingUnseen('nowhere name:nowhere', candidates, reading, false));
    deepEqual(
      found.map(({ term }) => term),
      ['name:nowhere'],
    );
  });
});
