import * as l10n from '@vscode/l10n';
import { InputBoxValidationSeverity } from 'vscode';
import { Failure } from '../../aws/failure';
import { startBgpFailoverTest } from '../../aws/operations/startBgpFailoverTest';
import { MAX_MINUTES, PROPOSED_MINUTES, minutesProblem } from '../../directconnect/failover/tests';
import type { FailoverTest } from '../../directconnect/failover/tests';
import { peerKey, peersOf } from '../../directconnect/impact/change';
import type { Impact } from '../../directconnect/impact/impact';
import { familyName, peerStatusWords } from '../../directconnect/resources/bgpStatus';
import type { BgpPeer } from '../../directconnect/resources/resources';
import { mayHaveSession } from '../../directconnect/resources/states';
import type { RowSubject } from '../../views/connections/resourceOf';
import { inert } from '../../views/inert';
import type { Stores } from '../../views/stores';
import { BACK, askInSteps, askSeveral, askText } from '../steps';
import type { Step } from '../steps';
import { wordOf } from '../virtualInterface/wordOf';
import { request } from '../writing/command';
import type { WriteCommand } from '../writing/command';
import { confirmImpact } from '../writing/confirmImpact';
import { freshInterface } from '../writing/freshInterface';
import { readImpact } from '../writing/readImpact';
import { nameOf } from '../writing/run';
import { requireOwner } from './owner';

/** The peers to test, and for how many minutes. */
interface Choice {
  readonly peers: readonly BgpPeer[];
  readonly minutes: number;
}

interface Answer extends Choice {
  readonly impact: Impact;
}

const refused = (message: string, advice: string) => new Failure('refused', message, advice);

/** Why a virtual interface in this state can't be tested; `undefined` when it can. */
function whyNotTest(state: string | undefined): string | undefined {
  if (state === 'testing') return l10n.t('A failover test is already running on it.');
  return state === 'available' ? undefined : l10n.t('A failover test can start once it is available.');
}

/**
 * The peers that have a session now: reads the virtual interface again, since what was read before may be old.
 * @throws Failure when it can't be tested.
 */
async function peersNow(from: Stores, target: RowSubject): Promise<readonly BgpPeer[]> {
  const one = await freshInterface(from, target);
  const peers = peersOf(one).filter(({ bgpPeerState }) => mayHaveSession(bgpPeerState));
  const hasNone = peers.length === 0 ? l10n.t('None of its BGP peers is available.') : undefined;
  const why = whyNotTest(one.virtualInterfaceState) ?? hasNone;
  if (why === undefined) return peers;
  throw refused(
    l10n.t('{0}: {1}', nameOf(target), why),
    l10n.t('Refresh the Direct Connect view to see its state.'),
  );
}

const labelOf = (peer: BgpPeer): string =>
  inert([familyName(peer), peer.customerAddress ?? peer.bgpPeerId].filter(Boolean).join(' '));

/** Asks which peers, if there are several. @param chosen the one whose row the command was called on. */
const askPeers =
  (title: string, peers: readonly BgpPeer[], chosen: string | undefined): Step<Choice> =>
  async (before, of) => {
    const items = peers.map((peer) => ({
      label: labelOf(peer),
      description: peerStatusWords(peer) ?? '',
      picked: chosen === undefined ? before.peers.includes(peer) : peer.bgpPeerId === chosen,
      peer,
    }));
    const picked = await askSeveral({ title, placeholder: l10n.t('BGP sessions to take down'), items }, of);
    if (picked === undefined || picked === BACK) return picked;
    if (picked.length === 0) {
      throw refused(l10n.t('No BGP peer was chosen, so nothing was sent.'), l10n.t('Choose at least one.'));
    }
    const nameless = picked.find(({ peer: { bgpPeerId } }) => !bgpPeerId);
    if (nameless && picked.length < peers.length) {
      // A request that names no peer takes all of them down.
      throw refused(
        l10n.t('AWS lists no ID for the BGP peer {0}, so nothing was sent.', nameless.label),
        l10n.t('Choose all peers, which needs no ID.'),
      );
    }
    return { ...before, peers: picked.map(({ peer }) => peer) };
  };

const askMinutes =
  (title: string): Step<Choice> =>
  async (before, of) => {
    const typed = await askText(
      {
        title,
        prompt: l10n.t('Minutes until AWS brings the sessions back, up to {0}', MAX_MINUTES.toLocaleString()),
        placeholder: String(PROPOSED_MINUTES),
        value: String(before.minutes),
        validate: (text) => {
          const message = minutesProblem(text);
          return message === undefined ? undefined : { message, severity: InputBoxValidationSeverity.Error };
        },
      },
      of,
    );
    return typed === undefined || typed === BACK ? typed : { ...before, minutes: Number(typed) };
  };

/** Takes BGP sessions of a virtual interface down for some minutes. @param after records a test that has started. */
export const startFailoverTestCommand = (
  after: (target: RowSubject, test: FailoverTest) => void,
): WriteCommand<Answer> => ({
  maxRows: 1,
  whyNot: ({ subject }) =>
    subject.kind === 'virtualInterface'
      ? whyNotTest(subject.state)
      : l10n.t('It is not a virtual interface.'),
  ask: async ({ from }, [target]) => {
    if (!target) return undefined;
    await requireOwner(from, target);
    const { place, subject, part } = target;
    const all = await peersNow(from, target);
    const title = l10n.t('Failover Test of {0}', inert(nameOf(target)));
    const questions = [...(all.length > 1 ? [askPeers(title, all, part?.id)] : []), askMinutes(title)];
    const choice = await askInSteps<Choice>(questions, { peers: all, minutes: PROPOSED_MINUTES }, false);
    if (choice === undefined || choice === BACK) return undefined;
    const impact = await readImpact(from, place, {
      ...{ kind: 'peers', virtualInterfaceId: subject.id },
      peers: choice.peers.map(peerKey),
    });
    return impact && { ...choice, impact };
  },
  requests: ({ subject: { id } }, { peers, minutes }) => {
    const ids = peers.flatMap(({ bgpPeerId }) => bgpPeerId ?? []);
    return [
      request(startBgpFailoverTest, {
        virtualInterfaceId: id,
        ...(ids.length === peers.length && { bgpPeers: ids }),
        testDurationInMinutes: minutes,
      }),
    ];
  },
  impact: ({ impact }) => impact,
  confirmation: ([target], { peers, minutes, impact }) => {
    const { subject } = target as RowSubject;
    return confirmImpact({
      subject,
      impact,
      question: l10n.t('Start a failover test of {0} min on {1}?', minutes, inert(wordOf(subject))),
      notes: [
        l10n.t('AWS takes these BGP sessions down: {0}.', peers.map(labelOf).join(', ')),
        l10n.t('You can stop it at any time.'),
      ],
      yes: l10n.t('Start Test'),
    });
  },
  after: (target, test) => after(target, test as FailoverTest),
  done: (target, { minutes }) =>
    l10n.t('A failover test of {0} min has started on {1}.', minutes, nameOf(target)),
});
