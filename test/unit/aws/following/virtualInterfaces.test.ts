import { deepEqual } from 'node:assert/strict';
import type { Followed } from '../../../../src/aws/following/followed';
import { virtualInterfaces } from '../../../../src/aws/following/virtualInterfaces';
import type { BackgroundSession, VirtualInterfaceFilter } from '../../../../src/aws/session/session';

const place = { profile: 'network', region: 'us-east-1' };
const one = (id: string, on?: string): Followed => ({
  place,
  kind: 'virtualInterface',
  id,
  ...(on !== undefined && { on }),
});

/** The filters that are requested for these, and which answers are used. */
async function asked(followed: readonly Followed[]) {
  const filters: VirtualInterfaceFilter[] = [];
  const session = {
    virtualInterfaces: (filter: VirtualInterfaceFilter) => {
      filters.push(filter);
      return Promise.resolve([{ virtualInterfaceId: 'dxvif-1' }, { virtualInterfaceId: 'dxvif-other' }]);
    },
  } as unknown as BackgroundSession;
  const questions = virtualInterfaces.questions(followed);
  const { signal } = new AbortController();
  const answers = await Promise.all(questions.map(({ ask }) => ask(session, signal)));
  return { filters, ids: questions.map(({ ids }) => ids), answers };
}

describe('polling virtual interfaces in transition', () => {
  it('requests a few one by one, and none twice', async () => {
    const { filters } = await asked([one('dxvif-1', 'dxcon-1'), one('dxvif-2', 'dxcon-1'), one('dxvif-1')]);
    deepEqual(filters, [{ virtualInterfaceId: 'dxvif-1' }, { virtualInterfaceId: 'dxvif-2' }]);
  });

  it('requests many connection by connection, and uses those that are followed', async () => {
    const many = [1, 2, 3, 4, 5, 6].map((at) => one(`dxvif-${at}`, at < 4 ? 'dxcon-1' : 'dxlag-2'));
    const { filters, ids, answers } = await asked([one('dxvif-7'), ...many, one('dxvif-6')]);
    deepEqual(filters, [
      { virtualInterfaceId: 'dxvif-7' },
      { connectionId: 'dxcon-1' },
      { connectionId: 'dxlag-2' },
    ]);
    deepEqual(ids, [['dxvif-7'], ['dxvif-1', 'dxvif-2', 'dxvif-3'], ['dxvif-4', 'dxvif-5', 'dxvif-6']]);
    deepEqual(answers.slice(1), [[{ virtualInterfaceId: 'dxvif-1' }], []]);
  });
});
