import assert from 'node:assert/strict';
import { emptyDraft } from '../../../../src/directconnect/allocation/draft';
import type { AllocationDraft } from '../../../../src/directconnect/allocation/draft';
import { FOR_CONNECTION_OWNER } from '../../../../src/directconnect/allocation/rules/owner';
import { KEY_LOST } from '../../../../src/views/allocation/form/keyFinding';
import {
  KEY,
  OWNER_MESSAGE,
  isLocked,
  shownFindings,
  startState,
  toKeep,
  warnings,
} from '../../../../src/views/allocation/form/state';
import { step } from '../../../../src/views/allocation/form/steps';
import type { Action, FormState } from '../../../../src/views/allocation/form/state';
import { readPageState, versioned } from '../../../../src/views/allocation/messages';
import type { ToPage } from '../../../../src/views/allocation/messages';
import { DIRECT_CONNECT_GATEWAY, publicDraft, validDraft } from '../../directconnect/allocation/drafts';
import { initial } from './initial';

const CANARY = 'canary-9d1e-bgp-key';
const start = (draft: AllocationDraft = validDraft) => startState({ ...initial, draft }, undefined);

/** Plays actions one after another, and collects the posted messages. */
function play(state: FormState, ...actions: readonly Action[]) {
  const posted: string[] = [];
  let focus: string | undefined;
  for (const action of actions) {
    const next = step(state, action);
    state = next.state;
    focus = next.focus ?? focus;
    if (next.post) posted.push(next.post.type);
  }
  return { state, posted, focus };
}

const submit: Action = { type: 'submit' };
const escape: Action = { type: 'escape' };
const checkAgain: Action = { type: 'checkAgain' };
const edit = (
  field: 'ownerAccount' | 'vlan' | 'authKey' | 'addressFamily' | 'customerAddress' | 'amazonAddress',
  text: string,
): Action => ({
  type: 'edit',
  field,
  text,
});
const answer = (message: ToPage): Action => ({ type: 'answer', message });
const reviewed = answer(
  versioned({
    type: 'reviewed',
    review: {
      sentence: 'One.',
      rows: [],
      code: [
        { format: 'json', label: 'JSON', text: '{}' },
        { format: 'awsCli', label: 'AWS CLI', text: 'aws' },
      ],
    },
  }),
);
/** From the form to a request in progress. */
const send: readonly Action[] = [submit, reviewed, submit];
const refusedFor = (...fields: Extract<ToPage, { type: 'refused' }>['fields']) =>
  answer(versioned({ type: 'refused', words: 'In \u202euse.', code: 'C', advice: 'Change it.', fields }));
const refused = refusedFor();
const notSent = answer(versioned({ type: 'notSent', message: 'No route.' }));
const unknown = answer(versioned({ type: 'unknown', message: 'No answer.' }));
const created = answer(versioned({ type: 'created', virtualInterfaceId: 'dxvif-1', message: '' }));
const vlanInUse = answer(
  versioned({
    type: 'invalid',
    findings: [{ rule: 'vlan.free', field: 'vlan', level: 'block', message: 'In use.' }],
  }),
);

describe('sending the form', () => {
  it('shows first what it would send, and sends it once, however often the button is pressed', () => {
    const { state, posted, focus } = play(
      start(),
      submit,
      submit,
      reviewed,
      submit,
      submit,
      edit('vlan', '5'),
    );
    assert.deepEqual(posted, ['review', 'submit']);
    assert.equal(focus, 'outcome');
    assert.equal(state.draft.vlan, '101', 'a request in progress is not changed');
  });

  it('goes back from the review without losing anything', () => {
    const draft = { ...validDraft, authKey: CANARY };
    const { state, posted, focus } = play(start(draft), submit, reviewed, escape);
    assert.deepEqual([posted, focus, state.review, state.draft], [['review'], 'submit', undefined, draft]);
    assert.deepEqual(play(state, edit('vlan', '5'), submit).posted, ['review']);
  });

  it('accepts a review only while it waits for one, and Escape loses nothing elsewhere', () => {
    assert.equal(step(start(), reviewed).state.review, undefined);
    const typed = play(start(), edit('vlan', '77')).state;
    assert.deepEqual(step(typed, escape).state, typed);
    const sending = play(start(), ...send).state;
    assert.deepEqual(step(sending, escape).state, sending);
  });

  it('posts the draft, the key with it', () => {
    const { post } = step(play(start({ ...validDraft, authKey: CANARY }), submit, reviewed).state, submit);
    assert.deepEqual(post, versioned({ type: 'submit', draft: { ...validDraft, authKey: CANARY } }));
  });

  it('is not sent from the review when a change of the network breaks a rule', () => {
    const user = {
      ...{
        virtualInterfaceId: 'dxvif-1',
        virtualInterfaceName: 'taken',
        type: 'private',
        state: 'available',
      },
      ...{ vlan: 101, asn: 65010, ownerAccount: '111122223333', peers: [] },
    };
    const changed = answer(
      versioned({ type: 'network', network: { ...initial.network, virtualInterfaces: [user] } }),
    );
    const { state, posted, focus } = play(start(), submit, reviewed, changed, submit);
    assert.deepEqual([posted, focus, state.review], [['review'], 'vlan', undefined]);
  });

  it('can stop waiting, and then shows what is known', () => {
    const cancel: Action = { type: 'cancel' };
    assert.deepEqual(play(start(), cancel).posted, []);
    const { state, posted } = play(start(), ...send, cancel, unknown);
    assert.deepEqual(posted, ['review', 'submit', 'cancel']);
    assert.equal(state.outcome?.type, 'unknown');
  });

  it('posts nothing while a rule is broken, shows every finding, and goes to the first wrong field', () => {
    const { state, posted, focus } = play(start(emptyDraft), submit);
    assert.deepEqual(posted, []);
    assert.equal(focus, 'ownerAccount');
    assert.deepEqual([...shownFindings(state).keys()].sort(), [
      'asn',
      'ownerAccount',
      'virtualInterfaceName',
      'vlan',
    ]);
    assert.equal(isLocked(state), false);
  });

  it('goes to the first wrong field in the order of the form, ignoring warnings', () => {
    const draft = { ...validDraft, virtualInterfaceName: 'Core Prod', asn: '', customerAddress: 'x' };
    assert.equal(play(start(draft), submit).focus, 'customerAddress');
  });

  it('goes to the tags, or to the button that adds one', () => {
    const tags = [{ key: '', value: 'x' }];
    assert.equal(play(start({ ...validDraft, tags }), submit).focus, 'tag-0-key');
    const tagsRefused = versioned({
      type: 'invalid' as const,
      findings: [
        { rule: 'tags.count', field: 'tags' as const, level: 'block' as const, message: 'Too many.' },
      ],
    });
    assert.equal(play(start(), ...send, answer(tagsRefused)).focus, 'addTag');
  });

  it('sends no addresses for IPv6, yet keeps what was typed', () => {
    const typed = play(start(), edit('customerAddress', '10.0.0.1/30'), edit('addressFamily', 'ipv6')).state;
    const { post, state } = step(play(typed, submit, reviewed).state, submit);
    assert.equal(post?.type === 'submit' && post.draft.customerAddress, '');
    const back = play(state, notSent, edit('addressFamily', 'ipv4')).state;
    assert.equal(back.draft.customerAddress, '10.0.0.1/30');
  });
});

describe('what the extension answers', () => {
  for (const [name, message] of Object.entries({ refused, notSent })) {
    it(`${name}: the values are kept, and it may be sent again`, () => {
      const { state, posted, focus } = play(start({ ...validDraft, authKey: CANARY }), ...send, message);
      assert.deepEqual(state.draft, { ...validDraft, authKey: CANARY });
      assert.equal(isLocked(state), false);
      assert.deepEqual([posted, focus], [['review', 'submit'], 'outcome']);
      assert.deepEqual(play(state, submit).posted, ['review']);
    });
  }

  it('invalid: its finding is shown until the draft changes, and takes the focus', () => {
    const { state, focus } = play(start(), ...send, vlanInUse);
    assert.equal(focus, 'vlan');
    assert.equal(shownFindings(state).get('vlan')?.message, 'In use.');
    assert.equal(shownFindings(play(state, edit('vlan', '102')).state).size, 0);
  });

  it('unknown: nothing is sent or changed until it is resolved', () => {
    const { state, posted } = play(start(), ...send, unknown, submit, edit('vlan', '5'), submit);
    assert.deepEqual(posted, ['review', 'submit']);
    assert.equal(state.draft.vlan, '101');
  });

  it('unknown: one Check Again at a time, which may end in each way', () => {
    const doubt = play(start(), ...send, unknown).state;
    assert.deepEqual(play(doubt, checkAgain, checkAgain, submit).posted, ['checkAgain']);
    assert.deepEqual(play(doubt, checkAgain, unknown, checkAgain).posted, ['checkAgain', 'checkAgain']);
    assert.equal(play(doubt, checkAgain, created).state.outcome?.type, 'created');
    assert.deepEqual(play(doubt, checkAgain, notSent, submit).posted, ['checkAgain', 'review']);
  });

  it('created: the key is gone, and the form stays read-only whatever follows', () => {
    const { state } = play(
      start({ ...validDraft, authKey: CANARY }),
      { type: 'toggleKey' },
      ...send,
      created,
    );
    assert.ok(!JSON.stringify(state).includes(CANARY));
    assert.equal(state.keyShown, false);
    const after = play(state, notSent, vlanInUse, submit, edit('vlan', '5'), checkAgain);
    assert.deepEqual([after.posted, after.state], [[], state]);
    assert.equal(shownFindings(state).size, 0);
  });

  it('created: the configuration can be opened, and not before', () => {
    const open: Action = { type: 'openConfiguration' };
    assert.deepEqual(play(start(), open, checkAgain, ...send, open, created, open).posted, [
      'review',
      'submit',
      'openConfiguration',
    ]);
  });
});

describe('what AWS refuses', () => {
  it('is marked at the field that AWS meant, in AWS’s words, and that field gets the focus', () => {
    const { state, focus } = play(start(), ...send, refusedFor('vlan'));
    assert.equal(focus, 'vlan');
    const { level, message } = shownFindings(state).get('vlan') ?? {};
    assert.deepEqual([level, message], ['block', 'AWS refused this: "In \uFFFDuse."']);
    assert.equal(state.outcome?.type, 'refused', 'the code and the advice are at the top');
    assert.deepEqual(play(state, submit).posted, ['review'], 'it may be sent again as it is');
  });

  it('stays marked until that field is changed', () => {
    const { state } = play(start({ ...validDraft, vlan: ' 101' }), ...send, refusedFor('vlan'));
    const others: readonly Action[] = [
      { type: 'leave', field: 'vlan' },
      edit('ownerAccount', '111122223334'),
      { type: 'toggleHelp' },
    ];
    assert.ok(shownFindings(play(state, ...others).state).has('vlan'));
    assert.equal(shownFindings(play(state, edit('vlan', '102')).state).has('vlan'), false);
    const peers = play(start(), ...send, refusedFor('customerAddress', 'amazonAddress')).state;
    assert.deepEqual([...shownFindings(peers).keys()], ['customerAddress']);
    assert.equal(shownFindings(play(peers, edit('amazonAddress', '10.0.0.2/30')).state).size, 0);
  });

  it('is followed by what the rules say, now that the connection was read again', () => {
    const user = {
      ...{ virtualInterfaceId: 'dxvif-1', virtualInterfaceName: 'taken', type: 'private', vlan: 101 },
      ...{ state: 'available', asn: 65010, ownerAccount: '111122223333', peers: [] },
    };
    const known = { ...initial.network, virtualInterfaces: [user] };
    const reread = answer(versioned({ type: 'network', network: known }));
    const { state } = play(start(), ...send, refusedFor('vlan'), reread);
    assert.match(
      shownFindings(state).get('vlan')?.message ?? '',
      /^AWS refused this: .*VLAN 101 is used by taken/,
    );
  });

  it('is shown at the top if AWS meant no field, or none that is visible', () => {
    assert.equal(play(start(), ...send, refusedFor()).focus, 'outcome');
    const hidden = play(start(), ...send, refusedFor('gateway'));
    assert.deepEqual([hidden.focus, shownFindings(hidden.state).size], ['outcome', 0]);
  });

  it('is marked at the heading if AWS meant the connection, and at the tags', () => {
    const { state, focus } = play(start(), ...send, refusedFor('connection'));
    assert.deepEqual([focus, [...shownFindings(state).keys()]], ['connection-finding', ['connection']]);
    assert.equal(play(start(), ...send, refusedFor('tags')).focus, 'addTag');
  });
});

describe('the other peer address', () => {
  const leave = (field: 'customerAddress' | 'amazonAddress' | 'vlan'): Action => ({ type: 'leave', field });
  const typed = (field: 'customerAddress' | 'amazonAddress', text: string): Action[] => [
    edit(field, text),
    leave(field),
  ];
  const both = ({ draft: { customerAddress, amazonAddress }, proposed }: FormState) => [
    customerAddress,
    amazonAddress,
    proposed,
  ];
  const yours = typed('customerAddress', ' 10.0.0.1 / 30');

  it('is proposed once one is typed, whichever that is', () => {
    const first = play(start(), ...yours);
    assert.deepEqual(both(first.state), ['10.0.0.1/30', '10.0.0.2/30', 'amazonAddress']);
    assert.deepEqual(both(play(start(), edit('customerAddress', '10.0.0.1/30')).state), [
      '10.0.0.1/30',
      '',
      undefined,
    ]);
    const second = play(start(), ...typed('amazonAddress', '10.0.0.1/31'));
    assert.deepEqual(both(second.state), ['10.0.0.0/31', '10.0.0.1/31', 'customerAddress']);
  });

  it('is selected if its field has the focus, so that typing replaces it', () => {
    const { state } = play(start(), edit('customerAddress', '10.0.0.1/30'));
    assert.equal(step(state, leave('customerAddress')).select, 'amazonAddress');
    assert.equal(step(start(), leave('vlan')).select, undefined);
  });

  it('follows the one that is typed as long as it is only proposed', () => {
    const followed = play(start(), ...yours, ...typed('customerAddress', '10.0.0.9/30')).state;
    assert.deepEqual(both(followed), ['10.0.0.9/30', '10.0.0.10/30', 'amazonAddress']);
    const gone = play(followed, ...typed('customerAddress', '10.0.0.9/29')).state;
    assert.deepEqual(both(gone), ['10.0.0.9/29', '', undefined]);
  });

  it('never replaces what was typed, and is not proposed again if it was deleted', () => {
    const own = play(start(), edit('amazonAddress', '10.0.0.5/30'), ...yours).state;
    assert.deepEqual(both(own), ['10.0.0.1/30', '10.0.0.5/30', undefined]);
    const taken = play(
      start(),
      ...yours,
      edit('amazonAddress', '10.0.0.22/30'),
      ...typed('customerAddress', '10.0.0.9/30'),
    ).state;
    assert.deepEqual(both(taken), ['10.0.0.9/30', '10.0.0.22/30', undefined]);
    const emptied = play(start(), ...yours, ...typed('amazonAddress', ''), leave('customerAddress')).state;
    assert.deepEqual(both(emptied), ['10.0.0.1/30', '', undefined]);
    assert.equal(play(emptied, submit).focus, 'amazonAddress', 'both addresses or neither');
  });

  it('is not proposed for an address that is not a host of a /30 or /31, nor for IPv6', () => {
    for (const text of ['10.0.0.1', '10.0.0.1/24', '10.0.0.3/30', '2001:db8::1/126', '']) {
      assert.equal(play(start(), ...typed('customerAddress', text)).state.draft.amazonAddress, '', text);
    }
    const ipv6 = play(start(), edit('addressFamily', 'ipv6'), ...yours).state;
    assert.equal(ipv6.draft.amazonAddress, '');
  });

  it('is in the review when the review is requested from the field itself', () => {
    const { post } = step(play(start(), edit('customerAddress', '10.0.0.1/30')).state, submit);
    assert.equal(post?.type === 'review' && post.draft.amazonAddress, '10.0.0.2/30');
  });

  it('is no longer a proposal once both come from the pool or from another draft', () => {
    assert.equal(play(start(), ...yours, { type: 'suggestSubnet' }).state.proposed, undefined);
    const offer = answer(versioned({ type: 'draft', draft: emptyDraft, notice: '' }));
    const other = play(start(), ...yours, offer, { type: 'acceptOffer' }).state;
    assert.deepEqual(both(other), ['', '', undefined]);
  });

  it('of an IPv6 address is left to Amazon with one click of a button', () => {
    const wrong = play(start(), ...typed('customerAddress', '2001:db8::1/125')).state;
    assert.equal(shownFindings(wrong).get('customerAddress')?.rule, 'customerAddress.family');
    const { state, focus } = play(wrong, { type: 'toIpv6' });
    assert.deepEqual([focus, shownFindings(state).size], ['addressFamily', 0]);
    assert.deepEqual(play(state, submit).posted, ['review']);
  });
});

describe('what is wrong with a field', () => {
  it('is shown once the field was left, and then updated while typing', () => {
    const typed = play(start(), edit('vlan', '4095')).state;
    assert.equal(shownFindings(typed).size, 0);
    const left = play(typed, { type: 'leave', field: 'vlan' }).state;
    assert.match(shownFindings(left).get('vlan')?.message ?? '', /4094/);
    assert.equal(shownFindings(play(left, edit('vlan', '4094')).state).size, 0);
  });

  it('is shown as an error rather than as the warning that came with it', () => {
    const draft = { ...validDraft, authKey: 'ü' };
    const { state } = play(start(draft), { type: 'leave', field: 'authKey' });
    assert.equal(shownFindings(state).get('authKey')?.level, 'block');
  });
});

describe('a pasted text', () => {
  it('is shown as it is sent once its field was left', () => {
    const left = play(start(), edit('ownerAccount', '4444-5555-6667'), {
      type: 'leave',
      field: 'ownerAccount',
    });
    assert.equal(left.state.draft.ownerAccount, '444455556667');
    const wrong = play(start(), edit('vlan', ' 4o95 '), { type: 'leave', field: 'vlan' }).state;
    assert.deepEqual([wrong.draft.vlan, shownFindings(wrong).get('vlan')?.level], ['4o95', 'block']);
    for (const text of ['AS65010', 'as 65010', '0.65010', ' “65010” ']) {
      const asn = play(start(), { type: 'edit', field: 'asn', text }, { type: 'leave', field: 'asn' }).state;
      assert.equal(asn.draft.asn, '65010', text);
    }
    const key = play(start(), edit('authKey', ' “key” '), { type: 'leave', field: 'authKey' }).state;
    assert.equal(key.draft.authKey, ' “key” ', 'a key is sent unchanged');
  });

  it('is sent tidied when its field was not left', () => {
    const { post } = step(play(start(), edit('ownerAccount', '4444 5555 6667')).state, submit);
    assert.equal(post?.type === 'review' && post.draft.ownerAccount, '444455556667');
  });
});

describe('the BGP key', () => {
  const left: Action = { type: 'leave', field: 'authKey' };
  const said = (key: string) => shownFindings(play(start(), edit('authKey', key), left).state).get('authKey');

  it('has a warning that names the routers that can’t use it', () => {
    assert.equal(said('k'.repeat(25)), undefined);
    const { level, message = '' } = said('k'.repeat(26)) ?? {};
    assert.equal(level, 'warn');
    assert.match(message, /can’t be used on Cisco IOS, and changing a key later takes a new BGP peer/);
    assert.match(said('k'.repeat(64))?.message ?? '', /Cisco IOS, PAN-OS/);
    assert.match(said('pass word')?.message ?? '', /Cisco IOS XR, Cisco NX-OS, Arista EOS, VyOS, FRRouting/);
    assert.match(said('schlüssel')?.message ?? '', /non-ASCII.*none of the router formats here/);
  });

  it('that looks encrypted has a warning that names the routers', () => {
    assert.match(said('7 0822455D0A16')?.message ?? '', /looks like an encrypted key.*Cisco NX-OS/s);
    assert.match(said('$9$abcdefgh')?.message ?? '', /looks like an encrypted key.*Junos/s);
  });

  it('is never in the messages', () => {
    for (const key of [CANARY + ' "?', `7 ${CANARY}`, `"${CANARY}"`, CANARY.repeat(4)]) {
      assert.ok(!(said(key)?.message ?? '').includes(CANARY));
    }
  });

  it('that is too short is reported as such, not as unusable on routers', () => {
    assert.equal(said('a b')?.level, 'block');
  });

  it('has its warnings in the review, whether the field was left or not', () => {
    const review = play(start({ ...validDraft, authKey: 'k'.repeat(30) }), submit, reviewed).state;
    assert.deepEqual(
      warnings(review).map(({ rule }) => rule),
      ['authKey.routers'],
    );
  });
});

describe('a key that a reload has dropped', () => {
  const restored = (keyLost: boolean) =>
    startState({ ...initial, beginning: 'b-2', restored: { keyLost } }, undefined);
  const shown = (state: FormState) => shownFindings(state).get('authKey')?.rule;

  it('is stored by the page only as the fact that there was one', () => {
    const kept = toKeep(play(start(), edit('authKey', CANARY)).state);
    assert.deepEqual([kept.hadKey, kept.draft.authKey], [true, '']);
    assert.equal(toKeep(start()).hadKey, false);
    assert.equal(toKeep(restored(true)).hadKey, true, 'a second reload reports it too');
    assert.equal(toKeep(play(start(), edit('authKey', CANARY), ...send, created).state).hadKey, false);
  });

  it('is reported beside the field at once, and in the review', () => {
    assert.equal(shown(restored(true)), KEY_LOST);
    assert.equal(shown(restored(false)), undefined);
    const review = play(restored(true), submit, reviewed).state;
    assert.deepEqual(
      warnings(review).map(({ rule }) => rule),
      [KEY_LOST],
    );
  });

  it('is reported when only the page was reloaded, as in another window', () => {
    const own = toKeep(play(start(), edit('authKey', CANARY)).state);
    assert.equal(shown(startState(initial, own)), KEY_LOST);
    assert.equal(shown(startState(initial, toKeep(start()))), undefined);
  });

  it('is reported until another is typed or generated, it is left to AWS, or another draft is started', () => {
    const made: Action = { type: 'useKey', key: CANARY };
    const another = answer(versioned({ type: 'draft', draft: emptyDraft, notice: '' }));
    for (const actions of [
      [edit('authKey', CANARY), edit('authKey', '')],
      [made, edit('authKey', '')],
      [{ type: 'doWithoutKey' }],
      [another, { type: 'acceptOffer' }],
    ] as const) {
      assert.equal(shown(play(restored(true), ...actions).state), undefined);
    }
    assert.equal(shown(play(restored(true), edit('vlan', '5'), submit, reviewed, escape).state), KEY_LOST);
  });
});

describe('what the form suggests', () => {
  const taken = (vlan: number) => ({
    ...{ virtualInterfaceId: `dxvif-${vlan}`, virtualInterfaceName: `on-${vlan}`, type: 'private' },
    ...{ state: 'available', vlan, asn: 65010, ownerAccount: '111122223333' },
    peers: [{ addressFamily: 'ipv4', customerAddress: '10.255.0.1/30', amazonAddress: '10.255.0.2/30' }],
  });
  const used = startState(
    {
      ...initial,
      draft: emptyDraft,
      network: { ...initial.network, virtualInterfaces: [1, 2, 4].map(taken) },
    },
    undefined,
  );

  it('is the next free VLAN, and the one after it when it is asked again', () => {
    const once = play(used, { type: 'suggestVlan' });
    assert.deepEqual([once.state.draft.vlan, once.focus], ['3', 'vlan']);
    assert.equal(step(once.state, { type: 'suggestVlan' }).state.draft.vlan, '5');
  });

  it('is a VLAN within the configured range, and none if that is invalid', () => {
    const within = (vlanRange: string) =>
      step(startState({ ...initial, draft: emptyDraft, vlanRange }, undefined), { type: 'suggestVlan' })
        .state;
    assert.equal(within('2-4094').draft.vlan, '2');
    assert.equal(within('700-710').draft.vlan, '700');
    for (const none of ['', '700', '0-9', 'x']) assert.equal(within(none).draft.vlan, '', none);
  });

  it('starts after the current VLAN, however that was pasted', () => {
    const pasted = play(used, edit('vlan', '\u200b“4”\u00a0'), { type: 'suggestVlan' }).state;
    assert.equal(pasted.draft.vlan, '5');
  });

  it('is the next free subnet of the pool, both ends of it', () => {
    const { draft } = step(used, { type: 'suggestSubnet' }).state;
    assert.deepEqual([draft.customerAddress, draft.amazonAddress], ['10.255.0.5/30', '10.255.0.6/30']);
  });

  it('is a key, shown because nobody knows it yet, and copied only on request', () => {
    const { state, posted } = play(used, { type: 'useKey', key: CANARY });
    assert.deepEqual([state.draft.authKey, state.keyShown, posted], [CANARY, true, []]);
    assert.deepEqual(step(state, { type: 'copyKey' }).post, versioned({ type: 'copyKey', text: CANARY }));
    assert.ok(!JSON.stringify(toKeep(state)).includes(CANARY));
  });

  it('is marked as copied until it changes', () => {
    const key = play(used, { type: 'useKey', key: CANARY }, { type: 'copyKey' }).state;
    assert.equal(key.copied, KEY);
    assert.equal(play(key, edit('authKey', `${CANARY}2`)).state.copied, undefined);
    assert.equal(play(key, { type: 'useKey', key: `${CANARY}3` }).state.copied, undefined);
    const offered = answer(versioned({ type: 'draft', draft: validDraft, notice: '' }));
    const replaced = play(key, offered, { type: 'copyKey' }, { type: 'acceptOffer' }).state;
    assert.equal(replaced.copied, undefined);
    const review = play(start(), submit, reviewed, { type: 'copyCode', format: 'awsCli' }).state;
    assert.equal(review.copied, 'awsCli');
    assert.equal(play(review, escape).state.copied, undefined);
    const after = play(start(), ...send, created, { type: 'copyOwnerMessage' });
    assert.deepEqual([after.state.copied, after.posted.at(-1)], [OWNER_MESSAGE, 'copyOwnerMessage']);
  });

  it('is a map with keyboard moves within 1 to 4094, closed by picking a VLAN or by Escape', () => {
    const open = play(used, { type: 'toggleMap' });
    assert.deepEqual([open.state.mapAt, open.focus], [3, 'vlan-map']);
    assert.equal(step(open.state, { type: 'moveInMap', to: -7 }).state.mapAt, 1);
    assert.equal(step(open.state, { type: 'moveInMap', to: 5000 }).state.mapAt, 4094);
    const turn = (to: number, from: 'vlan-strip' | 'vlan-previous' | 'vlan-next') => {
      const { state, focus } = play(open.state, { type: 'moveInMap', to, from });
      return [state.mapAt, focus];
    };
    assert.deepEqual(turn(103, 'vlan-next'), [103, 'vlan-next']);
    assert.deepEqual(turn(203, 'vlan-strip'), [203, 'vlan-page-2']);
    assert.deepEqual(turn(4003, 'vlan-next'), [4003, 'vlan-map'], 'the button stops there');
    assert.deepEqual(turn(3, 'vlan-previous'), [3, 'vlan-map']);
    assert.deepEqual(turn(103, 'vlan-previous'), [103, 'vlan-previous']);
    const picked = play(open.state, { type: 'pickVlan', vlan: 3 });
    assert.deepEqual([picked.state.mapAt, picked.state.draft.vlan, picked.focus], [undefined, '3', 'vlan']);
    const closed = play(open.state, escape);
    assert.deepEqual(
      [closed.state.mapAt, closed.state.draft.vlan, closed.focus],
      [undefined, '', 'toggleMap'],
    );
  });
});

describe('a draft to start from', () => {
  const another = (draft: AllocationDraft) =>
    answer(versioned({ type: 'draft', draft, notice: 'From there.' }));

  it('replaces the current draft, says where it came from, and clears old findings', () => {
    const tried = play(start(emptyDraft), submit).state;
    const { state, focus, posted } = play(tried, another(validDraft));
    assert.deepEqual(
      [state.draft, state.notice, focus, posted],
      [validDraft, 'From there.', 'ownerAccount', []],
    );
    assert.equal(play(tried, another({ ...emptyDraft, vlan: '4095' })).state.touched.size, 0);
  });

  const mode = (chosen: 'allocate' | 'create') =>
    answer(versioned({ type: 'switchTo', interfaceType: 'private', mode: chosen }));
  const typed: readonly Action[][] = [
    [edit('vlan', '77')],
    [edit('authKey', CANARY)],
    [{ type: 'addTag' }, { type: 'editTag', index: 0, part: 'key', text: 'a' }],
    [{ type: 'pickVlan', vlan: 7 }],
    [edit('vlan', '77'), submit, reviewed],
    [edit('vlan', '77'), submit],
  ];

  for (const actions of typed) {
    it(`replaces what was typed only if the user agrees: ${actions.map(({ type }) => type).join()}`, () => {
      const before = play(start(), ...actions).state;
      const asked = play(before, another({ ...emptyDraft, vlan: '5' }));
      assert.deepEqual([asked.state.draft, asked.focus], [before.draft, 'offer']);
      assert.equal(isLocked(asked.state), false, 'the question is in front of the form');
      for (const no of [{ type: 'keepTyped' }, escape] as const) {
        const kept = play(asked.state, no);
        assert.deepEqual(
          [kept.state.draft, kept.state.offer, kept.focus],
          [before.draft, undefined, 'ownerAccount'],
        );
      }
      const taken = play(asked.state, { type: 'acceptOffer' }).state;
      assert.deepEqual([taken.draft.vlan, taken.offer, taken.notice], ['5', undefined, 'From there.']);
      assert.ok(!JSON.stringify(taken).includes(CANARY));
      assert.equal(play(taken, another(validDraft)).state.draft, validDraft, 'nothing was typed since');
    });
  }

  it('is also asked about after a reload, since the current values were typed', () => {
    const state = startState({ ...initial, restored: { keyLost: false } }, undefined);
    assert.equal(play(state, another(emptyDraft)).focus, 'offer');
    const untouched = startState({ ...initial, draft: emptyDraft, restored: { keyLost: false } }, undefined);
    assert.equal(play(untouched, another(validDraft)).state.draft, validDraft);
  });

  it('replaces nothing if only another mode was requested', () => {
    const before = play(start(), edit('vlan', '77'), edit('authKey', CANARY)).state;
    const { state, posted, focus } = play(before, mode('create'));
    assert.deepEqual(state.draft, { ...before.draft, mode: 'create' });
    assert.deepEqual([posted, focus], [['readGateways'], 'gateway']);
    assert.deepEqual(play(state, mode('allocate')).state.draft, before.draft);
    assert.deepEqual(step(before, mode('allocate')), { state: before }, 'it is already in this mode');
  });

  it('leads from the review of one mode to the form of the other', () => {
    const reviewing = play(start(), submit, reviewed).state;
    assert.equal(play(reviewing, mode('allocate')).state.review, reviewing.review);
    const { state } = play(reviewing, mode('create'));
    assert.deepEqual([state.review, state.draft.mode, isLocked(state)], [undefined, 'create', false]);
    assert.equal(play(state, reviewed).state.review, undefined);
  });

  it('does not change the mode of what is in progress or unresolved', () => {
    for (const there of [play(start(), ...send).state, play(start(), ...send, unknown).state]) {
      assert.deepEqual(step(there, mode('create')).state, there);
      assert.deepEqual(step(there, another(emptyDraft)).state, there);
    }
  });

  it('has the gateways read if it is for the connection’s own account', () => {
    assert.deepEqual(play(start(), another({ ...validDraft, mode: 'create' })).posted, ['readGateways']);
  });

  it('changes nothing that is in progress', () => {
    const sending = play(start(), ...send).state;
    assert.deepEqual(step(sending, another(emptyDraft)).state, sending);
  });
});

describe('the two modes', () => {
  const toCreate: Action = { type: 'setMode', mode: 'create' };

  it('keep what was typed when they are switched, and the gateways are read once', () => {
    const { state, posted, focus } = play(start(), toCreate);
    assert.deepEqual(
      [state.draft.virtualInterfaceName, posted, focus],
      ['ams1-core-prod', ['readGateways'], 'gateway'],
    );
    const gateways = { reading: false, items: [{ id: 'vgw-0123456789abcdef0', label: 'One' }] };
    const read = play(state, answer(versioned({ type: 'gateways', gateways })), {
      type: 'setMode',
      mode: 'allocate',
    });
    assert.deepEqual(play(read.state, toCreate).posted, []);
  });

  it('are sent without what belongs to the other', () => {
    const create = play(start(), toCreate, {
      type: 'edit',
      field: 'gateway',
      text: 'vgw-0123456789abcdef0',
    }).state;
    const { post } = step(create, submit);
    assert.ok(post?.type === 'review');
    assert.deepEqual([post.draft.mode, post.draft.ownerAccount], ['create', '']);
  });

  it('are checked against the owner account, with a button to switch to the other one', () => {
    const own = edit('ownerAccount', initial.network.connection.ownerAccount ?? '');
    const { state } = play(start(), own, { type: 'leave', field: 'ownerAccount' });
    assert.equal(shownFindings(state).get('ownerAccount')?.rule, FOR_CONNECTION_OWNER);
    assert.equal(shownFindings(play(state, toCreate).state).get('ownerAccount'), undefined);
  });
});

describe('the three types', () => {
  const to = (interfaceType: AllocationDraft['type']): Action => ({ type: 'setType', interfaceType });

  it('keep what was typed and the focus when they are switched', () => {
    const { state, posted, focus } = play(start(publicDraft), to('private'));
    assert.deepEqual([state.draft, posted, focus], [{ ...publicDraft, type: 'private' }, [], 'type-private']);
    assert.deepEqual(play(state, to('public')).state.draft, publicDraft);
  });

  it('have the gateways read when one needs them', () => {
    const own = start({ ...publicDraft, mode: 'create' });
    assert.deepEqual(play(own, to('transit')).posted, ['readGateways']);
    assert.deepEqual(play(start(), to('transit'), to('public')).posted, []);
  });

  it('keep an MTU that both have, and keep a jumbo MTU jumbo', () => {
    for (const [mtu, after] of [
      ['1500', '1500'],
      ['8500', '8500'],
      ['9001', '8500'],
    ] as const) {
      const { draft } = play(start({ ...validDraft, mtu }), to('transit')).state;
      assert.equal(draft.mtu, after);
    }
  });

  it('are sent without what belongs to another', () => {
    const typed = { ...publicDraft, mtu: '8500', siteLink: 'on', prefixCountIpv4: '500' };
    const sent = (type: AllocationDraft['type'], draft: AllocationDraft) => {
      const { post } = step(play(start(draft), to(type)).state, submit);
      assert.ok(post?.type === 'review', type);
      const { mtu, prefixes, siteLink, prefixCountIpv4 } = post.draft;
      return [mtu, prefixes, siteLink, prefixCountIpv4];
    };
    assert.deepEqual(sent('public', { ...typed, type: 'private' }), ['', publicDraft.prefixes, '', '']);
    assert.deepEqual(sent('transit', typed), ['8500', '', '', '']);
    const own = { ...typed, mode: 'create', gateway: DIRECT_CONNECT_GATEWAY } as const;
    assert.deepEqual(sent('transit', own), ['8500', '', 'on', '500']);
  });

  it('are switched by another command, but not for a request in progress', () => {
    const turn = answer(versioned({ type: 'switchTo', interfaceType: 'transit', mode: 'create' }));
    const { state, posted, focus } = play(start(), turn);
    assert.deepEqual([state.draft.type, state.draft.mode], ['transit', 'create']);
    assert.deepEqual([posted, focus], [['readGateways'], 'gateway']);
    const sending = play(start(), ...send).state;
    assert.deepEqual(step(sending, turn).state, sending);
  });
});

describe('the rows of tags', () => {
  it('are added, changed and removed, and the focus follows', () => {
    const add: Action = { type: 'addTag' };
    const name = (index: number, text: string): Action => ({ type: 'editTag', index, part: 'key', text });
    const three = play(start(), add, name(0, 'a'), add, name(1, 'b'), add, name(2, 'c'));
    assert.equal(three.focus, 'tag-2-key');
    const two = play(three.state, { type: 'removeTag', index: 1 });
    assert.deepEqual(
      two.state.draft.tags.map(({ key }) => key),
      ['a', 'c'],
    );
    assert.equal(two.focus, 'tag-1-key');
    const none = play(two.state, { type: 'removeTag', index: 1 }, { type: 'removeTag', index: 0 });
    assert.deepEqual([none.state.draft.tags, none.focus], [[], 'addTag']);
  });
});

describe('what the page stores', () => {
  const kept = { beginning: initial.beginning, place: initial.place };

  it('is everything but the key, at every step', () => {
    const actions: Action[] = [
      edit('authKey', CANARY),
      { type: 'toggleKey' },
      ...send,
      unknown,
      checkAgain,
      created,
    ];
    let { state } = play(start());
    for (const action of actions) {
      state = step(state, action).state;
      const kept = toKeep(state);
      assert.ok(!JSON.stringify(kept).includes(CANARY), action.type);
      assert.deepEqual(readPageState(kept), kept);
    }
  });

  it('includes no draft once that has become a virtual interface', () => {
    assert.deepEqual(toKeep(play(start(), ...send, created).state).draft, emptyDraft);
  });

  it('takes precedence at the start if no other draft was started since', () => {
    const { beginning, place } = initial;
    const own = versioned({ beginning, place, draft: { ...emptyDraft, vlan: '77' } });
    assert.equal(startState(initial, own).draft.vlan, '77');
    assert.equal(startState({ ...initial, beginning: 'b-2' }, own).draft, initial.draft);
    assert.equal(startState(initial, { ...own, version: 0 }).draft, initial.draft);
  });

  it('restores no key, even if it contained one', () => {
    const own = versioned({ ...kept, draft: { ...validDraft, authKey: CANARY } });
    assert.equal(startState(initial, own).draft.authKey, '');
  });

  it('does not settle an unknown outcome: the extension still keeps the form from sending', () => {
    const outcome = versioned({ type: 'unknown', message: 'Reloaded.' }) as ToPage;
    const state = startState({ ...initial, outcome }, undefined);
    assert.deepEqual(play(state, submit, checkAgain).posted, ['checkAgain']);
  });
});
