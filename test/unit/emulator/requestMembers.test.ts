import { ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataFile } from '../../../src/emulator/estate/dataFile/schema';
import { OPERATIONS } from '../../../src/emulator/operations';
import { EndpointUnderTest, messageOf } from './endpointUnderTest';

interface Shape {
  readonly type: string;
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly member?: { readonly shape: string };
}

interface Model {
  readonly operations: Readonly<Record<string, { readonly input?: { readonly shape: string } }>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** A request in which one member has an invalid type. */
interface InvalidRequest {
  readonly member: string;
  readonly request: object;
}

const model = JSON.parse(
  readFileSync(join(__dirname, '../../../model/direct-connect.service-2.json'), 'utf8'),
) as Model;

const PARTNER = '222233334444';
const INTERCONNECT = 'dxcon-iiiiiiii';
/** A partner may call every operation. */
const data: DataFile = {
  accounts: [
    {
      accountId: PARTNER,
      partner: true,
      regions: {
        'us-east-1': {
          interconnects: [
            { interconnectId: INTERCONNECT, interconnectName: 'ash-partner', location: 'EqDC2' },
          ],
        },
      },
    },
  ],
};

/** What a request needs before the endpoint checks its other members. */
const needed: Readonly<Record<string, object>> = {
  DescribeHostedConnections: { connectionId: INTERCONNECT },
};

/** One request for each member of a structure and of its nested structures. */
function* invalidRequests(name: string): Generator<InvalidRequest> {
  for (const [member, { shape }] of Object.entries(model.shapes[name]?.members ?? {})) {
    const { type, member: item } = model.shapes[shape] ?? {};
    const isScalar = type !== 'structure' && type !== 'list';
    yield { member, request: { [member]: isScalar ? {} : 'a text' } };
    const below = type === 'list' ? (item?.shape ?? '') : shape;
    for (const one of invalidRequests(below)) {
      yield { ...one, request: { [member]: type === 'list' ? [one.request] : one.request } };
    }
  }
}

describe('emulator: the members of a request', () => {
  let endpoint: EndpointUnderTest;
  before(async () => {
    endpoint = await EndpointUnderTest.start(data);
  });
  after(() => endpoint.close());

  for (const operation of OPERATIONS.keys()) {
    it(`are read or refused, never ignored: ${operation}`, async () => {
      const { [operation]: known } = model.operations;
      ok(known, 'the model has no such operation');
      const dropped: string[] = [];
      for (const { member, request } of invalidRequests(known.input?.shape ?? '')) {
        const answer = await endpoint.call(operation, { ...needed[operation], ...request }, PARTNER);
        const isSeen =
          answer.status === 400 &&
          new RegExp(`^${member} (must be a|is not supported)`).test(messageOf(answer));
        if (!isSeen) dropped.push(`${JSON.stringify(request)}: ${answer.text}`);
      }
      ok(dropped.length === 0, `ignored:\n${dropped.join('\n')}`);
    });
  }
});
