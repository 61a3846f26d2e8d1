import type { FieldName } from './rules/rule';

/** The fields that a refusal is about, the one that AWS meant first. */
type Fields = readonly [FieldName, ...FieldName[]];

interface Pattern {
  readonly words: RegExp;
  readonly fields: Fields;
}

const ADDRESSES: Fields = ['customerAddress', 'amazonAddress'];

/**
 * The words in AWS's messages that tell which field is meant. AWS documents no list of its messages, so these come from
 * messages that were seen and from the names of the request's members. The first match decides, so specific patterns
 * come first. To mark another field, add a row.
 */
const patterns: readonly Pattern[] = [
  // Before the others: the message may repeat the name, which may contain any word.
  { words: /interface\s?name/i, fields: ['virtualInterfaceName'] },
  // "Cannot allocate VirtualInterface for the connection owner."
  { words: /connection owner|owner\s?account|account id/i, fields: ['ownerAccount'] },
  { words: /\btags?\b/i, fields: ['tags'] },
  { words: /rate\s?limit/i, fields: ['rateLimit'] },
  { words: /route\s?filter|\bprefix(es)? \S+ (is|are|and)\b|not a prefix/i, fields: ['prefixes'] },
  // "The virtual interfaces on … can be allocated at most 10000 prefixes.": a gateway's id is a UUID.
  {
    words: /\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-.*\bprefixes\b/i,
    fields: ['gateway', 'prefixCountIpv4', 'prefixCountIpv6'],
  },
  { words: /prefixPoolAllocatedCountIpv6/i, fields: ['prefixCountIpv6'] },
  { words: /prefix\s?pool|allocated.* prefixes/i, fields: ['prefixCountIpv4'] },
  { words: /site\s?link/i, fields: ['siteLink', 'gateway'] },
  // "The limit of 30 virtual interfaces on …": a Direct Connect gateway's id is a UUID.
  { words: /\blimit\b.*(gateway|\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-)/i, fields: ['gateway'] },
  // "The limit of 50 … is reached", "Hosted connection … already has its one virtual interface."
  { words: /\b(limit|quota|maximum number|too many)\b|already has its/i, fields: ['connection'] },
  { words: /\bvlans?\b/i, fields: ['vlan'] },
  { words: /\bmtu\b|jumbo/i, fields: ['mtu'] },
  // "Amazon Address is address 0 on its subnet.", "Amazon Address and Customer Address must be in the same CIDR"
  { words: /^\W*amazon\s?address(?! and)/i, fields: ['amazonAddress', 'customerAddress'] },
  { words: /address\s?family/i, fields: ['addressFamily'] },
  {
    words: /(amazon|customer|peer|bgp|\bip(v[46])?)\s?address|\bpeer ip\b|\bcidr\b|overlap|subnet|broadcast/i,
    fields: ADDRESSES,
  },
  { words: /auth\w*\s?key|\bmd5\b|\bbgp key\b/i, fields: ['authKey'] },
  // "Gateway vgw-… is in state pending."
  { words: /gateway|\bvgw-/i, fields: ['gateway'] },
  { words: /\basn(long)?\b|autonomous system|\bas number/i, fields: ['asn'] },
  { words: /\bname\b/i, fields: ['virtualInterfaceName'] },
  // "Could not find Connection with ID …", "… failed. dxcon-… is in state requested"
  { words: /\bdx(con|lag)-|could not find (connection|lag)|\bconnection\b|\blag\b/i, fields: ['connection'] },
];

/** Codes that name a field by themselves. Source: the service model's errors. */
const codes: Readonly<Record<string, Fields>> = {
  DuplicateTagKeysException: ['tags'],
  TooManyTagsException: ['tags'],
  LimitExceededException: ['rateLimit'],
};

/** The code of a request whose parameters are wrong. Other refusals, such as a denial, are not about a field. */
const WRONG_PARAMETERS = 'DirectConnectClientException';

/**
 * The fields of the form that AWS's refusal is about, in the order in which they are to be marked.
 * @param code AWS's error code.
 * @param words AWS's own message.
 * @returns undefined when neither names a field.
 */
export function refusedFields(code: string, words: string): Fields | undefined {
  const named = Object.hasOwn(codes, code) ? codes[code] : undefined;
  if (named || code !== WRONG_PARAMETERS) return named;
  return patterns.find((pattern) => pattern.words.test(words))?.fields;
}
