import * as l10n from '@vscode/l10n';
import { readAddress } from './addresses';
import type { Address } from './addresses';
import { RouterProblem } from './problem';

/** What a person decides about a configuration, and AWS does not know. Holds no secret: it is in documents' URIs. */
export interface RouterOptions {
  /** The port that the VLAN's sub-interface is on; left out, an example of the dialect. */
  readonly interfaceName?: string;
  /** What is announced to AWS, of both families; nothing else is. */
  readonly prefixes?: readonly string[];
  /** Whether BFD watches the session. Left out: it does not. */
  readonly bfd?: boolean;
  /** Whether a default route is announced to AWS. Left out: none is. */
  readonly defaultRoute?: boolean;
  /** The VRF (on some routers: virtual router, routing instance, VPRN) that all of it is in. It must exist. */
  readonly vrf?: string;
}

/** The most prefixes of a family that AWS can be made to take over a session: AWS Direct Connect quotas. */
const MOST_PREFIXES = 1000;
/** Those of a family that it takes on a private or transit virtual interface until its allocation is raised. */
export const USUAL_PREFIXES = 100;

const words = (message: string) =>
  new RouterProblem(message, l10n.t('Choose Router Options… and correct it.'));

/**
 * Why a port's name can't be written; `undefined` when it can. One word that means nothing else in any dialect: a
 * letter or digit first, no quote, no space, nothing that begins a comment or ends a statement.
 */
export function interfaceNameProblem(name: string): string | undefined {
  if (/^[A-Za-z0-9](?:[\w./:-]{0,46}\w)?$/.test(name)) return undefined;
  return l10n.t('Write the port as the router names it, such as GigabitEthernet0/1 or eth1.');
}

/** Why a VRF's name can't be written; `undefined` when it can. */
export function vrfProblem(name: string): string | undefined {
  if (/^[A-Za-z0-9](?:[\w.-]{0,29}\w)?$/.test(name)) return undefined;
  return l10n.t(
    'Write the VRF as the router names it: at most 31 letters, digits, dots, hyphens and underscores.',
  );
}

/** A prefix without host bits, as it is announced. */
function prefixOf(text: string): Address | string {
  const address = readAddress(text);
  if (!address) return l10n.t('"{0}" is no prefix. Write it like 10.0.0.0/16 or 2001:db8::/48.', text);
  const { network, length } = address;
  if (address.address !== network) {
    return l10n.t('"{0}" is an address in the prefix {1}. Write the prefix.', text, `${network}/${length}`);
  }
  return address;
}

const tooMany = () =>
  l10n.t('AWS takes at most {0} prefixes of an address family over a session.', MOST_PREFIXES);

/** How many prefixes the larger of both families has. */
function mostOfAFamily(prefixes: readonly string[]): number {
  const ofIpv6 = prefixes.filter((prefix) => prefix.includes(':')).length;
  return Math.max(ofIpv6, prefixes.length - ofIpv6);
}

/** What to say of prefixes that may be announced, and may be too many; `undefined` when there is nothing to say. */
export function prefixesWarning(prefixes: readonly string[]): string | undefined {
  const most = mostOfAFamily([...new Set(prefixes)]);
  if (most <= USUAL_PREFIXES) return undefined;
  return l10n.t(
    '{0} prefixes of one address family: AWS accepts {1} on a private or transit virtual interface unless its allocation was raised, and takes BGP down above that.',
    most,
    USUAL_PREFIXES,
  );
}

/** Splits what a person typed at commas and spaces. */
export function splitPrefixes(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}

/** Why prefixes can't be announced; `undefined` when they can. */
export function prefixesProblem(prefixes: readonly string[]): string | undefined {
  if (mostOfAFamily(prefixes) > MOST_PREFIXES) return tooMany();
  return prefixes.map(prefixOf).find((prefix) => typeof prefix === 'string');
}

/** The prefixes as they are announced: each once, in the order in which they were given. @throws RouterProblem. */
export function readPrefixes(prefixes: readonly string[]): Address[] {
  if (mostOfAFamily(prefixes) > MOST_PREFIXES) throw words(tooMany());
  const read = new Map<string, Address>();
  for (const prefix of prefixes.map(prefixOf)) {
    if (typeof prefix === 'string') throw words(prefix);
    read.set(`${prefix.network}/${prefix.length}`, prefix);
  }
  return [...read.values()];
}

/** Holds options to what can be written: they come from a URI, which anyone may have made. @throws RouterProblem. */
export function assertUsable({ interfaceName, vrf }: RouterOptions): void {
  const problem =
    (interfaceName === undefined ? undefined : interfaceNameProblem(interfaceName)) ??
    (vrf === undefined ? undefined : vrfProblem(vrf));
  if (problem) throw words(problem);
}
