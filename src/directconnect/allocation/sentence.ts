import * as l10n from '@vscode/l10n';
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

/** An account's number, with the name that the user knows it by. */
export function accountWords(id: string, { facts }: KnownNetwork): string {
  const name = facts.accounts.find((account) => account.id === id)?.names[0];
  return name === undefined ? id : `${id} (${visible(name)})`;
}

function whoWords({ ownerAccount, fields }: Parts, known: KnownNetwork): string {
  const name = visible(fields.virtualInterfaceName ?? '');
  const vlan = String(fields.vlan);
  return ownerAccount === undefined
    ? l10n.t(
        'Create private virtual interface “{0}” on {1}, VLAN {2}, in the connection’s own account, attached to {3}.',
        name,
        connectionWords(known),
        vlan,
        gatewayOf(fields),
      )
    : l10n.t(
        'Allocate private virtual interface “{0}” on {1}, VLAN {2}, to account {3}.',
        name,
        connectionWords(known),
        vlan,
        accountWords(ownerAccount, known),
      );
}

const gatewayOf = ({ virtualGatewayId, directConnectGatewayId }: Parts['fields']) =>
  virtualGatewayId ?? directConnectGatewayId ?? '';

function addressWords({ customerAddress, amazonAddress, addressFamily }: Parts['fields']): string {
  if (customerAddress && amazonAddress) {
    return l10n.t('Your router has {0}, Amazon’s {1}.', customerAddress, amazonAddress);
  }
  return addressFamily === 'ipv6'
    ? l10n.t('Amazon assigns both IPv6 addresses.')
    : l10n.t('Amazon assigns both IPv4 addresses, link-local ones.');
}

function bgpWords({ fields, asn }: Parts): string {
  return fields.authKey
    ? l10n.t('BGP runs from AS {0}, with the key that you gave.', String(asn))
    : l10n.t('BGP runs from AS {0}, with a key that AWS makes.', String(asn));
}

/** What is about to happen, in plain sentences. The BGP key is not among them. */
export function reviewSentence(request: AllocationRequest, known: KnownNetwork): string {
  const parts = partsOf(request);
  const { fields, ownerAccount } = parts;
  return [
    whoWords(parts, known),
    addressWords(fields),
    bgpWords(parts),
    l10n.t('Packets may have {0} bytes.', String(fields.mtu)),
    ownerAccount === undefined
      ? l10n.t('It needs nobody’s confirmation.')
      : l10n.t('It carries traffic once that account has confirmed it.'),
  ].join(' ');
}

/** The same as a table, in the order of the form. */
export function reviewRows(request: AllocationRequest, known: KnownNetwork): ReviewRow[] {
  const { ownerAccount, fields, asn } = partsOf(request);
  const assigned = l10n.t('assigned by Amazon');
  const tags = tagsOf(fields).map(({ key, value }) => visible(value ? `${key} = ${value}` : key));
  return [
    { label: l10n.t('Connection'), value: connectionWords(known) },
    ownerAccount === undefined
      ? { label: l10n.t('Gateway'), value: gatewayOf(fields) }
      : { label: l10n.t('Owner account'), value: accountWords(ownerAccount, known) },
    { label: l10n.t('Name'), value: visible(fields.virtualInterfaceName ?? '') },
    { label: l10n.t('VLAN'), value: String(fields.vlan) },
    { label: l10n.t('MTU'), value: String(fields.mtu) },
    { label: l10n.t('Address family'), value: fields.addressFamily === 'ipv6' ? 'IPv6' : 'IPv4' },
    { label: l10n.t('Your router address'), value: fields.customerAddress ?? assigned },
    { label: l10n.t('Amazon address'), value: fields.amazonAddress ?? assigned },
    { label: l10n.t('BGP ASN'), value: String(asn) },
    { label: l10n.t('BGP key'), value: fields.authKey ? l10n.t('given, not shown') : l10n.t('made by AWS') },
    ...(tags.length > 0 ? [{ label: l10n.t('Tags'), value: tags.join(', ') }] : []),
  ];
}
