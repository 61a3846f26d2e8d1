import { deepEqual, equal, ok } from 'node:assert/strict';
import type { VirtualInterface } from '../../../../src/directconnect/resources/resources';
import {
  isSettled,
  lastSeen,
  sightingOf,
  withSighting,
} from '../../../../src/views/allocation/requestHistory';
import type { RequestHistory, Side } from '../../../../src/views/allocation/requestHistory';
import { noNames } from '../../../../src/directconnect/labels';
import { progressOf } from '../../../../src/views/allocation/progress';

const sent: RequestHistory = {
  id: 'record',
  request: {
    connectionId: 'dxcon-1',
    ownerAccount: '444455556666',
    newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'one', vlan: 101 },
  },
  sentAt: 1,
  answeredAt: 2,
  virtualInterfaceId: 'dxvif-1',
  sightings: [],
};

/** A virtual interface in any state, even an unknown one, with BGP sessions that are up or down. */
const inState = (state: string, ...bgpStatus: ('up' | 'down')[]) =>
  ({
    virtualInterfaceState: state,
    bgpPeers: bgpStatus.map((status) => ({ bgpStatus: status })),
  }) as VirtualInterface;

function seen(...steps: readonly [Side, number, VirtualInterface | undefined][]): RequestHistory {
  return steps.reduce(
    (history, [side, at, found]) => withSighting(history, sightingOf(side, at, found)),
    sent,
  );
}

describe('the history of a request', () => {
  it('records only what is new to each side', () => {
    const confirming = inState('confirming', 'down');
    const history = seen(['network', 3, confirming], ['network', 4, confirming], ['owner', 5, confirming]);
    deepEqual(
      history.sightings.map(({ side, at }) => [side, at]),
      [
        ['network', 3],
        ['owner', 5],
      ],
    );
    equal(lastSeen(history)?.at, 5);
  });

  it('treats what is no longer listed as gone, but not what is not yet listed', () => {
    equal(seen(['network', 3, undefined]), sent);
    ok(!isSettled(seen(['network', 3, undefined])));
    const gone = seen(['network', 3, inState('confirming')], ['network', 4, undefined]);
    ok(isSettled(gone));
    deepEqual(
      progressOf(gone, false, noNames).observed.states.map(({ state }) => state),
      ['confirming', 'deleted'],
    );
  });

  it('continues until every BGP session is up, or the virtual interface is gone', () => {
    ok(!isSettled(seen(['network', 3, inState('available', 'down')])));
    ok(!isSettled(seen(['network', 3, inState('available', 'up', 'down')])));
    ok(isSettled(seen(['network', 3, inState('available', 'up', 'up')])));
    ok(isSettled(seen(['network', 3, inState('rejected', 'down')])));
    ok(!isSettled(seen(['network', 3, inState('a-state-of-tomorrow')])));
  });

  it('has the times at which each thing was first seen', () => {
    const history = seen(
      ['network', 3, inState('confirming', 'down')],
      ['owner', 5, inState('pending', 'down')],
      ['network', 6, inState('pending', 'down')],
      ['network', 9, inState('available', 'up')],
    );
    const names = { ...noNames, accounts: new Map([['444455556666', 'workload']]) };
    const { summary, observed } = progressOf({ ...history, acceptedAt: 4 }, true, names);
    equal(summary, 'one, VLAN 101, for account 444455556666 (workload)');
    deepEqual(observed, {
      type: 'private',
      mode: 'allocate',
      sentAt: 1,
      answer: { kind: 'created', at: 2 },
      seenInNetworkAccount: 3,
      seenInOwnerAccount: 5,
      ownerReachable: true,
      states: [
        { state: 'confirming', at: 3 },
        { state: 'pending', at: 5 },
        { state: 'available', at: 9 },
      ],
      acceptedAt: 4,
      bgpUpAt: 9,
    });
  });

  it('without an answer is unresolved', () => {
    const { answeredAt, virtualInterfaceId, ...unanswered } = sent;
    deepEqual(progressOf(unanswered, false, noNames).observed.answer, { kind: 'unknown', at: 1 });
  });
});
