import * as l10n from '@vscode/l10n';
import type { RouteFilters } from '../api';
import { parseAsn } from '../addressing/asn';
import { readPrefixes } from '../addressing/prefixes';
import { directions, families } from './routes';

/** How many prefixes a request may name. Source: Direct Connect service model, RouteFilters. */
const MAX_PREFIXES = 10;

/** A filter as typed, or what is wrong with it. */
export type FilterRead =
  | { readonly filters: RouteFilters; readonly problem?: undefined }
  | { readonly filters?: undefined; readonly problem: string };

/** What a word of a filter adds to it, or what is wrong with the word. */
type WordRead = ((filters: RouteFilters) => RouteFilters) | string;

const isOneOf = <Known extends string>(known: readonly Known[], word: string): word is Known =>
  known.some((one) => one === word);

function readPrefix(word: string): WordRead {
  const { prefixes, wrong } = readPrefixes(word);
  const [prefix] = prefixes;
  if (prefix && wrong.length === 0) {
    return ({ cidrs = [], ...rest }) => ({ ...rest, cidrs: [...new Set([...cidrs, prefix.cidr])] });
  }
  const meant = wrong[0]?.meant;
  return meant === undefined
    ? l10n.t('{0} is not a prefix such as 10.0.0.0/8 or 2001:db8::/48.', word)
    : l10n.t('{0} has host bits set. Enter {1}.', word, meant);
}

/** Reads one word; its form tells what it is. */
function readWord(word: string): WordRead {
  if (isOneOf(directions, word)) return (filters) => ({ ...filters, routeDirection: word });
  if (isOneOf(families, word)) return (filters) => ({ ...filters, addressFamily: word });
  if (word.includes('/')) return readPrefix(word);
  if (/^\d{1,10}:\d{1,10}$/.test(word)) {
    return ({ communities = [], ...rest }) => ({
      ...rest,
      communities: [...new Set([...communities, word])],
    });
  }
  const asn = parseAsn(word);
  if (asn !== undefined) return ({ asPath = [], ...rest }) => ({ ...rest, asPath: [...asPath, asn] });
  return l10n.t(
    'Unknown word "{0}". Use accepted or advertised, ipv4 or ipv6, prefixes with their length, ASNs, and communities such as 7224:7100.',
    word,
  );
}

/**
 * Reads a filter of routes as it is typed: words for what the operation can filter by, such as
 * `accepted ipv4 10.0.0.0/8 65010 7224:7300`. Nothing typed is no filter.
 */
export function readFilter(text: string): FilterRead {
  let filters: RouteFilters = {};
  for (const word of text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean)) {
    const read = readWord(word);
    if (typeof read === 'string') return { problem: read };
    const next = read(filters);
    const isTwice = (['routeDirection', 'addressFamily'] as const).some(
      (one) => filters[one] !== undefined && next[one] !== filters[one],
    );
    if (isTwice)
      return {
        problem: l10n.t(
          'Use only one direction and one address family: remove "{0}" or the other one.',
          word,
        ),
      };
    filters = next;
  }
  return (filters.cidrs?.length ?? 0) > MAX_PREFIXES
    ? { problem: l10n.t('AWS filters by at most {0} prefixes at a time. Remove some.', MAX_PREFIXES) }
    : { filters };
}

/** A filter as text, in the normalized form that a document's address contains. Empty if there is none. */
export const filterText = ({
  routeDirection,
  addressFamily,
  cidrs = [],
  asPath = [],
  communities = [],
}: RouteFilters): string =>
  [routeDirection, addressFamily, ...cidrs, ...asPath, ...communities].filter(Boolean).join(' ');

/** True when a filter may leave out prefixes of a family that AWS accepts, so that they can't be counted. */
export const hidesAccepted = (
  { routeDirection, addressFamily, cidrs = [], asPath = [], communities = [] }: RouteFilters,
  family: string,
): boolean =>
  routeDirection === 'advertised' ||
  (addressFamily !== undefined && addressFamily !== family) ||
  cidrs.length + asPath.length + communities.length > 0;
