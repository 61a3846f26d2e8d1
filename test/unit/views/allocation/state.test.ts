import assert from 'node:assert/strict';
import { emptyDraft } from '../../../../src/directconnect/allocation/draft';
import type { AllocationDraft } from '../../../../src/directconnect/allocation/draft';
import {
  isLocked,
  shownFindings,
  startState,
  step,
  toKeep,
} from '../../../../src/views/allocation/form/state';
import type { Action, FormState } from '../../../../src/views/allocation/form/state';
import { readPageState, versioned } from '../../../../src/views/allocation/messages';
import type { ToPage } from '../../../../src/views/allocation/messages';
import { validDraft } from '../../directconnect/allocation/drafts';
import { initial } from './initial';

const CANARY = 'canary-9d1e-bgp-key';
const start = (draft: AllocationDraft = validDraft) => startState({ ...initial, draft }, undefined);

/** Plays actions one after another, and gathers what was posted. */
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
const checkAgain: Action = { type: 'checkAgain' };
const edit = (field: 'vlan' | 'authKey' | 'addressFamily' | 'customerAddress', text: string): Action => ({
  type: 'edit',
  field,
  text,
});
const answer = (message: ToPage): Action => ({ type: 'answer', message });
const refused = answer(versioned({ type: 'refused', words: 'In use.', code: 'C', advice: 'Change it.' }));
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
  it('posts exactly one submit, however often it is pressed', () => {
    const { state, posted, focus } = play(start(), submit, submit, edit('vlan', '5'), submit, submit);
    assert.deepEqual(posted, ['submit']);
    assert.equal(focus, 'outcome');
    assert.equal(state.draft.vlan, '101', 'what is under way is not changed');
  });

  it('posts the draft, the key with it', () => {
    const { post } = step(start({ ...validDraft, authKey: CANARY }), submit);
    assert.deepEqual(post, versioned({ type: 'submit', draft: { ...validDraft, authKey: CANARY } }));
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

  it('goes to the first wrong field in the order of the form, passing by warnings', () => {
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
    assert.equal(play(start(), submit, answer(tagsRefused)).focus, 'addTag');
  });

  it('sends no addresses for IPv6, yet keeps what was typed', () => {
    const typed = play(start(), edit('customerAddress', '10.0.0.1/30'), edit('addressFamily', 'ipv6')).state;
    const { post, state } = step(typed, submit);
    assert.equal(post?.type === 'submit' && post.draft.customerAddress, '');
    const back = play(state, notSent, edit('addressFamily', 'ipv4')).state;
    assert.equal(back.draft.customerAddress, '10.0.0.1/30');
  });
});

describe('what the extension answers', () => {
  for (const [name, message] of Object.entries({ refused, notSent })) {
    it(`${name}: the values are kept, and it may be sent again`, () => {
      const { state, posted, focus } = play(start({ ...validDraft, authKey: CANARY }), submit, message);
      assert.deepEqual(state.draft, { ...validDraft, authKey: CANARY });
      assert.equal(isLocked(state), false);
      assert.deepEqual([posted, focus], [['submit'], 'outcome']);
      assert.deepEqual(play(state, submit).posted, ['submit']);
    });
  }

  it('invalid: its finding is shown until the draft changes, and takes the focus', () => {
    const { state, focus } = play(start(), submit, vlanInUse);
    assert.equal(focus, 'vlan');
    assert.equal(shownFindings(state).get('vlan')?.message, 'In use.');
    assert.equal(shownFindings(play(state, edit('vlan', '102')).state).size, 0);
  });

  it('unknown: nothing is sent or changed until it is settled', () => {
    const { state, posted } = play(start(), submit, unknown, submit, edit('vlan', '5'), submit);
    assert.deepEqual(posted, ['submit']);
    assert.equal(state.draft.vlan, '101');
  });

  it('unknown: one Check Again at a time, which may end in each way', () => {
    const doubt = play(start(), submit, unknown).state;
    assert.deepEqual(play(doubt, checkAgain, checkAgain, submit).posted, ['checkAgain']);
    assert.deepEqual(play(doubt, checkAgain, unknown, checkAgain).posted, ['checkAgain', 'checkAgain']);
    assert.equal(play(doubt, checkAgain, created).state.outcome?.type, 'created');
    assert.deepEqual(play(doubt, checkAgain, notSent, submit).posted, ['checkAgain', 'submit']);
  });

  it('created: the key is gone, and the form stays read-only whatever follows', () => {
    const { state } = play(start({ ...validDraft, authKey: CANARY }), { type: 'toggleKey' }, submit, created);
    assert.ok(!JSON.stringify(state).includes(CANARY));
    assert.equal(state.keyShown, false);
    const after = play(state, notSent, vlanInUse, submit, edit('vlan', '5'), checkAgain);
    assert.deepEqual([after.posted, after.state], [[], state]);
    assert.equal(shownFindings(state).size, 0);
  });

  it('created: the configuration can be opened, and not before', () => {
    const open: Action = { type: 'openConfiguration' };
    assert.deepEqual(play(start(), open, checkAgain, submit, open, created, open).posted, [
      'submit',
      'openConfiguration',
    ]);
  });
});

describe('what is wrong with a field', () => {
  it('is shown once the field was left, and follows what is typed', () => {
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

describe('what the page keeps', () => {
  it('is all but the key, at every step', () => {
    const actions: Action[] = [
      edit('authKey', CANARY),
      { type: 'toggleKey' },
      submit,
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

  it('is no draft once that has become a virtual interface', () => {
    assert.deepEqual(toKeep(play(start(), submit, created).state).draft, emptyDraft);
  });

  it('wins at the start when it is for the same connection', () => {
    const own = versioned({ place: initial.place, draft: { ...emptyDraft, vlan: '77' } });
    assert.equal(startState(initial, own).draft.vlan, '77');
    for (const place of [
      { ...initial.place, profile: 'x' },
      { ...initial.place, region: 'x' },
      { ...initial.place, connectionId: 'x' },
    ]) {
      assert.equal(startState(initial, { ...own, place }).draft, initial.draft);
    }
    assert.equal(startState(initial, { ...own, version: 0 }).draft, initial.draft);
  });

  it('brings no key, even if one were in it', () => {
    const own = versioned({ place: initial.place, draft: { ...validDraft, authKey: CANARY } });
    assert.equal(startState(initial, own).draft.authKey, '');
  });

  it('does not settle a doubt: what the extension says at the start keeps the form from sending', () => {
    const outcome = versioned({ type: 'unknown', message: 'Reloaded.' }) as ToPage;
    const state = startState({ ...initial, outcome }, undefined);
    assert.deepEqual(play(state, submit, checkAgain).posted, ['checkAgain']);
  });
});
