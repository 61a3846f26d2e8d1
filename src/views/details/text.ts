import * as l10n from '@vscode/l10n';
import { Document, Scalar, isMap, isPair, isScalar, visit } from 'yaml';
import type { Place } from '../../aws/session/place';
import { displayName } from '../../directconnect/resources/resources';
import type { Inventory } from '../../directconnect/resources/resources';
import { ofConnection, ofVirtualInterface } from '../../directconnect/resources/subject';
import type { Subject } from '../../directconnect/resources/subject';
import { visible } from '../../directconnect/text';
import { MASK } from '../../routers/mask';

/** What a document of details tells. */
export interface Details {
  readonly place: Place;
  /** Who the profile is, where that is known. */
  readonly account: string | undefined;
  /** Milliseconds since the epoch. */
  readonly readAt: number;
  /** Why it could not be read again since, in plain words. */
  readonly trouble: string | undefined;
  readonly subject: Subject;
  readonly inventory: Inventory;
}

/** Characters that hide or reorder what stands beside them. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

function escaped(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return point > 0xffff
    ? `\\U${point.toString(16).padStart(8, '0')}`
    : `\\u${point.toString(16).padStart(4, '0')}`;
}

/** The fields that are secrets, wherever in an answer they stand. */
const SECRETS: ReadonlySet<string> = new Set(['authKey', 'customerRouterConfig']);

const withMasks = (answer: object): unknown =>
  JSON.parse(JSON.stringify(answer), (name, value: unknown) => (SECRETS.has(name) ? MASK : value));

/** The answer as AWS gives it, with a mask in the place of each secret: those themselves are kept nowhere. */
function answerOf({ subject, inventory }: Details): object {
  if (subject.kind === 'lag') {
    return {
      ...subject.resource,
      connections: inventory.connections.filter(({ lagId }) => lagId === subject.id),
    };
  }
  if (subject.kind !== 'virtualInterface') return subject.resource;
  const { bgpPeers, ...fields } = subject.resource;
  return {
    ...fields,
    ...(bgpPeers && { bgpPeers: bgpPeers.map((peer) => ({ ...peer, authKey: MASK })) }),
    authKey: MASK,
    customerRouterConfig: MASK,
  };
}

function row({ id, name, state }: Subject): string {
  const words = [name && displayName(name, id), state].filter(Boolean).join(' · ');
  return `  ${id}  ${visible(words)}`.trimEnd();
}

/** What stands on it, and is not in its own answer. */
function neighbours({ subject: { id, kind }, inventory }: Details): string {
  if (kind === 'virtualInterface') return '';
  const lists: [string, Subject[]][] = [
    [
      l10n.t('Virtual interfaces on it:'),
      inventory.virtualInterfaces
        .filter(({ connectionId }) => connectionId === id)
        .map((virtualInterface) => ofVirtualInterface(virtualInterface)),
    ],
    [
      l10n.t('Hosted connections on it:'),
      inventory.provisionedConnections
        .filter(({ provisionedOn }) => provisionedOn === id)
        .map(({ connection }) => ofConnection(connection)),
    ],
  ];
  return lists
    .filter(([, subjects]) => subjects.length > 0)
    .map(([title, subjects]) => [` ${title}`, ...subjects.map(row)].join('\n'))
    .join('\n');
}

function heading({ place, account, readAt, trouble }: Details): string {
  const read = new Date(readAt)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
  return [
    l10n.t('Profile: {0}', visible(place.profile)),
    l10n.t('Region: {0}', place.region),
    ...(account ? [l10n.t('Account: {0}', visible(account))] : []),
    l10n.t('Read: {0}', read),
    ...(trouble ? [l10n.t('It could not be read again since: {0}', visible(trouble))] : []),
  ]
    .map((line) => ` ${line}`)
    .join('\n');
}

/** What stands in the document is what AWS sent, but nothing in it may hide: such characters are written as escapes. */
function makeSeen(document: Document): void {
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value === 'string' && UNSEEN.test(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
}

function explainMasks(document: Document): void {
  const why = ` ${l10n.t('Masked, if there is one: Open Router Configuration shows it')}`;
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

/**
 * A resource as YAML: every field it has, under the API's own names, whether this version knows it or not.
 */
export function detailsText(details: Details): string {
  const document = new Document(withMasks(answerOf(details)));
  makeSeen(document);
  explainMasks(document);
  document.commentBefore = heading(details);
  const after = neighbours(details);
  if (after && isMap(document.contents)) document.comment = after;
  return document
    .toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER })
    .replace(/[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}]/gu, escaped);
}

/** Gives this bundle, which has its own copy of the library, the words of the display language. */
export const speak = (contents: Record<string, string>) => l10n.config({ contents });
