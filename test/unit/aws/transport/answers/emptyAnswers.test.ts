import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { connect, sdk, sdkOf } from '../../../../support/sdk';
import { allocate, confirm, create, remove } from '../../../../support/writes';
import { answering } from '../../../../support/answering';
import type { AnsweringServer, Given } from '../../../../support/answering';
import { askMetadata } from '../../../../../src/aws/credentials/metadata';
import { createTransitVirtualInterface } from '../../../../../src/aws/operations/createTransitVirtualInterface';
import { updateConnection } from '../../../../../src/aws/operations/updateConnection';
import { updateLag } from '../../../../../src/aws/operations/updateLag';
import { updateVirtualInterfaceAttributes } from '../../../../../src/aws/operations/updateVirtualInterfaceAttributes';
import type { Session } from '../../../../../src/aws/session/session';
import type { Outcome } from '../../../../../src/aws/writes/outcome';

const REGION = 'us-east-1';
const MB = 1024 * 1024;

const ERROR = '{"__type":"DirectConnectClientException","message":"The request was refused."}';

/** Answers without content, for any operation. */
const nothing: [what: string, answer: Given][] = [
  ...[200, 201, 202, 204].map((status): [string, Given] => [`no body at ${status}`, { status }]),
  ...[
    '{}',
    'null',
    '[]',
    '"ok"',
    '0',
    'true',
    'OK',
    '<html>Sign in</html>',
    '{"message":"Forbidden"}',
    '{',
  ].map((body): [string, Given] => [`${body} at 200`, { body }]),
  ['an error at 200', { body: ERROR }],
  ['an error at 201', { status: 201, body: ERROR }],
  [
    'an error at 200 that looks like an answer too',
    {
      body: JSON.stringify({
        ...{ __type: 'X', virtualInterfaceId: 'dxvif-x', virtualInterfaceState: 'deleted' },
        ...{ connections: [], lags: [], virtualInterfaces: [], interconnects: [] },
      }),
    },
  ],
  ...[301, 302, 303, 304, 307, 308].map((status): [string, Given] => [
    `a redirect at ${status}`,
    { status, headers: { location: 'https://portal.example/' } },
  ]),
  ['a compressed body', { headers: { 'content-encoding': 'gzip' }, body: gzipSync('{"connections":[]}') }],
];

const states = (...all: readonly string[]) => all.map((virtualInterfaceState) => ({ virtualInterfaceState }));
const noState: readonly object[] = [
  { virtualInterfaceState: '' },
  { virtualInterfaceState: null },
  { virtualInterfaceState: true },
  { virtualInterfaceState: ['available'] },
  { state: 'available' },
];

/** Answers with only half of the promised content, by operation, or with an invalid type. */
const half: Record<string, readonly object[]> = {
  AllocatePrivateVirtualInterface: [
    { virtualInterfaceId: 'dxvif-new' },
    { virtualInterfaceState: 'confirming' },
    { virtualInterfaceId: '', virtualInterfaceState: 'confirming' },
    { virtualInterfaceId: 'dxvif-new', virtualInterfaceState: '' },
    { virtualInterfaceId: 7, virtualInterfaceState: 'confirming' },
    { virtualInterfaceId: ['dxvif-new'], virtualInterfaceState: 'confirming' },
    { virtualInterfaceId: 'dxvif-new', virtualInterfaceState: { confirming: true } },
    { virtualInterfaceId: 'dxvif-new', virtualInterfaceState: 'confirming', vlan: '101' },
    { virtualInterfaceId: '](command:x)', virtualInterfaceState: 'confirming' },
    { virtualInterface: { virtualInterfaceId: 'dxvif-new', virtualInterfaceState: 'confirming' } },
    // About another one, as a proxy may have cached it.
    { virtualInterfaceId: 'dxvif-old', virtualInterfaceState: 'confirming', vlan: 102 },
    { virtualInterfaceId: 'dxvif-old', virtualInterfaceState: 'confirming', virtualInterfaceType: 'hosted' },
    { virtualInterfaceId: 'dxvif-old', virtualInterfaceState: 'confirming', connectionId: 'dxcon-other' },
    // One that does not exist or will not stay.
    ...['rejected', 'deleting', 'deleted'].map((virtualInterfaceState) => ({
      ...{ virtualInterfaceId: 'dxvif-new', virtualInterfaceState, vlan: 101 },
    })),
  ],
  CreateTransitVirtualInterface: [
    { virtualInterfaceId: 'dxvif-new', virtualInterfaceState: 'pending', vlan: 101 },
    { virtualInterface: { virtualInterfaceState: 'pending', vlan: 101 } },
    {
      virtualInterface: {
        ...{ virtualInterfaceId: 'dxvif-old', virtualInterfaceState: 'pending' },
        virtualInterfaceType: 'private',
      },
    },
  ],
  ConfirmPrivateVirtualInterface: [
    ...noState,
    // States in which it was not accepted.
    ...states('confirming', 'rejected', 'deleting', 'deleted'),
  ],
  DeleteVirtualInterface: [
    ...noState,
    // States in which it is not deleted.
    ...states('confirming', 'verifying', 'pending', 'available', 'down', 'testing'),
  ],
};

const halves = (operation: string): [string, Given][] => {
  const like = operation === 'CreatePrivateVirtualInterface' ? 'AllocatePrivateVirtualInterface' : operation;
  const answers = half[like] ?? half['ConfirmPrivateVirtualInterface'] ?? [];
  return answers.map((answer) => [JSON.stringify(answer), { body: JSON.stringify(answer) }]);
};

const WAITING = { virtualInterfaceId: 'dxvif-w', virtualInterfaceState: 'confirming', vlan: 1 };
const ID = 'dxvif-w';
const wanted = { virtualInterfaceName: 'new', vlan: 101, asn: 65_010 };

const allocateOne = (session: Session) =>
  allocate(session, {
    connectionId: 'dxcon-x',
    ownerAccount: '111122223333',
    newPrivateVirtualInterfaceAllocation: wanted,
  });
const createOne = (session: Session) =>
  create(session, { connectionId: 'dxcon-x', newPrivateVirtualInterface: wanted });

/** Every write. After an answer without content its outcome must be unknown, with one POST. */
const writes: [operation: string, write: (session: Session) => Promise<Outcome>][] = [
  ['AllocatePrivateVirtualInterface', allocateOne],
  ['CreatePrivateVirtualInterface', createOne],
  [
    'CreateTransitVirtualInterface',
    (session) =>
      session.write(createTransitVirtualInterface, {
        connectionId: 'dxcon-x',
        newTransitVirtualInterface: wanted,
      }),
  ],
  ['ConfirmPrivateVirtualInterface', (session) => confirm(session, ID, { kind: 'virtual', id: 'vgw-x' })],
  ['DeleteVirtualInterface', (session) => remove(session, ID)],
];

describe('an answer without the promised content', () => {
  let server: AnsweringServer;
  let session: Session;
  let answers: Record<string, Given> = {};

  before(async () => {
    server = await answering((operation) => answers[operation] ?? answers['*'] ?? {});
    session = connect(server.profile, REGION);
  });
  after(() => server.stop());
  beforeEach(() => {
    server.asked.length = 0;
  });

  for (const [operation, write] of writes) {
    for (const [what, answer] of [...nothing, ...halves(operation)]) {
      it(`to ${operation} is no success: ${what}`, async () => {
        answers = {
          DescribeVirtualInterfaces: { body: JSON.stringify({ virtualInterfaces: [WAITING] }) },
          [operation]: answer,
        };
        // With its own journal, so that earlier writes are not checked again.
        const outcome = await write(sdkOf().connect(server.profile, REGION));
        ok(outcome.kind === 'unknown', outcome.kind);
        equal(outcome.failure?.kind, 'unreadable');
        equal(server.asked.filter((asked) => asked === operation).length, 1);
      });
    }
  }

  for (const [what, answer] of nothing) {
    it(`to a read is neither an empty list nor anything else: ${what}`, async () => {
      answers = { '*': answer };
      const unreadable = { kind: 'unreadable' };
      await rejects(session.sweep(), unreadable);
      await rejects(session.isInUse(), unreadable);
      await rejects(session.gateways(), unreadable);
      await rejects(session.locations(), unreadable);
      await rejects(session.virtualInterfaces({ connectionId: 'dxcon-x' }), unreadable);
      await rejects(session.routerConfiguration(ID), unreadable);
      answers['DescribeVirtualInterfaces'] = { body: JSON.stringify({ virtualInterfaces: [WAITING] }) };
      await rejects(session.routerConfiguration(ID, 'CiscoSystemsInc-2900SeriesRouters-IOS124'), unreadable);
      answers['DescribeVirtualInterfaces'] = answer;
      answers['DescribeConnections'] = { body: '{"connections":[{"connectionId":"dxcon-x"}]}' };
      const { connections, failures } = await session.sweep();
      deepEqual(
        [connections.length, failures.map(({ kind }) => kind)],
        [1, ['unreadable', 'unreadable', 'unreadable']],
      );
    });

    it(`to a request for the identity gives no identity: ${what}`, async () => {
      answers = { '*': answer };
      await rejects(sdk.identify(server.profile), { kind: 'unreadable' });
    });
  }

  for (const [what, body] of [
    ['an empty account', '<Account></Account><Arn>arn:aws:iam::1:user/x</Arn>'],
    ['text for an account', '<Account>prod</Account><Arn>arn:aws:iam::1:user/x</Arn>'],
    ['no name', '<Account>111122223333</Account>'],
    ['an account in parts', '<Account><a>111122223333</a></Account><Arn>arn:aws:iam::1:user/x</Arn>'],
    ['text for a name', '<Account>111122223333</Account><Arn>eva</Arn>'],
  ] as const) {
    it(`of STS gives no identity: ${what}`, async () => {
      answers = {
        '*': {
          headers: { 'content-type': 'text/xml' },
          body: `<GetCallerIdentityResponse><GetCallerIdentityResult>${body}</GetCallerIdentityResult></GetCallerIdentityResponse>`,
        },
      };
      await rejects(sdk.identify(server.profile), { kind: 'unreadable' });
    });
  }

  it('about another virtual interface does not count for this one', async () => {
    answers = {
      'DescribeVirtualInterfaces': {
        body: JSON.stringify({ virtualInterfaces: [{ ...WAITING, virtualInterfaceId: 'dxvif-other' }] }),
      },
      '*': {},
    };
    await rejects(session.virtualInterfaces({ virtualInterfaceId: ID }), { kind: 'incomplete' });
    await rejects(session.routerConfiguration(ID), { kind: 'incomplete' });
    const left = await remove(session, ID);
    ok(left.kind === 'unknown' && !left.checked, left.kind);
  });

  it('about another resource settles nothing, so a check decides', async () => {
    answers = {
      UpdateVirtualInterfaceAttributes: { body: '{"virtualInterfaceId":"dxvif-other"}' },
      UpdateConnection: { body: '{"connectionId":"dxcon-other"}' },
      UpdateLag: { body: '{"lagId":"dxlag-other"}' },
      DescribeVirtualInterfaces: {
        body: JSON.stringify({ virtualInterfaces: [{ ...WAITING, virtualInterfaceName: 'old' }] }),
      },
      DescribeConnections: {
        body: '{"connections":[{"connectionId":"dxcon-x","connectionName":"old"}]}',
      },
      DescribeLags: { body: '{"lags":[{"lagId":"dxlag-x","lagName":"new"}]}' },
    };
    const changed = await session.write(updateVirtualInterfaceAttributes, {
      virtualInterfaceId: ID,
      virtualInterfaceName: 'new',
    });
    const renamed = await session.write(updateConnection, {
      connectionId: 'dxcon-x',
      connectionName: 'new',
    });
    const found = await session.write(updateLag, { lagId: 'dxlag-x', lagName: 'new' });
    deepEqual([changed.kind, renamed.kind], ['unknown', 'unknown']);
    ok(found.kind === 'done' && found.found?.certain, found.kind);
  });

  it('is distinguished from one with the promised content and more', async () => {
    const created = { ...WAITING, vlan: 101, virtualInterfaceId: 'dxvif-new', newer: { x: [1] } };
    answers = {
      DescribeVirtualInterfaces: { body: JSON.stringify({ virtualInterfaces: [WAITING] }) },
      AllocatePrivateVirtualInterface: { status: 201, body: JSON.stringify(created) },
      DeleteVirtualInterface: { body: '{"virtualInterfaceState":"unheard of"}' },
    };
    const outcome = await allocateOne(session);
    ok(outcome.kind === 'done', outcome.kind);
    deepEqual((outcome.result as { newer?: unknown }).newer, { x: [1] });
    equal((await remove(session, ID)).kind, 'done');
  });
});

describe('malformed rows', () => {
  it('are left out and counted, in each list', async () => {
    const server = await answering((operation) => ({
      body: JSON.stringify(
        {
          DescribeConnections: {
            connections: [null, 5, {}, { connectionId: 'dxcon-a', vlan: '7' }, { connectionId: 'dxcon-b' }],
          },
          DescribeLags: {
            lags: [{ lagId: 'dxlag-a', connections: [{ connectionId: 'dxcon-c', lagId: 'dxlag-a' }, []] }],
          },
          DescribeVirtualInterfaces: {
            virtualInterfaces: [
              { virtualInterfaceId: 'dxvif-a', bgpPeers: [{ bgpPeerId: 'p' }, { bgpPeerId: 'p' }] },
              { virtualInterfaceId: 'dxvif-a' },
            ],
          },
          DescribeInterconnects: { interconnects: [] },
        }[operation],
      ),
    }));
    try {
      const sweep = await connect(server.profile, REGION).sweep();
      deepEqual(
        sweep.failures.map(({ kind, message }) => [kind, message]),
        [
          ['incomplete', '4 rows of DescribeConnections could not be read and are left out.'],
          ['incomplete', '1 row of DescribeLags could not be read and is left out.'],
          ['incomplete', '2 rows of DescribeVirtualInterfaces could not be read and are left out.'],
        ],
      );
      deepEqual(
        sweep.connections.map(({ connectionId }) => connectionId),
        ['dxcon-b', 'dxcon-c'],
      );
      equal(sweep.virtualInterfaces[0]?.bgpPeers?.length, 1);
    } finally {
      server.stop();
    }
  });

  it('keep a place from counting as empty', async () => {
    const body = '{"connections":[{}],"lags":[],"virtualInterfaces":[],"interconnects":[]}';
    const server = await answering(() => ({ body }));
    try {
      await rejects(connect(server.profile, REGION).isInUse(), { kind: 'incomplete' });
    } finally {
      server.stop();
    }
  });

  it('are reported beside the gateways that could be read', async () => {
    const server = await answering((operation) => ({
      body:
        operation === 'DescribeVirtualGateways'
          ? '{"virtualGateways":[{"virtualGatewayId":"vgw-a"},{"virtualGatewayId":{}},"x"]}'
          : '{"directConnectGateways":[{"directConnectGatewayId":"dxgw-a","amazonSideAsn":"64512"}]}',
    }));
    try {
      const { gateways, failure } = await connect(server.profile, REGION).gateways();
      deepEqual(
        gateways.map(({ id }) => id),
        ['vgw-a'],
      );
      equal(failure?.kind, 'incomplete');
    } finally {
      server.stop();
    }
  });
});

describe('an endless answer', () => {
  /** Sends as long as the client listens, and reports when it stops listening. */
  const endless = (status: number, start: string) => {
    let sent = 0;
    let left: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => (left = resolve));
    const given: Given = (response) => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
      response.write(start);
      const chunk = Buffer.alloc(MB, 'x');
      const more = () => {
        while (!response.destroyed) {
          sent += chunk.length;
          if (!response.write(chunk)) {
            response.once('drain', more);
            return;
          }
        }
      };
      response.once('close', left);
      more();
    };
    return { given, gone, sent: () => sent };
  };

  for (const status of [200, 400, 403, 302, 503]) {
    it(`of Direct Connect is cut off at 32 MB, with status ${status}`, async () => {
      const answer = endless(status, '{"connections":"');
      const server = await answering(() => answer.given);
      try {
        const listing = connect(server.profile, REGION).virtualInterfaces({ connectionId: 'dxcon-x' });
        await rejects(listing, { kind: 'unreadable', message: /larger than any that AWS sends/ });
        await answer.gone;
        // What is in the buffers of both sockets counts as sent too.
        ok(answer.sent() < server.asked.length * 64 * MB, `${answer.sent()} bytes`);
      } finally {
        server.stop();
      }
    });
  }

  for (const status of [200, 403]) {
    it(`of STS is cut off too, with status ${status}`, async () => {
      const answer = endless(status, '<GetCallerIdentityResponse>');
      const server = await answering(() => answer.given);
      try {
        await rejects(sdk.identify(server.profile), {
          kind: 'unreadable',
          message: 'The answer is larger than any that AWS sends, so reading stopped.',
        });
      } finally {
        server.stop();
      }
    });
  }
});

describe('an answer of the metadata service', () => {
  const askedOf = async (given: Given) => {
    const server = await answering(() => given);
    try {
      return await askMetadata(server.url, {}, new AbortController().signal);
    } finally {
      server.stop();
    }
  };

  it('is read to 64 KB, unpacked', async () => {
    const small = Buffer.alloc(60 * 1024, 'x');
    const bomb = gzipSync(Buffer.alloc(40 * MB));
    ok(bomb.length < 64 * 1024);
    const headers = { 'content-encoding': 'gzip' };
    equal((await askedOf({ body: small })).length, small.length);
    equal((await askedOf({ headers, body: gzipSync(small) })).length, small.length);
    await rejects(askedOf({ body: Buffer.alloc(MB, 'x') }), { kind: 'unreadable' });
    await rejects(askedOf({ status: 403, body: Buffer.alloc(MB, 'x') }), { kind: 'unreadable' });
    await rejects(askedOf({ headers, body: bomb }), { kind: 'unreadable' });
  });
});

describe('a server that times out waiting for the request', () => {
  for (const [what, answer] of [
    ['408 without a body', { status: 408 }],
    ['408 with a page', { status: 408, body: '<html>Request Time-out</html>' }],
    ['408 in the words of AWS', { status: 408, body: '{"__type":"RequestTimeout","message":"x"}' }],
    ['RequestTimeoutException', { status: 400, body: '{"__type":"RequestTimeoutException","message":"x"}' }],
  ] as const) {
    it(`gets a read again: ${what}`, async () => {
      let times = 0;
      const server = await answering(() =>
        times++ < 2 ? answer : { body: '{"virtualInterfaces":[{"virtualInterfaceId":"dxvif-a"}]}' },
      );
      try {
        const session = connect(server.profile, REGION);
        equal((await session.virtualInterfaces({ connectionId: 'dxcon-x' })).length, 1);
        equal(server.asked.length, 3);
        times = -100;
        await rejects(session.virtualInterfaces({ connectionId: 'dxcon-x' }), { kind: 'timeout' });
        equal(server.asked.length, 6);
      } finally {
        server.stop();
      }
    });

    it(`gets a write once, whose outcome stays unknown: ${what}`, async () => {
      const server = await answering((operation) =>
        operation.startsWith('Describe') ? { body: '{"virtualInterfaces":[]}' } : answer,
      );
      try {
        const outcome = await createOne(connect(server.profile, REGION));
        ok(outcome.kind === 'unknown', outcome.kind);
        equal(outcome.failure?.kind, 'timeout');
        equal(server.asked.filter((asked) => asked.startsWith('Create')).length, 1);
      } finally {
        server.stop();
      }
    });
  }
});
