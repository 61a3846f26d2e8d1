import * as l10n from '@vscode/l10n';
import {
  formatIpv4Interface,
  isPrivateUse,
  isUnicast,
  networkOf,
  parseIpv4Interface,
  reservedUse,
  sameSubnet,
} from '../../addressing/ipv4';
import { parseIpv6Interface } from '../../addressing/ipv6';
import { readPrefixes, specialUse } from '../../addressing/prefixes';
import { visible } from '../../text';
import { addressesApply } from '../draft';
import type { AddressField } from '../draft';
import { GUIDE, MODEL } from './rule';
import type { Rule } from './rule';

/** The rules that an IPv6 address breaks while the family is IPv4: the other family was meant. */
export const OF_OTHER_FAMILY = ['customerAddress.family', 'amazonAddress.family'] as const;

/** An IPv6 address, with or without its prefix length. */
const isIpv6 = (text: string) => parseIpv6Interface(text.includes('/') ? text : `${text}/128`) !== undefined;

/** The rules for one of the two peer addresses. */
function addressRules(field: AddressField, other: AddressField): Rule[] {
  return [
    {
      id: `${field}.ipv6`,
      fields: [field, 'addressFamily'],
      level: 'block',
      source: 'AWS Direct Connect user guide: an IPv6 peer address is always assigned by Amazon',
      check: (draft) =>
        !addressesApply(draft) && draft[field].trim()
          ? l10n.t('Leave the address empty: for IPv6, Amazon assigns a /125 itself.')
          : undefined,
    },
    {
      id: `${field}.both`,
      fields: [field, other],
      level: 'block',
      source: GUIDE,
      check: (draft) =>
        addressesApply(draft) && draft.type !== 'public' && !draft[field].trim() && draft[other].trim()
          ? l10n.t('Enter both addresses or neither. With neither, AWS assigns a link-local pair.')
          : undefined,
    },
    {
      id: `${field}.family`,
      fields: [field, 'addressFamily'],
      level: 'block',
      source: 'AWS Direct Connect user guide: an IPv6 peer address is always assigned by Amazon',
      check: (draft) =>
        addressesApply(draft) && isIpv6(draft[field])
          ? l10n.t(
              'This is an IPv6 address. Choose IPv6 as the address family: Amazon then assigns both addresses.',
            )
          : undefined,
    },
    {
      id: `${field}.public`,
      fields: [field],
      level: 'block',
      source: 'AWS Direct Connect user guide, Create a public virtual interface: your own public addresses',
      check: (draft) => {
        if (!addressesApply(draft) || draft.type !== 'public') return undefined;
        if (!draft[field].trim()) {
          return l10n.t(
            'Enter your own public address with its prefix length, such as 203.0.113.1/30. If you have none, AWS Support can assign a /31.',
          );
        }
        const [prefix] = readPrefixes(draft[field].trim().replace(/\/.*$/, '/32')).prefixes;
        return prefix && specialUse(prefix) === 'notPublic'
          ? l10n.t(
              '{0} is not a public address, which a public virtual interface needs.',
              draft[field].trim(),
            )
          : undefined;
      },
    },
    {
      id: `${field}.host`,
      fields: [field],
      level: 'block',
      source: `${GUIDE}; RFC 3021 for a /31`,
      check: (draft) => {
        if (!addressesApply(draft) || !draft[field].trim()) return undefined;
        const address = parseIpv4Interface(draft[field]);
        if (!address) return l10n.t('Enter an IPv4 address with its prefix length, such as 192.168.1.1/30.');
        if (address.prefixLength < 1 || address.prefixLength > 31) {
          return l10n.t('Two peers need a prefix length from /1 to /31; a /30 is usual.');
        }
        if (!isUnicast(address)) {
          return l10n.t(
            'No router can have this address: 0.0.0.0/8, 127.0.0.0/8, and 224.0.0.0 and above are for other uses.',
          );
        }
        const reserved = reservedUse(address);
        if (reserved === 'network') {
          return l10n.t('This is the network address of its subnet; give the peer a host address.');
        }
        if (reserved === 'broadcast') {
          return l10n.t('This is the broadcast address of its subnet; give the peer a host address.');
        }
        return undefined;
      },
    },
  ];
}

/** The rules for the address family and the addresses of both peers. */
export const layer3Rules: readonly Rule[] = [
  {
    id: 'addressFamily.values',
    fields: ['addressFamily'],
    level: 'block',
    source: MODEL,
    check: ({ addressFamily }) =>
      ['ipv4', 'ipv6'].includes(addressFamily) ? undefined : l10n.t('Choose IPv4 or IPv6.'),
  },
  ...addressRules('customerAddress', 'amazonAddress'),
  ...addressRules('amazonAddress', 'customerAddress'),
  {
    id: 'amazonAddress.sameSubnet',
    fields: ['amazonAddress', 'customerAddress'],
    level: 'block',
    source: 'AWS refuses: "Amazon Address and Customer Address must be in the same CIDR"',
    check: (draft) => {
      const customer = parseIpv4Interface(draft.customerAddress);
      const amazon = parseIpv4Interface(draft.amazonAddress);
      if (!addressesApply(draft) || !customer || !amazon) return undefined;
      if (!sameSubnet(customer, amazon)) {
        return l10n.t('Both addresses must be in the same subnet, with the same prefix length.');
      }
      return customer.address === amazon.address
        ? l10n.t('Both peers have the same address; give each its own.')
        : undefined;
    },
  },
  {
    id: 'customerAddress.overlap',
    fields: ['customerAddress', 'amazonAddress'],
    level: 'warn',
    source: 'A router has one interface in a subnet; AWS itself compares nothing across connections',
    check: (draft, { subnets }) => {
      const address = parseIpv4Interface(draft.customerAddress) ?? parseIpv4Interface(draft.amazonAddress);
      if (!addressesApply(draft) || !address || address.prefixLength > 31) return undefined;
      const user = subnets.overlapping(address);
      return (
        user &&
        l10n.t(
          'This subnet overlaps with that of {0} ({1}). Both can’t be on one router.',
          visible(user.virtualInterfaceName),
          visible(user.virtualInterfaceId),
        )
      );
    },
  },
  {
    id: 'customerAddress.prefixLength',
    fields: ['customerAddress', 'amazonAddress'],
    level: 'warn',
    source: `${GUIDE} and RFC 3021: a point-to-point link has a /30 or /31`,
    check: (draft) => {
      const address = parseIpv4Interface(draft.customerAddress) ?? parseIpv4Interface(draft.amazonAddress);
      if (!addressesApply(draft) || !address || address.prefixLength >= 30) return undefined;
      const network = formatIpv4Interface({ ...address, address: networkOf(address) });
      return l10n.t(
        'Both peers would be in {0}, but a point-to-point link usually has a /30 or /31. Check the prefix length; AWS may accept it.',
        network,
      );
    },
  },
  {
    id: 'customerAddress.privateUse',
    fields: ['customerAddress'],
    level: 'warn',
    source: 'AWS Direct Connect user guide advises RFC 1918 addresses and allows "other addressing"',
    check: (draft) => {
      const address = parseIpv4Interface(draft.customerAddress);
      return addressesApply(draft) && draft.type !== 'public' && address && !isPrivateUse(address)
        ? l10n.t(
            'This address is neither private (RFC 1918, RFC 6598) nor link-local. AWS may accept it; make sure that it is yours.',
          )
        : undefined;
    },
  },
];
