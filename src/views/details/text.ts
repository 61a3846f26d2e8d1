import * as l10n from '@vscode/l10n';
import { Document, Scalar, isMap, isPair, isScalar, visit } from '../../yaml';
import type { Place } from '../../aws/session/place';
import { displayName } from '../../directconnect/resources/resources';
import type { Inventory } from '../../directconnect/resources/resources';
import type { Answers, ResourceKind } from '../../directconnect/kinds/kind';
import { subjectById, subjectFrom } from '../../directconnect/kinds/subject';
import type { ResourceSubject, SubjectOf } from '../../directconnect/kinds/subject';
import { accountLabel, regionLabel } from '../../directconnect/labels';
import type { KnownNames } from '../../directconnect/labels';
import { cityOf } from '../../directconnect/regions/regions';
import { visible } from '../../directconnect/text';
import { MASK } from '../../routers/mask';

/** The content of a details document. */
export interface Details {
  readonly place: Place;
  /** The profile's account, if known. */
  readonly account: string | undefined;
  /** Milliseconds since the epoch. */
  readonly readAt: number;
  /** Why it could not be read again, in plain words. */
  readonly trouble: string | undefined;
  readonly inventory: Inventory;
  readonly names: KnownNames;
}

/** Characters that hide or reorder the text around them. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

function escaped(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return point > 0xffff
    ? `\\U${point.toString(16).padStart(8, '0')}`
    : `\\u${point.toString(16).padStart(4, '0')}`;
}

/** The secret fields, wherever they occur in an answer. */
const SECRETS: ReadonlySet<string> = new Set(['authKey', 'customerRouterConfig']);

const withMasks = (answer: object): unknown =>
  JSON.parse(JSON.stringify(answer), (name, value: unknown) => (SECRETS.has(name) ? MASK : value));

/** Each kind's answer as AWS gives it, with a mask instead of each secret: the secrets themselves are not stored. */
const answers: { readonly [Of in ResourceKind]: (resource: Answers[Of], inventory: Inventory) => object } = {
  connection: (resource) => resource,
  interconnect: (resource) => resource,
  lag: (resource, { connections }) => ({
    ...resource,
    connections: connections.filter(({ lagId }) => lagId === resource.lagId),
  }),
  virtualInterface: ({ bgpPeers, ...fields }) => ({
    ...fields,
    ...(bgpPeers && { bgpPeers: bgpPeers.map((peer) => ({ ...peer, authKey: MASK })) }),
    authKey: MASK,
    customerRouterConfig: MASK,
  }),
};

const answerOf = <Of extends ResourceKind>({ kind, resource }: SubjectOf<Of>, inventory: Inventory) =>
  answers[kind](resource, inventory);

function row({ id, name, state }: ResourceSubject): string {
  const words = [name && displayName(name, id), state].filter(Boolean).join(' · ');
  return `  ${id}  ${visible(words)}`.trimEnd();
}

/** What is on it but not in its own answer. */
function neighbors(id: string, inventory: Inventory): string {
  const lists: [string, ResourceSubject[]][] = [
    [
      l10n.t('Virtual interfaces on it:'),
      inventory.virtualInterfaces
        .filter(({ connectionId }) => connectionId === id)
        .map((one) => subjectFrom('virtualInterface', one)),
    ],
    [
      l10n.t('Hosted connections on it:'),
      inventory.provisionedConnections
        .filter(({ provisionedOn }) => provisionedOn === id)
        .map(({ connection }) => subjectFrom('connection', connection)),
    ],
  ];
  return lists
    .filter(([, subjects]) => subjects.length > 0)
    .map(([title, subjects]) => [` ${title}`, ...subjects.map(row)].join('\n'))
    .join('\n');
}

function heading({ place, account, readAt, trouble, names }: Details): string {
  const read = new Date(readAt)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
  return [
    l10n.t('Profile: {0}', visible(place.profile)),
    l10n.t('Region: {0}', regionLabel(place.region)),
    ...(account ? [l10n.t('Account: {0}', accountLabel(account, names.accounts.get(account)))] : []),
    l10n.t('Read: {0}', read),
    ...(trouble ? [l10n.t('It could not be read again: {0}', visible(trouble))] : []),
  ]
    .map((line) => ` ${line}`)
    .join('\n');
}

/** The document shows exactly what AWS sent, but invisible characters are escaped. */
function escapeInvisible(document: Document): void {
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value === 'string' && UNSEEN.test(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
}

function explainMasks(document: Document): void {
  const why = ` ${l10n.t('Masked, if set. Open Router Configuration shows it')}`;
  visit(document, {
    Map(_key, node) {
      for (const pair of node.items) {
        if (!isPair(pair) || !isScalar(pair.key) || !isScalar(pair.value)) continue;
        const secret = SECRETS.has(String(pair.key.value));
        if (secret && pair.value.value === MASK) pair.value.comment = why;
      }
    },
  });
}

/** For each field that contains a code: how to find the name for it. */
const namesOfFields: Readonly<Record<string, (code: string, names: KnownNames) => string | undefined>> = {
  location: (code, { locations }) => locations.get(code),
  ownerAccount: (code, { accounts }) => accounts.get(code),
  region: cityOf,
};

/** Puts the names of locations, regions and accounts beside their codes, as comments. */
function nameCodes(document: Document, names: KnownNames): void {
  visit(document, {
    Pair(_key, { key, value }) {
      if (!isScalar(key) || !isScalar(value) || typeof value.value !== 'string') return;
      const field = String(key.value);
      const nameOf = Object.hasOwn(namesOfFields, field) ? namesOfFields[field] : undefined;
      const name = nameOf?.(value.value, names);
      if (name && name !== value.value) value.comment = ` ${visible(name)}`;
    },
  });
}

/** The document of a resource; `undefined` if the inventory does not contain it. */
export function detailsText(details: Details & { readonly id: string }): string | undefined {
  const subject = subjectById(details.inventory, details.id);
  return subject && subjectText(subject, details);
}

/** A resource as YAML: every field under the API's own name, whether or not this version knows it. */
export function subjectText(subject: ResourceSubject, details: Details): string {
  const { inventory, names } = details;
  const document = new Document(withMasks(answerOf(subject, inventory)));
  escapeInvisible(document);
  explainMasks(document);
  nameCodes(document, names);
  document.commentBefore = heading(details);
  const after = neighbors(subject.id, inventory);
  if (after && isMap(document.contents)) document.comment = after;
  return document
    .toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER })
    .replace(/[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}]/gu, escaped);
}
