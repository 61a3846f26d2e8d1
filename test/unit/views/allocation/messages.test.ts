import assert from 'node:assert/strict';
import {
  readFromPage,
  readInitial,
  readPageState,
  readToPage,
  versioned,
} from '../../../../src/views/allocation/messages';
import { network, validDraft } from '../../directconnect/allocation/drafts';
import { initial } from './initial';

const fromPage = [
  { type: 'submit', draft: { ...validDraft, tags: [{ key: 'a', value: '' }] } },
  { type: 'checkAgain' },
  { type: 'openConfiguration' },
  { type: 'cancel' },
  { type: 'review', draft: validDraft },
  { type: 'copyKey', text: 'k' },
  { type: 'openCode', format: 'terraform' },
  { type: 'saveTemplate', draft: validDraft },
  { type: 'acceptWith', profile: 'p' },
  { type: 'accept', gateway: 'vgw-1' },
] as const;

const toPage = [
  { type: 'invalid', findings: [{ rule: 'vlan.free', field: 'vlan', level: 'block', message: 'No.' }] },
  { type: 'refused', words: '<b>', code: 'DirectConnectClientException', advice: '', fields: ['vlan'] },
  { type: 'notSent', message: 'No route.' },
  { type: 'unknown', message: 'No answer.' },
  { type: 'created', virtualInterfaceId: 'dxvif-1', message: '' },
  { type: 'network', network },
  { type: 'gateways', gateways: { reading: false, items: [{ id: 'vgw-1', label: '<b>' }], notice: 'None.' } },
  {
    type: 'progress',
    progress: {
      summary: 'One',
      observed: {
        ...{
          type: 'private',
          mode: 'allocate',
          sentAt: 1,
          answer: { kind: 'created', at: 2 },
          ownerReachable: true,
        },
        states: [{ state: 'confirming', at: 3 }],
      },
    },
  },
  {
    type: 'acceptance',
    acceptance: {
      type: 'private',
      ownerAccount: '1',
      profiles: ['p'],
      outcome: { type: 'refused', message: '' },
    },
  },
  {
    type: 'reviewed',
    review: { sentence: '', rows: [], code: [{ format: 'json', label: 'JSON', text: '{}' }] },
  },
  { type: 'draft', draft: validDraft, notice: '' },
  { type: 'switchTo', interfaceType: 'transit', mode: 'create' },
] as const;

/** The received object is never the one that was sent. */
const sent = (message: object): object => JSON.parse(JSON.stringify(message)) as object;

/** What may be missing: from the start, or from one message. */
const optional = new Set(['l10n', 'restored', 'hadKey', 'acceptWith profile', 'acceptance acceptance']);

const parties = [
  { name: 'from the page', read: readFromPage, messages: fromPage.map((message) => versioned(message)) },
  {
    name: 'to the page',
    read: readToPage,
    messages: toPage.map((message) => ({ version: 3 as const, ...message })),
  },
  {
    name: 'at the start',
    read: readInitial,
    messages: [initial, { ...initial, l10n: { Name: 'Nom' }, restored: { keyLost: true } }],
  },
  {
    name: 'kept by the page',
    read: readPageState,
    messages: [
      versioned({ beginning: 'b', place: initial.place, draft: validDraft }),
      versioned({ beginning: 'b', place: initial.place, draft: validDraft, hadKey: true }),
    ],
  },
];

for (const { name, read, messages } of parties) {
  describe(`messages ${name}`, () => {
    for (const message of messages) {
      const label = 'type' in message ? message.type : Object.keys(message).join(', ');

      it(`arrive as they were sent: ${label}`, () => {
        assert.deepEqual(read(sent(message)), message);
      });

      it(`are dropped in another version, with an extra field, or without one: ${label}`, () => {
        assert.equal(read({ ...sent(message), version: 1 }), undefined);
        assert.equal(read({ ...sent(message), version: '2' }), undefined);
        assert.equal(read({ ...sent(message), extra: 1 }), undefined);
        for (const required of Object.keys(message).filter(
          (key) => !optional.has(`${label} ${key}`) && !optional.has(key),
        )) {
          assert.equal(read({ ...sent(message), [required]: undefined }), undefined, required);
        }
      });
    }

    it('are dropped if they are not messages', () => {
      for (const other of [
        undefined,
        null,
        0,
        '',
        'submit',
        [],
        {},
        versioned({ type: 'checkAgain' }).version,
      ]) {
        assert.equal(read(other), undefined);
      }
      assert.equal(read({ version: 3, type: 'bogus' }), undefined);
    });
  });
}

describe('a place that the page stored', () => {
  it('is dropped when its region is not a region', () => {
    const kept = (region: string) =>
      readPageState({
        ...{ version: 3, beginning: 'b', draft: validDraft },
        place: { ...initial.place, region },
      });
    assert.ok(kept('eu-west-1'));
    for (const region of ['', 'US-EAST-1', 'evil.example/', 'us-east-1.evil.example', 'us-east-1\n']) {
      assert.equal(kept(region), undefined, region);
    }
  });
});

describe('a draft in a message', () => {
  const submit = (draft: object) => readFromPage({ version: 3, type: 'submit', draft });

  it('is dropped if a field is not text, is missing, or is unknown', () => {
    assert.ok(submit(validDraft));
    assert.equal(submit({ ...validDraft, vlan: 101 }), undefined);
    assert.equal(submit({ ...validDraft, tags: [{ key: 'a' }] }), undefined);
    assert.equal(submit({ ...validDraft, tags: [{ key: 'a', value: '', extra: '' }] }), undefined);
    assert.equal(submit({ ...validDraft, connectionId: 'dxcon-other' }), undefined);
    const { mtu, ...rest } = validDraft;
    assert.equal(submit(rest), undefined);
  });

  it('can have findings only for its own fields', () => {
    const invalid = (field: string, level: string) =>
      readToPage({
        version: 3,
        type: 'invalid',
        findings: [{ rule: 'vlan.free', field, level, message: '' }],
      });
    assert.ok(invalid('vlan', 'warn'));
    assert.equal(invalid('connectionId', 'warn'), undefined);
    assert.equal(invalid('vlan', 'fatal'), undefined);
  });
});
