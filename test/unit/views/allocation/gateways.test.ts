import assert from 'node:assert/strict';
import { Failure } from '../../../../src/aws/failure';
import type { GatewayList, GatewayUse, Session } from '../../../../src/aws/session/session';
import { emptyDraft } from '../../../../src/directconnect/allocation/draft';
import type { AllocationDraft } from '../../../../src/directconnect/allocation/draft';
import type { GatewayFacts, KnownGateways } from '../../../../src/directconnect/allocation/knownNetwork';
import { gatewaysOf, withUseIn } from '../../../../src/views/allocation/gateways';

const READ = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';
const read: GatewayFacts = { id: READ, attached: ['private'], associated: [] };
const other: GatewayFacts = { id: OTHER, name: 'hub', amazonSideAsn: 64_512 };
const facts: KnownGateways = { gateways: [read, other], areAllGateways: true };
const on = (gateway: string, more: Partial<AllocationDraft> = {}): AllocationDraft => ({
  ...emptyDraft,
  ...{ type: 'transit', mode: 'create', gateway },
  ...more,
});

/** A session that reports what uses a gateway, and records which gateways it was asked about. */
function sessionWith(use: () => Promise<GatewayUse>) {
  const asked: string[] = [];
  const gatewayUse = (id: string) => {
    asked.push(id);
    return use();
  };
  return { asked, session: () => Promise.resolve({ gatewayUse } as unknown as Session) };
}

describe('what uses the gateways of drafts', () => {
  it('is read for a gateway whose use is unknown, once for all drafts', async () => {
    const { asked, session } = sessionWith(() =>
      Promise.resolve({ attached: [], associated: ['coreNetwork'] }),
    );
    const drafts = [on(` ${OTHER} `), on(OTHER), on(READ), on(OTHER, { type: 'private' })];
    assert.deepEqual(await withUseIn(drafts, facts, session), {
      gateways: [read, { ...other, attached: [], associated: ['coreNetwork'] }],
      areAllGateways: true,
    });
    assert.deepEqual(asked, [OTHER]);
  });

  it('is read for a gateway that was typed before the list was read', async () => {
    const { session } = sessionWith(() => Promise.resolve({ attached: ['private'] }));
    assert.deepEqual(await withUseIn([on(OTHER)], {}, session), {
      gateways: [{ id: OTHER, attached: ['private'] }],
    });
  });

  it('is not read for a gateway whose use is known, one that the account does not have, a virtual private gateway, or a request without a gateway', async () => {
    const { asked, session } = sessionWith(() => Promise.reject(new Error('not expected')));
    const drafts = [
      on(READ),
      on('vgw-1a2b3c4d', { type: 'private' }),
      on(OTHER, { mode: 'allocate' }),
      on(OTHER, { type: 'public' }),
      on('00000000-0000-4000-8000-00000000000f'),
      on('not an id'),
      on(''),
    ];
    assert.equal(await withUseIn(drafts, facts, session), facts);
    assert.deepEqual(asked, []);
  });

  it('stays unknown when it can’t be read', async () => {
    const { session } = sessionWith(() => Promise.reject(new Error('denied')));
    assert.equal(await withUseIn([on(OTHER)], facts, session), facts);
    assert.equal(await withUseIn([on(OTHER)], facts, () => Promise.reject(new Error('no session'))), facts);
  });
});

describe('the list of gateways', () => {
  const told = async (list: Partial<GatewayList>) => {
    const gateways = () =>
      Promise.resolve({ gateways: [{ kind: 'directConnect', id: OTHER, state: 'deleting' }], ...list });
    return (await gatewaysOf(() => Promise.resolve({ gateways } as unknown as Session))).facts;
  };

  it('tells the rules the state of each, and whether it is complete', async () => {
    const gateways = [{ id: OTHER, state: 'deleting' }];
    assert.deepEqual(await told({}), { gateways, areAllGateways: true });
    const failure = new Failure('unreachable', 'Not reached.', 'Try again.');
    assert.deepEqual(await told({ failure }), { gateways, areAllGateways: false });
  });

  it('tells them nothing when it can’t be read', async () => {
    assert.deepEqual((await gatewaysOf(() => Promise.reject(new Error('no session')))).facts, {});
  });
});
