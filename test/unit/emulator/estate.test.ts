import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parseDataFile } from '../../../src/emulator/estate/dataFile/read';
import { dataFileSchema } from '../../../src/emulator/estate/dataFile/schema';
import type { DataFile, RegionData } from '../../../src/emulator/estate/dataFile/schema';
import { demoEstate } from '../../../src/emulator/estate/demo';
import { generateEstate } from '../../../src/emulator/estate/generate';
import { EndpointUnderTest, NETWORK, WORKLOAD } from './endpointUnderTest';
import { toJsonSchema } from './jsonSchema';

const regionsOf = (file: DataFile): RegionData[] =>
  file.accounts.flatMap(({ regions }) => Object.values(regions ?? {}));

describe('emulator: the demonstration estate', () => {
  const regions = regionsOf(demoEstate());
  const vifs = regions.flatMap(({ virtualInterfaces }) => virtualInterfaces ?? []);
  const connections = regions.flatMap((region) => region.connections ?? []);

  it('is a valid data file', () => {
    const text = JSON.stringify(demoEstate());
    assert.deepEqual(JSON.parse(JSON.stringify(parseDataFile('demo', text))), JSON.parse(text));
  });

  it('has interfaces of every type and in every state', () => {
    const states = vifs.map((vif) => vif.virtualInterfaceState ?? 'available');
    assert.deepEqual(
      [...new Set(states)].sort(),
      'available confirming deleted deleting down pending rejected testing unknown verifying'.split(' '),
    );
    const types = vifs.map((vif) => vif.virtualInterfaceType ?? 'private');
    assert.deepEqual([...new Set(types)].sort(), ['private', 'public', 'transit']);
  });

  it('has connections in every state', () => {
    const states = connections.map((connection) => connection.connectionState ?? 'available');
    assert.deepEqual(
      [...new Set(states)].sort(),
      'available deleted deleting down ordering pending rejected requested unknown'.split(' '),
    );
  });

  it('has dual stack with one session down, and one interface of each type that waits for its owner', () => {
    const sessions = vifs
      .filter(({ bgpPeers }) => bgpPeers.length === 2)
      .map(({ bgpPeers }) => bgpPeers.map(({ bgpStatus }) => bgpStatus ?? 'up'));
    assert.ok(sessions.some(([ipv4, ipv6]) => ipv4 === 'up' && ipv6 === 'down'));
    const waiting = vifs.filter((vif) => vif.virtualInterfaceState === 'confirming');
    const types = waiting.map((vif) => vif.virtualInterfaceType ?? 'private');
    assert.deepEqual(types.sort(), ['private', 'public', 'transit']);
  });

  it('contains no secret: keys are generated at each start', async () => {
    assert.ok(!/authKey|secretAccessKey|accessKeyId/.test(JSON.stringify(demoEstate())));
    const [first, second] = [await EndpointUnderTest.start(), await EndpointUnderTest.start()];
    const keysOf = async (endpoint: EndpointUnderTest) => {
      const { text } = await endpoint.call('DescribeVirtualInterfaces', {});
      return [...text.matchAll(/"authKey":"(\w+)"/g)].map(([, key]) => key);
    };
    const keys = [...new Set(await keysOf(first)), ...new Set(await keysOf(second))];
    assert.equal(new Set(keys).size, keys.length);
    assert.notDeepEqual(first.ready.accounts, second.ready.accounts);
    assert.notEqual(first.ready.controlToken, second.ready.controlToken);
    await first.close();
    await second.close();
  });
});

describe('emulator: an estate of a given size', () => {
  it('has that many connections and interfaces, VLANs used once on each connection', () => {
    const file = generateEstate({ connections: 7, vifs: 10_000 });
    const [region, ...others] = regionsOf(file);
    assert.equal(others.length, 0);
    assert.equal(region?.connections?.length, 7);
    assert.equal(region.virtualInterfaces?.length, 10_000);
    const places = region.virtualInterfaces.map(({ connectionId, vlan }) => `${connectionId} ${vlan}`);
    assert.equal(new Set(places).size, 10_000);
    assert.ok(v.is(dataFileSchema, file));
  });
});

describe('emulator: the data file', () => {
  const minimal = (region: object = {}, account: object = {}) =>
    JSON.stringify({ accounts: [{ accountId: NETWORK, regions: { 'eu-west-1': region }, ...account }] });
  const connection = { connectionName: 'a', location: 'EqLD5' };

  it('agrees with the JSON Schema beside it', () => {
    const path = join(__dirname, '../../../src/emulator/estate/estate.schema.json');
    const expected = toJsonSchema(dataFileSchema);
    // UPDATE_SCHEMA=1 rewrites the file after the schema was changed.
    if (process.env['UPDATE_SCHEMA']) writeFileSync(path, `${JSON.stringify(expected, null, 2)}\n`);
    assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), expected);
  });

  it('gives accounts, keys, regions and resources, and what is left out is generated', async () => {
    const text = minimal(
      {
        connections: [{ connectionId: 'dxcon-aaaaaaaa', ...connection }],
        virtualInterfaces: [
          {
            virtualInterfaceName: 'v',
            connectionId: 'dxcon-aaaaaaaa',
            vlan: 5,
            ownerAccount: WORKLOAD,
            bgpPeers: [{ asn: 4200000000 }],
          },
        ],
      },
      { name: 'from-file', accessKeyId: 'AKIAFROMTHEFILE00000', secretAccessKey: 'secret-of-the-test' },
    );
    const endpoint = await EndpointUnderTest.start(parseDataFile('x', text));
    assert.deepEqual(endpoint.ready.accounts, [
      {
        accountId: NETWORK,
        name: 'from-file',
        accessKeyId: 'AKIAFROMTHEFILE00000',
        secretAccessKey: 'secret-of-the-test',
      },
    ]);
    assert.deepEqual(endpoint.ready.regions, ['eu-west-1']);
    const { DescribeVirtualInterfacesCommand, DescribeLocationsCommand } =
      await import('@aws-sdk/client-direct-connect');
    const client = endpoint.client(NETWORK, 'eu-west-1');
    const { virtualInterfaces } = await client.send(new DescribeVirtualInterfacesCommand({}));
    const [vif] = virtualInterfaces ?? [];
    assert.deepEqual(
      [
        vif?.location,
        vif?.ownerAccount,
        vif?.asn,
        vif?.asnLong,
        vif?.virtualInterfaceState,
        vif?.bgpPeers?.[0]?.bgpStatus,
      ],
      ['EqLD5', WORKLOAD, 0, 4200000000, 'available', 'up'],
    );
    assert.match(vif?.authKey ?? '', /^0x[\w.]{22}$/);
    const { locations } = await client.send(new DescribeLocationsCommand({}));
    assert.deepEqual(
      locations?.map(({ locationCode }) => locationCode),
      ['EqLD5'],
    );
    await endpoint.close();
  });

  it('is what the README shows', () => {
    const readme = readFileSync(join(__dirname, '../../../src/emulator/README.md'), 'utf8');
    const example = /```json\n([^]*?)```/.exec(readme)?.[1] ?? '';
    const [network] = parseDataFile('README.md', example).accounts;
    assert.equal(
      network?.regions?.['us-east-1']?.virtualInterfaces?.[0]?.virtualInterfaceState,
      'confirming',
    );
  });

  it('may contain an unknown state', async () => {
    const text = minimal({ connections: [{ ...connection, connectionState: 'quarantined' }] });
    const endpoint = await EndpointUnderTest.start(parseDataFile('x', text));
    const { DescribeConnectionsCommand } = await import('@aws-sdk/client-direct-connect');
    const { connections } = await endpoint
      .client(NETWORK, 'eu-west-1')
      .send(new DescribeConnectionsCommand({}));
    assert.equal(connections?.[0]?.connectionState, 'quarantined');
    await endpoint.close();
  });

  const place = 'accounts[0].regions.eu-west-1';
  const vif = { virtualInterfaceName: 'v', connectionId: 'dxcon-aaaaaaaa', vlan: 5, bgpPeers: [{ asn: 1 }] };
  const refused: [string, string, string][] = [
    ['{', 'not valid JSON', 'invalid JSON'],
    ['1', 'the file: expected Object', 'a number'],
    ['{}', 'accounts: expected "accounts", but it is missing', 'a missing list of accounts'],
    ['{"accounts":[]}', 'accounts: expected >=1', 'an empty list of accounts'],
    [
      '{"accounts":[{"accountId":"12"}]}',
      'accounts[0].accountId: expected exactly 12 digits',
      'a short account ID',
    ],
    [
      minimal({}, { expiration: 'soon' }),
      'accounts[0].expiration: expected a time such as',
      'an invalid time',
    ],
    [minimal({ conections: [] }), `${place}.conections: unknown field`, 'a misspelled field'],
    [
      minimal({ connections: [{ ...connection, vlan: '5' }] }),
      `${place}.connections[0].vlan: expected number`,
      'a string for a number',
    ],
    [
      minimal({ connections: [{ connectionName: 'a' }] }),
      `${place}.connections[0].location: expected "location", but it is missing`,
      'a missing field',
    ],
    [
      minimal({ connections: [{ ...connection, lagId: 'dxlag-bbbbbbbb' }] }),
      `${place}.connections[0].lagId: expected the lagId of a LAG in ${place}.lags`,
      'an unknown LAG',
    ],
    [
      minimal({ virtualInterfaces: [{ ...vif, vlan: 4095 }] }),
      `${place}.virtualInterfaces[0].vlan: expected <=4094`,
      'VLAN 4095',
    ],
    [
      minimal({ virtualInterfaces: [{ ...vif, bgpPeers: [] }] }),
      `${place}.virtualInterfaces[0].bgpPeers: expected >=1`,
      'an interface without a BGP peer',
    ],
    [
      minimal({ virtualInterfaces: [{ ...vif, connectionId: 'x' }] }),
      `${place}.virtualInterfaces[0].connectionId: expected`,
      'an invalid connection ID',
    ],
    [
      minimal({
        connections: [
          { connectionId: 'dxcon-aaaaaaaa', ...connection },
          { connectionId: 'dxcon-aaaaaaaa', ...connection },
        ],
      }),
      `${place}.connections[1].connectionId: dxcon-aaaaaaaa occurs twice`,
      'a duplicate ID',
    ],
  ];
  for (const [text, message, name] of refused) {
    it(`is refused with the place and what is expected there: ${name}`, () => {
      assert.throws(
        () => parseDataFile('estate.json', text),
        (failure: Error) => {
          assert.ok(failure.message.startsWith(`estate.json: ${message}`), failure.message);
          return true;
        },
      );
    });
  }

  it('does not repeat a value, which may be a secret', () => {
    const text = minimal({}, { secretAccessKey: { canary: 'canary' }, accessKeyId: 'canary key' });
    assert.throws(
      () => parseDataFile('x', text),
      (failure: Error) => !failure.message.includes('canary'),
    );
  });
});
