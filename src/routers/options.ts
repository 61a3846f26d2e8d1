import * as l10n from '@vscode/l10n';
import { cidr, readAddress, unique } from './addresses';
import type { Address, Family } from './addresses';
import { RouterProblem } from './problem';

/** What the user can choose, if the dialect supports it. */
export type Offer = 'bfd' | 'defaultRoute' | 'vrf';

/** The offers that make sense on a type of virtual interface: on a public one AWS accepts no default route. */
export const offersFor = (type: string | undefined, offers: readonly Offer[]): readonly Offer[] =>
  type === 'public' ? offers.filter((offer) => offer !== 'defaultRoute') : offers;

/**
 * What the user chooses about a configuration and AWS does not know. Contains no secret, since it is part of documents'
 * URIs.
 */
export interface RouterOptions {
  /** The port of the VLAN's sub-interface; if left out, the dialect's example. */
  readonly interfaceName?: string;
  /** The prefixes of both families to announce to AWS; nothing else is announced. */
  readonly prefixes?: readonly string[];
  /** Whether to use BFD. Default: no. */
  readonly bfd?: boolean;
  /** Whether to announce a default route to AWS. Default: no. */
  readonly defaultRoute?: boolean;
  /** The VRF (on some routers: virtual router, routing instance, VPRN) for all of it. It must exist. */
  readonly vrf?: string;
}

/** The highest limit on prefixes of a family per session that AWS can grant: AWS Direct Connect quotas. */
const MAX_PREFIXES = 1000;
/** The default limit on prefixes of a family on a private or transit virtual interface. */
export const DEFAULT_PREFIXES = 100;

const words = (message: string) =>
  new RouterProblem(message, l10n.t('Choose Router Options… or the format again, and correct it.'));

/**
 * Why a port's name is invalid; `undefined` if it is valid. It must be one word without special meaning in any dialect:
 * a letter or digit first, no quotes or spaces, nothing that begins a comment or ends a statement.
 */
export function interfaceNameProblem(name: string): string | undefined {
  if (/^[A-Za-z0-9](?:[\w./:-]{0,46}\w)?$/.test(name)) return undefined;
  return l10n.t('Enter the port as the router names it, such as GigabitEthernet0/1 or eth1.');
}

/**
 * Why a VRF's name is invalid; `undefined` if it is valid.
 * @param management the VRF that only the router's management port can be in.
 */
export function vrfProblem(name: string, management?: RegExp): string | undefined {
  if (management?.test(name)) {
    return l10n.t('Only the management port of such a router can be in the VRF {0}: enter another.', name);
  }
  if (/^[A-Za-z0-9](?:[\w.-]{0,29}\w)?$/.test(name)) return undefined;
  return l10n.t(
    'Enter the VRF as the router names it: at most 31 letters, digits, dots, hyphens and underscores.',
  );
}

/** A prefix in the form in which it is announced, without host bits. */
function prefixOf(text: string): Address | string {
  const address = readAddress(text);
  if (!address) return l10n.t('"{0}" is not a prefix. Enter one such as 10.0.0.0/16 or 2001:db8::/48.', text);
  if (address.address !== address.network) {
    return l10n.t('"{0}" is an address in the prefix {1}. Enter the prefix.', text, cidr(address));
  }
  return address;
}

const tooMany = () =>
  l10n.t('AWS accepts at most {0} prefixes of an address family over a session.', MAX_PREFIXES);

function countsOf(prefixes: readonly string[]): Readonly<Record<Family, number>> {
  const ipv6 = prefixes.filter((prefix) => prefix.includes(':')).length;
  return { ipv4: prefixes.length - ipv6, ipv6 };
}

/** The number of prefixes of the family that has more. */
function mostOfAFamily(prefixes: readonly string[]): number {
  const { ipv4, ipv6 } = countsOf(prefixes);
  return Math.max(ipv4, ipv6);
}

/**
 * A warning about valid prefixes that may be too many for a private or transit virtual interface; `undefined` if there is
 * none.
 * @param allocated how many AWS accepts of each family, where it says so.
 */
export function prefixesWarning(
  prefixes: readonly string[],
  allocated: Readonly<Partial<Record<Family, number | undefined>>> = {},
): string | undefined {
  const counts = countsOf([...new Set(prefixes)]);
  const over = (['ipv4', 'ipv6'] as const).find(
    (family) => counts[family] > (allocated[family] ?? DEFAULT_PREFIXES),
  );
  if (!over) return undefined;
  const [most, granted] = [counts[over], allocated[over]];
  if (granted !== undefined) {
    return l10n.t(
      '{0} prefixes of one address family: {1} are allocated to this virtual interface, and AWS takes BGP down above that.',
      most,
      granted,
    );
  }
  return l10n.t(
    '{0} prefixes of one address family: AWS accepts {1} on a private or transit virtual interface unless its allocation was raised, and takes BGP down above that.',
    most,
    DEFAULT_PREFIXES,
  );
}

/** Splits user input at commas and spaces. */
export function splitPrefixes(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}

/**
 * Why prefixes are invalid; `undefined` if they are valid.
 * @param listed those that AWS has for a public virtual interface.
 */
export function prefixesProblem(
  prefixes: readonly string[],
  listed: readonly string[] = [],
): string | undefined {
  if (mostOfAFamily(prefixes) > MAX_PREFIXES) return tooMany();
  const problem = prefixes.map(prefixOf).find((prefix) => typeof prefix === 'string');
  return (
    problem ??
    unlistedProblem(
      readPrefixes(prefixes),
      listed.flatMap((text) => readAddress(text) ?? []),
    )
  );
}

/** The prefixes in the form in which they are announced: each once, in the given order. @throws RouterProblem. */
export function readPrefixes(prefixes: readonly string[]): Address[] {
  if (mostOfAFamily(prefixes) > MAX_PREFIXES) throw words(tooMany());
  return unique(
    prefixes.map(prefixOf).map((prefix) => {
      if (typeof prefix === 'string') throw words(prefix);
      return prefix;
    }),
  );
}

/** True if a prefix is the other one, or part of it. */
const isIn = (prefix: Address, other: Address): boolean =>
  prefix.family === other.family &&
  prefix.length >= other.length &&
  readAddress(`${prefix.network}/${other.length}`)?.network === other.network;

/**
 * Why AWS would not accept prefixes on a public virtual interface; `undefined` if it does.
 * @param listed the prefixes that AWS lists for it; none if AWS did not return them.
 */
export function unlistedProblem(
  prefixes: readonly Address[],
  listed: readonly Address[],
): string | undefined {
  const unlisted = prefixes.find((prefix) => !listed.some((other) => isIn(prefix, other)));
  if (!unlisted || listed.length === 0) return undefined;
  return l10n.t(
    'AWS would not accept {0}: it is in none of the prefixes that AWS lists for this public virtual interface.',
    cidr(unlisted),
  );
}

/** Validates options, which come from a URI that anyone may have made. @throws RouterProblem. */
export function assertUsable({ interfaceName, vrf }: RouterOptions, managementVrf?: RegExp): void {
  const problem =
    (interfaceName === undefined ? undefined : interfaceNameProblem(interfaceName)) ??
    (vrf === undefined ? undefined : vrfProblem(vrf, managementVrf));
  if (problem) throw words(problem);
}
