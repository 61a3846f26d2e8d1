import { deepEqual, equal, ok } from 'node:assert/strict';
import { kinds, resourceKinds } from '../../../../src/directconnect/kinds';
import { addresses, isResourceId } from '../../../../src/directconnect/kinds/addresses';
import { arnOf } from '../../../../src/directconnect/kinds/arn';
import { consolePage } from '../../../../src/directconnect/kinds/consolePage';
import type { Answers, Kind, ResourceKind } from '../../../../src/directconnect/kinds/kind';
import { linkTo, readLink } from '../../../../src/directconnect/kinds/link';
import {
  carriersIn,
  healthOf,
  subjectById,
  subjectFrom,
  subjectsIn,
} from '../../../../src/directconnect/kinds/subject';
import { emptyInventory } from '../../../../src/directconnect/resources/resources';

const ownerAccount = '123456789012';

/** An answer of each kind, with its ID and name. */
const examples: { readonly [Of in Kind]: readonly [answer: Answers[Of], id: string, name: string] } = {
  lag: [{ lagId: 'dxlag-a1111111', lagName: 'l', lagState: 'down', ownerAccount }, 'dxlag-a1111111', 'l'],
  interconnect: [
    { interconnectId: 'dxcon-b1111111', interconnectName: 'i', interconnectState: 'down' },
    'dxcon-b1111111',
    'i',
  ],
  connection: [
    { connectionId: 'dxcon-c1111111', connectionName: 'c', connectionState: 'down', ownerAccount },
    'dxcon-c1111111',
    'c',
  ],
  virtualInterface: [
    {
      virtualInterfaceId: 'dxvif-d1111111',
      virtualInterfaceName: 'v',
      virtualInterfaceState: 'down',
      ownerAccount,
    },
    'dxvif-d1111111',
    'v',
  ],
  bgpPeer: [
    {
      bgpPeerId: 'dxpeer-e1111111',
      customerAddress: '10.0.0.2/30',
      bgpPeerState: 'available',
      bgpStatus: 'down',
    },
    'dxpeer-e1111111',
    '10.0.0.2/30',
  ],
};

const inventory = {
  lags: [examples.lag[0]],
  interconnects: [examples.interconnect[0]],
  connections: [examples.connection[0]],
  virtualInterfaces: [examples.virtualInterface[0]],
  provisionedConnections: [
    { provisionedOn: 'dxcon-b1111111', connection: { connectionId: 'dxcon-f1111111' } },
    { provisionedOn: 'dxlag-a1111111', connection: examples.connection[0] },
  ],
};

describe('each kind', () => {
  for (const kind of Object.keys(kinds) as Kind[]) {
    it(`has the facts that all kinds share: ${kind}`, () => {
      const [answer, id, name] = examples[kind];
      const subject = subjectFrom(kind, answer);
      deepEqual([subject.id, subject.name, subject.resource], [id, name, answer]);
      ok(subject.state);
      equal(healthOf(subject, inventory).tone, 'bad');
      const empty = subjectFrom(kind, {});
      deepEqual(
        [empty.id, empty.name, empty.state, empty.ownerAccount],
        ['', undefined, undefined, undefined],
      );
    });
  }

  for (const kind of Object.keys(resourceKinds) as ResourceKind[]) {
    it(`has an id, an ARN, a console page and a link: ${kind}`, () => {
      const [, id] = examples[kind];
      ok(isResourceId(id));
      ok(arnOf(kind, 'us-east-1', ownerAccount, id).endsWith(`:${addresses[kind].arnType}/${id}`));
      ok(consolePage(kind, 'us-east-1', id)?.endsWith(`/${addresses[kind].consoleRoute}/${id}`));
      const target = { profile: 'a', region: 'us-east-1', id };
      const { path, query } = linkTo(kind, target);
      deepEqual(readLink(path, query), target);
    });

    it(`is listed and has words: ${kind}`, () => {
      const { listedIn, words } = resourceKinds[kind];
      deepEqual([listedIn(inventory).length, listedIn(emptyInventory).length], [1, 0]);
      ok(words.one() && words.label());
      ok(words.count(1).startsWith('1 ') && words.count(2).startsWith('2 '));
      equal(subjectById(inventory, examples[kind][1])?.kind, kind);
    });
  }
});

describe('the resources of an inventory', () => {
  it('are listed with connections before what is on them, and each id once', () => {
    const ids = (subjects: Iterable<{ readonly id: string }>) => [...subjects].map(({ id }) => id);
    deepEqual(ids(subjectsIn(inventory)), [
      'dxlag-a1111111',
      'dxcon-b1111111',
      'dxcon-c1111111',
      'dxvif-d1111111',
      'dxcon-f1111111',
    ]);
    deepEqual(ids(carriersIn(inventory)), [
      'dxlag-a1111111',
      'dxcon-b1111111',
      'dxcon-c1111111',
      'dxcon-f1111111',
    ]);
  });

  it('are listed only if they have an id', () => {
    deepEqual(subjectsIn({ ...emptyInventory, connections: [{}], virtualInterfaces: [{}] }), []);
    equal(subjectById(inventory, 'dxcon-g1111111'), undefined);
  });

  it('are listed only once for many uses, as for each key press in a filter', () => {
    equal(subjectsIn(inventory), subjectsIn(inventory));
    equal(subjectsIn({ ...inventory, virtualInterfaces: [] }).length, 4);
  });
});
