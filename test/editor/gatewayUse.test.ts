import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Journal } from '../../src/aws/journal/journal';
import { readSheet } from '../../src/directconnect/allocation/csv/sheet';
import { emptyDraft } from '../../src/directconnect/allocation/draft';
import { demoEstate } from '../../src/emulator/estate/demo';
import { checkRows } from '../../src/views/allocation/csv/check';
import type { CsvContext } from '../../src/views/allocation/csv/context';
import { forms } from '../../src/views/allocation/forms';
import { versioned } from '../../src/views/allocation/messages';
import type { TestEndpoint } from '../support/endpoint';
import { writing } from '../support/writing';
import { hostFor, noEvents, panelOf } from './formPage';
import { REGION, startTestEndpoint } from './support';

const CONNECTION = 'dxcon-fgx0h7m2';
/** One more than the gateways whose use is read with the list. */
const MANY = 40;
const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const LAST = idOf(MANY);

describe('the use of gateways, in an account with many', () => {
  let endpoint: TestEndpoint;
  let folder: string;

  before(async () => {
    const data = structuredClone(demoEstate());
    const [network] = data.accounts;
    const region = network?.regions?.[REGION];
    ok(network && region);
    const gateways = Array.from({ length: MANY }, (_, index) => ({
      directConnectGatewayId: idOf(index + 1),
      directConnectGatewayName: `gateway-${index + 1}`,
    }));
    const attached = {
      ...{ virtualInterfaceName: 'attached', connectionId: CONNECTION, vlan: 3900 },
      ...{ virtualInterfaceType: 'private', directConnectGatewayId: LAST, bgpPeers: [{ asn: 65_000 }] },
    };
    const more = {
      ...network,
      directConnectGateways: [...(network.directConnectGateways ?? []), ...gateways],
      regions: {
        ...network.regions,
        [REGION]: { ...region, virtualInterfaces: [...(region.virtualInterfaces ?? []), attached] },
      },
    };
    folder = await mkdtemp(join(tmpdir(), 'dx-gateways-'));
    const file = join(folder, 'data.json');
    await writeFile(file, JSON.stringify({ ...data, accounts: [more, ...data.accounts.slice(1)] }));
    endpoint = await startTestEndpoint(['--data', file]);
  });
  after(async () => {
    await endpoint.stop();
    await rm(folder, { recursive: true });
  });

  it('is read once for the chosen gateway, and the review says that it can’t have a transit virtual interface', async () => {
    const events = noEvents();
    const { panel, heard, hear, say, close } = panelOf();
    const place = { profile: 'demo-network', region: REGION, connectionId: CONNECTION };
    await forms.create(panel, place, hostFor([endpoint.profile('demo-network')], events)).open();
    const reads = async () => {
      const all = await Promise.all(
        ['DescribeDirectConnectGatewayAttachments', 'DescribeDirectConnectGatewayAssociations'].map(
          (operation) => endpoint.received(operation),
        ),
      );
      return all.map((calls) =>
        calls.map(({ parameters }) => (parameters as Record<string, unknown>)['directConnectGatewayId']),
      );
    };
    say(versioned({ type: 'readGateways' }));
    await Promise.all(events.attempts);
    for (const asked of await reads()) ok(asked.length > 0 && !asked.includes(LAST));
    await endpoint.control('DELETE', 'requests');
    const draft = {
      ...emptyDraft,
      ...({ type: 'transit', mode: 'create', gateway: LAST } as const),
      ...{ virtualInterfaceName: 'late', vlan: '3901', asn: '65010' },
    };
    for (let times = 0; times < 2; times += 1) {
      heard.length = 0;
      say(versioned({ type: 'review', draft }));
      const { findings } = await hear('invalid');
      deepEqual(
        findings.map(({ rule }) => rule),
        ['gateway.exclusive'],
      );
      deepEqual(await reads(), [[LAST], [LAST]]);
    }
    const network = heard.findLast((message) => message.type === 'network');
    equal(network, undefined, 'nothing new is sent the second time');
    close();
  });

  it('is read for a row of a CSV file too', async () => {
    const host = hostFor([endpoint.profile('demo-network')], noEvents());
    const { journalFile } = writing();
    const steps = readSheet(`Request,Name,VLAN,Your BGP ASN,Gateway
CreateTransitVirtualInterface,late,3901,65010,${LAST}
`);
    let step = steps.next();
    while (!step.done) step = steps.next();
    const { sheet } = step.value;
    ok(sheet);
    const target = {
      place: { profile: 'demo-network', region: REGION },
      ...{ connectionId: CONNECTION, file: 'plan.csv' },
    };
    const needs = { from: host, journal: new Journal(journalFile) } as unknown as CsvContext;
    const [row] = (await checkRows(needs, target, sheet, new AbortController().signal)) ?? [];
    ok(row?.kind === 'wrong');
    match(JSON.stringify(row), /has private virtual interfaces, so it can’t take transit ones/);
  });
});
