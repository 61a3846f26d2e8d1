import { deepEqual, ok } from 'node:assert/strict';
import { connect } from '../../../../support/sdk';
import { answering } from '../../../../support/answering';
import type { AnsweringServer, Given } from '../../../../support/answering';
import { numbers, odd, oneOf, corrupt } from './corrupt';
import type { Json, Pick } from './corrupt';
import type { Failure } from '../../../../../src/aws/failure';
import type { Session, Sweep } from '../../../../../src/aws/session/session';
import { briefOf } from '../../../../../src/directconnect/kinds/brief';
import { noNames } from '../../../../../src/directconnect/labels';
import { unhealthy } from '../../../../../src/directconnect/inventory/unhealthy';
import { InventoryIndex } from '../../../../../src/directconnect/inventory/inventoryIndex';
import { searchEntries } from '../../../../../src/directconnect/inventory/search';
import { healthOf, subjectsIn } from '../../../../../src/directconnect/kinds/subject';
import { subjectText } from '../../../../../src/views/details/text';

const connection = (id: string, more: Record<string, Json> = {}): Json => ({
  connectionId: id,
  connectionName: `name of ${id}`,
  connectionState: 'available',
  ownerAccount: '111122223333',
  region: 'us-east-1',
  location: 'EqDC2',
  bandwidth: '10Gbps',
  vlan: 0,
  loaIssueTime: 1_700_000_000.5,
  jumboFrameCapable: true,
  hasLogicalRedundancy: 'unknown',
  tags: [{ key: 'team', value: 'net' }, { key: 'empty' }],
  macSecKeys: [{ secretARN: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:x', state: 'associated' }],
  ...more,
});

/** Valid answers of AWS. Every row may be corrupted, except for the last of each list. */
const good = (): Record<string, Record<string, Json>> => ({
  DescribeConnections: {
    connections: [connection('dxcon-a'), connection('dxcon-b', { vlan: 101 }), connection('dxcon-last')],
  },
  DescribeLags: {
    lags: ['dxlag-a', 'dxlag-last'].map((lagId) => ({
      lagId,
      lagName: 'lag',
      lagState: 'available',
      connectionsBandwidth: '10Gbps',
      numberOfConnections: 2,
      minimumLinks: 1,
      allowsHostedConnections: false,
      connections: [connection(`${lagId}-1`.replace('lag', 'con'), { lagId })],
      location: 'EqDC2',
    })),
  },
  DescribeVirtualInterfaces: {
    virtualInterfaces: ['dxvif-a', 'dxvif-b', 'dxvif-last'].map((virtualInterfaceId, at) => ({
      virtualInterfaceId,
      virtualInterfaceName: 'vif',
      virtualInterfaceState: 'available',
      virtualInterfaceType: 'private',
      connectionId: 'dxcon-last',
      ownerAccount: '111122223333',
      vlan: 101 + at,
      asn: 65_000,
      asnLong: 4_200_000_000,
      amazonSideAsn: 64_512,
      mtu: 1500,
      routeFilterPrefixes: [{ cidr: '192.0.2.0/24' }],
      bgpPeers: [
        {
          bgpPeerId: `dxpeer-${at}`,
          asn: 65_000,
          addressFamily: 'ipv4',
          bgpStatus: 'up',
          bgpPeerState: 'available',
        },
        { bgpPeerId: `dxpeer-${at}-6`, asn: 65_000, addressFamily: 'ipv6', bgpStatus: 'down' },
      ],
      tags: [{ key: 'a', value: 'b' }],
    })),
  },
  DescribeInterconnects: {
    interconnects: ['dxcon-i', 'dxcon-i-last'].map((interconnectId) => ({
      interconnectId,
      interconnectName: 'inter',
      interconnectState: 'available',
      bandwidth: '10Gbps',
      loaIssueTime: 1_700_000_000,
    })),
  },
  DescribeHostedConnections: {
    connections: [connection('dxcon-h', { vlan: 7 }), connection('dxcon-h-last')],
  },
});

const bodies: readonly string[] = [
  ...[
    '',
    '{}',
    'null',
    '[]',
    '"ok"',
    '0',
    'true',
    '{',
    '[{}',
    '<html>',
    '\ufeff{}',
    'NaN',
    '{"connections":',
  ],
  '{"__type":"DirectConnectClientException","message":"no"}',
  '{"message":"Forbidden"}',
  '{"code":"E","kind":"cancelled","advice":"x","connections":[]}',
  '['.repeat(50_000),
  `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
];

/** Random answers, some of them corrupted. `spared` names the lists whose last row must be kept. */
function randomAnswers(pick: Pick): { answers: Record<string, Given>; spared: ReadonlySet<string> } {
  const answers = good();
  const given: Record<string, Given> = {};
  const spared = new Set<string>();
  const hit = new Set(Array.from({ length: 1 + pick(3) }, () => oneOf(pick, Object.keys(answers))));
  for (const [operation, answer] of Object.entries(answers)) {
    const [[list, rows] = ['', []]] = Object.entries(answer) as [string, Json[]][];
    if (!hit.has(operation)) {
      given[operation] = { body: JSON.stringify(answer) };
      spared.add(list === 'connections' ? operation : list);
      continue;
    }
    const way = pick(10);
    if (way === 0) {
      given[operation] = { status: oneOf(pick, [200, 200, 201, 204, 202]), body: oneOf(pick, bodies) };
    } else if (way === 1) {
      given[operation] = { body: JSON.stringify(corrupt(pick, answer)) };
    } else {
      const corrupted = rows.slice(0, -1).map((row) => (pick(2) === 0 ? row : corrupt(pick, row)));
      const more = pick(4) === 0 ? [structuredClone(oneOf(pick, rows))] : [];
      const extra = pick(4) === 0 ? { nextToken: oneOf(pick, odd)() } : {};
      given[operation] = { body: JSON.stringify({ ...extra, [list]: [...corrupted, rows.at(-1), ...more] }) };
      if (Object.keys(extra).length === 0) spared.add(list === 'connections' ? operation : list);
    }
  }
  return { answers: given, spared };
}

const RAW =
  /TypeError|RangeError|SyntaxError|is not a|Cannot read|undefined|\[object|Maximum call|\$response/;

function assertInWords({ kind, message, advice, words = '' }: Failure): void {
  ok(kind !== 'unexpected', message);
  ok(message.length > 0 && advice.length > 0);
  ok(!RAW.test([message, advice, words].join(' ')), message);
}

/** Does with a sweep what the tree, the search, the tooltips and the details do. */
function assertUsable(sweep: Sweep, withDetails: boolean): void {
  const ids = [
    ...sweep.lags.map(({ lagId }) => lagId),
    ...sweep.connections.map(({ connectionId }) => connectionId),
    ...sweep.interconnects.map(({ interconnectId }) => interconnectId),
    ...sweep.virtualInterfaces.map(({ virtualInterfaceId }) => virtualInterfaceId),
  ];
  ok(ids.every((id) => id && /^[A-Za-z0-9]/.test(id)));
  deepEqual(ids.length, new Set(ids).size, 'an id is there twice');
  for (const { bgpPeers = [], vlan, tags = [] } of sweep.virtualInterfaces) {
    const peers = bgpPeers.flatMap(({ bgpPeerId }) => bgpPeerId ?? []);
    deepEqual(peers.length, new Set(peers).size, 'a peer is there twice');
    ok(vlan === undefined || Number.isInteger(vlan));
    ok(tags.every(({ key }) => typeof key === 'string'));
  }
  for (const { loaIssueTime } of sweep.connections) {
    ok(loaIssueTime === undefined || !Number.isNaN(loaIssueTime.getTime()));
  }
  const provisioned = sweep.provisionedConnections.map(({ provisionedOn, connection: one }) =>
    [provisionedOn, one.connectionId].join('/'),
  );
  deepEqual(provisioned.length, new Set(provisioned).size);
  const index = new InventoryIndex(sweep, 'vlan');
  ok(index.size === sweep.virtualInterfaces.length);
  ok(Array.isArray(unhealthy([sweep]).down));
  ok([...searchEntries(sweep)].length >= sweep.virtualInterfaces.length);
  for (const subject of subjectsIn(sweep)) {
    const surroundings = { region: 'us-east-1', locationName: () => undefined, owner: undefined };
    ok(briefOf(subject, { health: healthOf(subject, sweep), ...surroundings }).length <= 9);
    if (!withDetails) continue;
    const place = { profile: 'p', region: 'us-east-1' };
    ok(
      subjectText(subject, {
        place,
        account: undefined,
        readAt: 0,
        trouble: undefined,
        inventory: sweep,
        names: noNames,
      }),
    );
  }
}

const LAST: Readonly<Record<string, (sweep: Sweep) => unknown>> = {
  DescribeConnections: ({ connections }) =>
    connections.find(({ connectionId }) => connectionId === 'dxcon-last'),
  lags: ({ lags }) => lags.find(({ lagId }) => lagId === 'dxlag-last'),
  virtualInterfaces: ({ virtualInterfaces }) =>
    virtualInterfaces.find(({ virtualInterfaceId }) => virtualInterfaceId === 'dxvif-last'),
  interconnects: ({ interconnects }) =>
    interconnects.find(({ interconnectId }) => interconnectId === 'dxcon-i-last'),
};

/** Whether another row got the ID of a last row: then one of the two is left out, and that is reported. */
const isContested = ({ failures }: Sweep) =>
  failures.some(({ message }) => message.includes('same ID as another'));

describe('unexpected answers', function () {
  this.timeout(120_000);
  let server: AnsweringServer;
  let session: Session;
  let answers: Record<string, Given> = {};

  before(async () => {
    server = await answering((operation) => answers[operation] ?? {});
    session = connect(server.profile, 'us-east-1');
  });
  after(() => server.stop());

  const BATCHES = 64;
  const EACH = 10;
  for (let batch = 0; batch < BATCHES; batch++) {
    it(`break nothing, and the valid rows are kept (seeds from ${batch * EACH})`, async () => {
      for (let seed = batch * EACH; seed < (batch + 1) * EACH; seed++) {
        const made = randomAnswers(numbers(seed));
        ({ answers } = made);
        try {
          const sweep = await session.sweep();
          sweep.failures.forEach(assertInWords);
          // Only for some, since writing the details takes longer than everything else.
          assertUsable(sweep, seed % 5 === 0);
          for (const [list, find] of Object.entries(LAST)) {
            if (made.spared.has(list)) ok(find(sweep) ?? isContested(sweep), `the last of ${list} is gone`);
          }
        } catch (error) {
          throw new Error(`seed ${seed}`, { cause: error });
        }
      }
    });
  }
});
