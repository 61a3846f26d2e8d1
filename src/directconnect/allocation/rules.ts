import * as l10n from '@vscode/l10n';
import { parseAsn } from '../asn';
import { parseIpv4Interface, reservedUse, sameSubnet } from '../ipv4';
import type { AllocationDraft, AllocationField, AllocationTarget } from './draft';
import { tagRules } from './tagRules';

/** What a rule found wrong with one field, in words that say what to do. */
export interface Finding {
  readonly field: AllocationField;
  /** `block` keeps the request from being sent; `warn` only advises, where sources conflict. */
  readonly level: 'block' | 'warn';
  readonly message: string;
}

/** One rule of the allocation request. Sources that conflict become a `warn`; moving a rule is moving its level. */
export interface Rule {
  readonly field: AllocationField;
  readonly level: Finding['level'];
  /** Where the rule is written: a page, a model shape, an RFC. */
  readonly source: string;
  /** The message when the draft breaks the rule. */
  readonly check: (draft: AllocationDraft, target: AllocationTarget) => string | undefined;
}

const MODEL = 'Direct Connect service model 2012-10-25, NewPrivateVirtualInterfaceAllocation';
const GUIDE = 'AWS Direct Connect user guide, Create a hosted virtual interface';
const CLOUDFORMATION = 'CloudFormation schema, AWS::DirectConnect::PrivateVirtualInterface';

const wholeNumber = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text.trim()) : undefined);
const isIpv6 = (draft: AllocationDraft) => draft.addressFamily === 'ipv6';

/** The rules for one of the two peer addresses. */
function addressRules(field: 'customerAddress' | 'amazonAddress', other: typeof field): Rule[] {
  return [
    {
      field,
      level: 'block',
      source: 'AWS Direct Connect user guide: an IPv6 peer address is always assigned by Amazon',
      check: (draft) =>
        isIpv6(draft) && draft[field].trim()
          ? l10n.t('Leave the address empty: for IPv6, Amazon assigns a /125 itself.')
          : undefined,
    },
    {
      field,
      level: 'block',
      source: GUIDE,
      check: (draft) =>
        !isIpv6(draft) && !draft[field].trim() && draft[other].trim()
          ? l10n.t('Give both addresses, or neither: with neither, AWS assigns a link-local pair.')
          : undefined,
    },
    {
      field,
      level: 'block',
      source: GUIDE,
      check: (draft) => {
        if (isIpv6(draft) || !draft[field].trim()) return undefined;
        const address = parseIpv4Interface(draft[field]);
        if (!address) return l10n.t('Write an IPv4 address with its prefix length, such as 192.168.1.1/30.');
        if (address.prefixLength < 1 || address.prefixLength > 31) {
          return l10n.t('Two peers need a prefix length from /1 to /31; a /30 is usual.');
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

/** Every rule of the request, in the order of the form. To add a rule is to add a row. */
export const rules: readonly Rule[] = [
  {
    field: 'ownerAccount',
    level: 'block',
    source: MODEL,
    check: ({ ownerAccount }) =>
      /^\d{12}$/.test(ownerAccount.trim())
        ? undefined
        : l10n.t('Write the 12 digits of the AWS account that is to own the virtual interface.'),
  },
  {
    field: 'ownerAccount',
    level: 'block',
    source: 'AWS refuses: "Cannot allocate VirtualInterface for the connection owner."',
    check: ({ ownerAccount }, { connectionOwner }) =>
      connectionOwner !== undefined && ownerAccount.trim() === connectionOwner
        ? l10n.t('This account owns the connection; a virtual interface is allocated to another account.')
        : undefined,
  },
  {
    field: 'virtualInterfaceName',
    level: 'block',
    source: CLOUDFORMATION,
    check: ({ virtualInterfaceName }) =>
      /^[\w \-,/]{1,100}$/.test(virtualInterfaceName.trim())
        ? undefined
        : l10n.t('Write 1 to 100 letters, digits, spaces, hyphens, underscores, commas or slashes.'),
  },
  {
    field: 'virtualInterfaceName',
    level: 'warn',
    source: MODEL,
    check: ({ virtualInterfaceName }) =>
      /^[a-z0-9-]*$/.test(virtualInterfaceName.trim())
        ? undefined
        : l10n.t(
            'AWS documents only a-z, 0-9 and hyphens; other names are in use, so it is sent as written.',
          ),
  },
  {
    field: 'vlan',
    level: 'block',
    source: 'IEEE 802.1Q: 0 and 4095 are reserved',
    check: ({ vlan }) => {
      const id = wholeNumber(vlan);
      return id !== undefined && id >= 1 && id <= 4094
        ? undefined
        : l10n.t('Write a VLAN ID from 1 to 4094.');
    },
  },
  {
    field: 'asn',
    level: 'block',
    source: `${MODEL}: asn, asnLong; RFC 5396 for the notation`,
    check: ({ asn }) =>
      parseAsn(asn) === undefined
        ? l10n.t('Write your BGP AS number, from 1 to 4294967294, plain (65010) or with a dot (64086.59904).')
        : undefined,
  },
  {
    field: 'mtu',
    level: 'block',
    source: MODEL,
    check: ({ mtu }) =>
      ['1500', '8500', '9001'].includes(mtu) ? undefined : l10n.t('Choose an MTU of 1500 or 8500 bytes.'),
  },
  {
    field: 'mtu',
    level: 'warn',
    source: 'The model names 1500 and 8500; older pages 1500 and 9001',
    check: ({ mtu }) =>
      mtu === '9001'
        ? l10n.t('Current documentation names 8500 as the jumbo MTU; 9001 is the old value.')
        : undefined,
  },
  {
    field: 'mtu',
    level: 'block',
    source: 'Direct Connect service model: jumboFrameCapable',
    check: ({ mtu }, { jumboFrameCapable }) =>
      Number(mtu) > 1500 && jumboFrameCapable === false
        ? l10n.t('This connection does not carry jumbo frames; choose 1500.')
        : undefined,
  },
  {
    field: 'authKey',
    level: 'block',
    source: MODEL,
    check: ({ authKey }) =>
      authKey === '' || (authKey.length >= 6 && authKey.length <= 80)
        ? undefined
        : l10n.t('A BGP key has 6 to 80 characters. Leave it empty and AWS makes one.'),
  },
  {
    field: 'authKey',
    level: 'warn',
    source: 'RFC 2385, section 4.5: routers are asked to take printable ASCII',
    check: ({ authKey }) =>
      /^[!-~]*$/.test(authKey)
        ? undefined
        : l10n.t('The key holds a space or a character outside ASCII; not every router takes such a key.'),
  },
  {
    field: 'addressFamily',
    level: 'block',
    source: MODEL,
    check: ({ addressFamily }) =>
      ['ipv4', 'ipv6'].includes(addressFamily) ? undefined : l10n.t('Choose IPv4 or IPv6.'),
  },
  ...addressRules('customerAddress', 'amazonAddress'),
  ...addressRules('amazonAddress', 'customerAddress'),
  {
    field: 'amazonAddress',
    level: 'block',
    source: 'AWS refuses: "Amazon Address and Customer Address must be in the same CIDR"',
    check: (draft) => {
      const customer = parseIpv4Interface(draft.customerAddress);
      const amazon = parseIpv4Interface(draft.amazonAddress);
      if (isIpv6(draft) || !customer || !amazon) return undefined;
      if (!sameSubnet(customer, amazon)) {
        return l10n.t('Both addresses must lie in one subnet, with the same prefix length.');
      }
      return customer.address === amazon.address
        ? l10n.t('Both peers have the same address; give each its own.')
        : undefined;
    },
  },
  ...tagRules,
];
