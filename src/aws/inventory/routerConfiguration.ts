import type { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import * as l10n from '@vscode/l10n';
import { Failure } from '../failure';
import type { RouterConfiguration } from '../session/session';
import { ask } from '../transport/invoke';
import { readVirtualInterfaces } from './lists';

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (whole, decimal, hex, name) => {
      if (typeof name === 'string') return entities[name.toLowerCase()] ?? whole;
      const point = typeof hex === 'string' ? parseInt(hex, 16) : Number(decimal);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}

/** The text of an XML element: CDATA as it is, without comments and nested tags. */
function textIn(content: string): string {
  return content
    .replace(/<!--[^]*?-->/g, '')
    .split(/(<!\[CDATA\[[^]*?\]\]>)/)
    .map((part) => /^<!\[CDATA\[([^]*)\]\]>$/.exec(part)?.[1] ?? unescaped(part.replace(/<[^<>]*>/g, '')))
    .join('')
    .trim();
}

/**
 * The keys in AWS's XML, whatever attributes or prefixes their elements have. They may appear nowhere else in the
 * answer, but router configurations repeat them, so they must be known in order to be masked there.
 */
export function keysInXml(xml: string): string[] {
  return [
    ...xml.matchAll(/<((?:[\w.-]+:)?(?:ipv6_)?bgp_auth_key)(?:\s[^<>]*)?(?<!\/)>([^]*?)<\/\1\s*>/gi),
  ].flatMap(([, , content = '']) => textIn(content) || []);
}

/**
 * Reads the router configuration (XML) of one virtual interface, with its keys.
 * @throws Failure of kind `refused` when the account has no such virtual interface in this region.
 */
async function ownDescription(
  reader: DirectConnectClient,
  virtualInterfaceId: string,
  signal?: AbortSignal,
): Promise<RouterConfiguration> {
  const [found] = await readVirtualInterfaces(
    reader,
    { virtualInterfaceId },
    (described): RouterConfiguration => {
      const { customerRouterConfig: text = '', authKey, bgpPeers } = described;
      const keys = [authKey, ...(bgpPeers ?? []).map((peer) => peer.authKey)].flatMap((key) => key || []);
      return { text, keys: [...new Set([...keys, ...keysInXml(text)])], described };
    },
    signal,
  );
  if (!found) {
    throw new Failure(
      'refused',
      l10n.t('There is no virtual interface {0} in this account and region.', virtualInterfaceId),
      l10n.t('It may have been deleted; refresh the Direct Connect view.'),
    );
  }
  return found;
}

/**
 * Reads a router configuration, with its keys.
 * @param routerType the identifier of an AWS router type; without one, AWS's XML is returned.
 * @throws Failure of kind `refused` when the virtual interface or the router type does not exist.
 */
export async function routerConfigurationOf(
  reader: DirectConnectClient,
  virtualInterfaceId: string,
  routerType?: string,
  signal?: AbortSignal,
): Promise<RouterConfiguration> {
  const own = await ownDescription(reader, virtualInterfaceId, signal);
  if (routerType === undefined) return own;
  const { customerRouterConfig } = await ask(
    reader,
    'DescribeRouterConfiguration',
    { virtualInterfaceId, routerTypeIdentifier: routerType },
    signal,
  );
  return { ...own, text: customerRouterConfig ?? '' };
}
