import * as l10n from '@vscode/l10n';
import { parseIpv4Interface } from '../addressing/ipv4';
import { parseIpv6Interface } from '../addressing/ipv6';
import { resourceKinds } from '../kinds';
import { arnOf } from '../kinds/arn';
import type { ResourceKind, Word } from '../kinds/kind';
import type { SubjectOf } from '../kinds/subject';
import { stateWords } from '../resources/states';

/** The text by which a resource is found. */
export interface SearchText {
  /** Everything that its row and tooltip show, in lower case, each word or phrase between line feeds. */
  readonly text: string;
  /** The subnets of its peers, as `bitsOf` writes them. */
  readonly subnets: readonly string[];
}

/**
 * An address or network as its family and the bits of its prefix, as digits: one network contains another if its bits
 * are a prefix of the other's.
 */
export function bitsOf(text: string): string | undefined {
  const withPrefix = (length: number) => (text.includes('/') ? text : `${text}/${length}`);
  const ipv4 = parseIpv4Interface(withPrefix(32));
  if (ipv4) return `4:${ipv4.address.toString(2).padStart(32, '0').slice(0, ipv4.prefixLength)}`;
  const ipv6 = parseIpv6Interface(withPrefix(128));
  if (!ipv6) return undefined;
  const digits = ipv6.groups.map((group) => group.toString(2).padStart(16, '0')).join('');
  return `6:${digits.slice(0, ipv6.prefixLength)}`;
}

/** The same text for words that don't belong to the resource itself, such as the name of its profile. */
export function linesOf(words: readonly Word[]): string {
  const lines = new Lines();
  for (const word of words) lines.add(word);
  return lines.toString();
}

/** Words and phrases, one per line. A string from the start, since it is built for thousands of rows at a key press. */
class Lines {
  private text = '';

  /** With a 4-byte ASN, `asn` is 0, which nobody should find. */
  add(word: Word): void {
    if (!word) return;
    this.text += `\n${typeof word === 'string' && word.includes('\n') ? word.replaceAll('\n', ' ') : word}`;
  }

  /**
   * Adds every string and number of an answer, whatever its field, since the tooltip shows them all. A session's status
   * is added in our own words instead: a session that can't be lost is not down.
   */
  addAll(value: unknown): void {
    if (typeof value === 'string' || typeof value === 'number') this.add(value);
    else if (typeof value === 'object' && value !== null) {
      for (const [field, below] of Object.entries(value)) if (field !== 'bgpStatus') this.addAll(below);
    }
  }

  toString(): string {
    return `${this.text}\n`.toLowerCase();
  }
}

function textOf<Of extends ResourceKind>({
  id,
  kind,
  ownerAccount,
  state,
  resource,
}: SubjectOf<Of>): SearchText {
  const { regionOf, tagsOf, search } = resourceKinds[kind];
  const region = regionOf(resource);
  const addresses = search.addressesOf(resource);
  const lines = new Lines();
  lines.addAll(resource);
  lines.add(stateWords(state).label);
  for (const word of search.wordsOf(resource)) lines.add(word);
  if (ownerAccount) lines.add(l10n.t('owner {0}', ownerAccount));
  if (region && ownerAccount && id) lines.add(arnOf(kind, region, ownerAccount, id));
  for (const address of addresses) lines.add(address.split('/', 1)[0]);
  for (const { key, value } of tagsOf(resource) ?? []) {
    if (!value) continue;
    lines.add(`${key}=${value}`);
    lines.add(`${key} = ${value}`);
  }
  return {
    text: lines.toString(),
    subnets: [...new Set(addresses.flatMap((address) => bitsOf(address) ?? []))],
  };
}

/**
 * The texts, by the last character of the id and then by the resource: a single map of a hundred thousand would block
 * everything else each time it grows.
 */
const kept = new Map<string, WeakMap<object, SearchText>>();

function keptLike(id: string): WeakMap<object, SearchText> {
  const end = id.slice(-1);
  const there = kept.get(end);
  if (there) return there;
  const made = new WeakMap<object, SearchText>();
  kept.set(end, made);
  return made;
}

/** The text by which a resource is found, in both *Find* and *Filter*. It is built once per answer from AWS. */
export function searchTextOf<Of extends ResourceKind>(subject: SubjectOf<Of>): SearchText {
  const texts = keptLike(subject.id);
  const there = texts.get(subject.resource);
  if (there) return there;
  const made = textOf(subject);
  texts.set(subject.resource, made);
  return made;
}
