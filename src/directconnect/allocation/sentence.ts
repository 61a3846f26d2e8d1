import * as l10n from '@vscode/l10n';
import type { InterfaceType } from '../resources/interfaceTypes';
import { visible } from '../text';
import { partsOf, tagsOf } from './asCode/parts';
import type { Parts } from './asCode/parts';
import type { KnownNetwork } from './knownNetwork';
import type { AllocationRequest } from './request';

/** One line of the review's table. */
export interface ReviewRow {
  readonly label: string;
  readonly value: string;
}

function connectionWords({ facts: { connection } }: KnownNetwork): string {
  const name = visible(connection.name ?? '');
  return name ? `${name} (${connection.id})` : connection.id;
}

/** An account's number, with the name that the user knows. */
export function accountWords(id: string, { facts }: KnownNetwork): string {
  const name = facts.accounts.find((account) => account.id === id)?.names[0];
  return name === undefined ? id : `${id} (${visible(name)})`;
}

/** The type, for the middle of a sentence. */
export function typeWords(type: InterfaceType): string {
  return {
    private: l10n.t('private virtual interface'),
    public: l10n.t('public virtual interface'),
    transit: l10n.t('transit virtual interface'),
  }[type];
}

function ownerWords({ type, ownerAccount, fields }: Parts, known: KnownNetwork): string {
  const name = visible(fields.virtualInterfaceName);
  const vlan = String(fields.vlan);
  if (ownerAccount !== undefined) {
    return l10n.t(
      'Allocate {0} "{1}" on {2}, VLAN {3}, to account {4}.',
      typeWords(type),
      name,
      connectionWords(known),
      vlan,
      accountWords(ownerAccount, known),
    );
  }
  return type === 'public'
    ? l10n.t(
        'Create {0} "{1}" on {2}, VLAN {3}, in the connection’s own account.',
        typeWords(type),
        name,
        connectionWords(known),
        vlan,
      )
    : l10n.t(
        'Create {0} "{1}" on {2}, VLAN {3}, in the connection’s own account, attached to {4}.',
        typeWords(type),
        name,
        connectionWords(known),
        vlan,
        gatewayOf(fields),
      );
}

const gatewayOf = ({ virtualGatewayId, directConnectGatewayId }: Parts['fields']) =>
  virtualGatewayId ?? directConnectGatewayId ?? '';

function addressWords({ customerAddress, amazonAddress, addressFamily }: Parts['fields']): string {
  if (customerAddress && amazonAddress) {
    return l10n.t('Your router’s address is {0}, Amazon’s is {1}.', customerAddress, amazonAddress);
  }
  return addressFamily === 'ipv6'
    ? l10n.t('Amazon assigns both IPv6 addresses.')
    : l10n.t('Amazon assigns both IPv4 addresses (link-local).');
}

function bgpWords({ fields, asn }: Parts): string {
  return fields.authKey
    ? l10n.t('Your BGP ASN is {0}, with your key.', String(asn))
    : l10n.t('Your BGP ASN is {0}, with a key that AWS generates.', String(asn));
}

/** The prefixes of a public virtual interface. */
function prefixWords({ routeFilterPrefixes = [] }: Parts['fields']): string[] {
  const [first, ...more] = routeFilterPrefixes.map(({ cidr = '' }) => cidr);
  if (first === undefined) return [];
  return [
    more.length === 0
      ? l10n.t('You advertise {0}.', first)
      : l10n.t('You advertise {0} prefixes, starting with {1}.', more.length + 1, first),
    l10n.t('AWS reviews the prefixes, which takes up to 72 hours; later, only AWS Support can change them.'),
  ];
}

const acceptedWords = (count: number, family: string) =>
  count === 1
    ? l10n.t('AWS accepts 1 {0} prefix.', family)
    : l10n.t('AWS accepts {0} {1} prefixes.', count, family);

function limitWords(fields: Parts['fields']): string[] {
  const { rateLimit, enableSiteLink } = fields;
  const { prefixPoolAllocatedCountIpv4: ipv4, prefixPoolAllocatedCountIpv6: ipv6 } = fields;
  return [
    ...(rateLimit ? [l10n.t('Its rate is limited to {0}.', rateLimit)] : []),
    ...(ipv4 === undefined ? [] : [acceptedWords(ipv4, 'IPv4')]),
    ...(ipv6 === undefined ? [] : [acceptedWords(ipv6, 'IPv6')]),
    ...(enableSiteLink ? [l10n.t('SiteLink is on, which AWS charges for.')] : []),
  ];
}

/** What is about to happen, in plain sentences. They never contain the BGP key. */
export function reviewSentence(request: AllocationRequest, known: KnownNetwork): string {
  const parts = partsOf(request);
  const { fields, ownerAccount } = parts;
  return [
    ownerWords(parts, known),
    addressWords(fields),
    bgpWords(parts),
    ...(fields.mtu === undefined ? [] : [l10n.t('MTU {0}.', String(fields.mtu))]),
    ...prefixWords(fields),
    ...limitWords(fields),
    ownerAccount === undefined
      ? l10n.t('Nobody has to accept it.')
      : l10n.t('It carries traffic once that account has accepted it.'),
  ].join(' ');
}

const ownerRow = (
  fields: Parts['fields'],
  ownerAccount: string | undefined,
  known: KnownNetwork,
): ReviewRow =>
  ownerAccount === undefined
    ? { label: l10n.t('Gateway'), value: gatewayOf(fields) }
    : { label: l10n.t('Owner account'), value: accountWords(ownerAccount, known) };

/** The rows for what only some requests have. */
function moreRows(fields: Parts['fields']): ReviewRow[] {
  const { routeFilterPrefixes = [], enableSiteLink } = fields;
  const { prefixPoolAllocatedCountIpv4: ipv4, prefixPoolAllocatedCountIpv6: ipv6 } = fields;
  const rows: readonly (readonly [string, string | undefined])[] = [
    [l10n.t('Prefixes'), routeFilterPrefixes.flatMap(({ cidr }) => cidr ?? []).join(', ')],
    [l10n.t('IPv4 prefixes accepted'), ipv4 === undefined ? undefined : String(ipv4)],
    [l10n.t('IPv6 prefixes accepted'), ipv6 === undefined ? undefined : String(ipv6)],
    [l10n.t('SiteLink'), enableSiteLink ? l10n.t('on') : undefined],
  ];
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** The same as a table, in the order of the form. */
export function reviewRows(request: AllocationRequest, known: KnownNetwork): ReviewRow[] {
  const { type, ownerAccount, fields, asn } = partsOf(request);
  const assigned = l10n.t('assigned by Amazon');
  const tags = tagsOf(fields).map(({ key, value }) => visible(value ? `${key} = ${value}` : key));
  return [
    { label: l10n.t('Connection'), value: connectionWords(known) },
    { label: l10n.t('Type'), value: typeWords(type) },
    ...(ownerAccount === undefined && type === 'public' ? [] : [ownerRow(fields, ownerAccount, known)]),
    { label: l10n.t('Name'), value: visible(fields.virtualInterfaceName) },
    { label: l10n.t('VLAN'), value: String(fields.vlan) },
    ...(fields.mtu === undefined ? [] : [{ label: l10n.t('MTU'), value: String(fields.mtu) }]),
    ...(fields.rateLimit ? [{ label: l10n.t('Rate limit'), value: fields.rateLimit }] : []),
    { label: l10n.t('Address family'), value: fields.addressFamily === 'ipv6' ? 'IPv6' : 'IPv4' },
    { label: l10n.t('Your router address'), value: fields.customerAddress ?? assigned },
    { label: l10n.t('Amazon address'), value: fields.amazonAddress ?? assigned },
    { label: l10n.t('Your BGP ASN'), value: String(asn) },
    {
      label: l10n.t('BGP MD5 key'),
      value: fields.authKey ? l10n.t('set, hidden') : l10n.t('generated by AWS'),
    },
    ...moreRows(fields),
    ...(tags.length > 0 ? [{ label: l10n.t('Tags'), value: tags.join(', ') }] : []),
  ];
}
