import * as l10n from '@vscode/l10n';
import type { InterfaceType } from '../../resources/interfaceTypes';
import type { AllocationRequest } from '../request';
import { hclString } from './quote';
import { partsOf, tagsOf } from './parts';
import type { CodePlace, Parts } from './parts';

/** An argument and its value as HCL; undefined leaves the argument out. */
type Argument = readonly [name: string, value: string | undefined];

const text = (value: string | undefined) => (value === undefined ? undefined : hclString(value));
const number = (value: number | undefined) => (value === undefined ? undefined : String(value));

function block(heading: string, body: readonly Argument[]): string {
  const given = body.filter((one): one is readonly [string, string] => one[1] !== undefined);
  const width = Math.max(...given.map(([name]) => name.length));
  const lines = given.map(([name, value]) => `  ${name.padEnd(width)} = ${value}`);
  return `${heading} {\n${lines.join('\n')}\n}`;
}

/** A map with one entry per line; its keys are quoted, since a tag's key may be any text. */
function tagsMap(parts: Parts): string | undefined {
  const tags = tagsOf(parts.fields);
  if (tags.length === 0) return undefined;
  return `{\n${tags.map(({ key, value }) => `    ${hclString(key)} = ${hclString(value)}`).join('\n')}\n  }`;
}

const comment = (words: string) => `# ${words.replace(/\s+/g, ' ')}`;

/** The MTU that the provider takes in place of 8500 for a private virtual interface. Source: its schemas, 7.48. */
const JUMBO_MTU = 9001;
const isRefusedMtu = ({ type, fields }: Parts) => type === 'private' && fields.mtu === 8500;

/** What the provider can't express, and what is written instead. */
function cautions(parts: Parts): string[] {
  return [
    ...(isRefusedMtu(parts)
      ? [
          l10n.t(
            'The AWS provider takes an MTU of 1500 or 9001 for a private virtual interface and refuses 8500, so 9001 is used here.',
          ),
        ]
      : []),
    ...(parts.asn > BGP_ASN_MAX && isOwnPublic(parts)
      ? [
          l10n.t(
            'The AWS provider takes an ASN up to {0} for this resource, so it refuses this one. Use the AWS CLI or CloudFormation.',
            BGP_ASN_MAX,
          ),
        ]
      : []),
  ].map(comment);
}

function variables({ type, fields, ownerAccount }: Parts): string[] {
  const key = block('variable "bgp_auth_key"', [
    ['type', 'string'],
    ['sensitive', 'true'],
  ]);
  const gateway = block('variable "dx_gateway_id"', [['type', 'string']]);
  return [
    ...(fields.authKey ? [key] : []),
    ...(ownerAccount === undefined || type === 'public' ? [] : [gateway]),
  ];
}

/** The largest value of `bgp_asn`. Source: the provider's schema, which takes one of the two arguments. */
const BGP_ASN_MAX = 2_147_483_646;

/** The ASN, in the argument that it fits in; the one for large ASNs is a string. */
const asnArgument = (parts: Parts): Argument =>
  parts.asn > BGP_ASN_MAX && !isOwnPublic(parts)
    ? ['bgp_asn_long', text(String(parts.asn))]
    : ['bgp_asn', String(parts.asn)];

/** The one resource without an argument for large ASNs. */
const isOwnPublic = ({ type, mode }: Parts) => type === 'public' && mode === 'create';

const list = (values: readonly string[] | undefined) =>
  values && `[\n${values.map((value) => `    ${hclString(value)},`).join('\n')}\n  ]`;

/** The arguments that both resources share. */
function commonArguments(parts: Parts): Argument[] {
  const { connectionId, fields } = parts;
  return [
    ['connection_id', text(connectionId)],
    ['name', text(fields.virtualInterfaceName)],
    ['vlan', number(fields.vlan)],
    ['mtu', number(isRefusedMtu(parts) ? JUMBO_MTU : fields.mtu)],
    ['address_family', text(fields.addressFamily)],
    ['customer_address', text(fields.customerAddress)],
    ['amazon_address', text(fields.amazonAddress)],
    asnArgument(parts),
    ['bgp_auth_key', fields.authKey ? 'var.bgp_auth_key' : undefined],
    ['route_filter_prefixes', list(fields.routeFilterPrefixes?.flatMap(({ cidr }) => cidr ?? []))],
    ['rate_limit', text(fields.rateLimit)],
  ];
}

/** How the owner accepts, in words. */
function accepterWords(type: InterfaceType, ownerAccount: string): string {
  switch (type) {
    case 'private':
      return l10n.t(
        'The other side: account {0} accepts the virtual interface and attaches it to a Direct Connect gateway. Give this provider credentials for that account. For a virtual private gateway, use vpn_gateway_id in place of dx_gateway_id.',
        ownerAccount,
      );
    case 'public':
      return l10n.t(
        'The other side: account {0} accepts the virtual interface. Give this provider credentials for that account.',
        ownerAccount,
      );
    case 'transit':
      return l10n.t(
        'The other side: account {0} accepts the virtual interface and attaches it to a Direct Connect gateway. Give this provider credentials for that account.',
        ownerAccount,
      );
  }
}

function allocated(parts: Parts, { region }: CodePlace, ownerAccount: string): string[] {
  const { type } = parts;
  const resource = `aws_dx_hosted_${type}_virtual_interface`;
  return [
    ...cautions(parts),
    block(`resource "${resource}" "this"`, [
      ...commonArguments(parts),
      ['owner_account_id', text(ownerAccount)],
    ]),
    '',
    comment(accepterWords(type, ownerAccount)),
    block('provider "aws"', [
      ['alias', text('owner')],
      ['region', text(region)],
      ['allowed_account_ids', `[${hclString(ownerAccount)}]`],
    ]),
    '',
    block(`resource "${resource}_accepter" "this"`, [
      ['provider', 'aws.owner'],
      ['virtual_interface_id', `${resource}.this.id`],
      ['dx_gateway_id', type === 'public' ? undefined : 'var.dx_gateway_id'],
      ['tags', tagsMap(parts)],
    ]),
  ];
}

function created(parts: Parts): string[] {
  const { type, fields } = parts;
  const { virtualGatewayId, directConnectGatewayId, enableSiteLink } = fields;
  return [
    ...cautions(parts),
    block(`resource "aws_dx_${type}_virtual_interface" "this"`, [
      ...commonArguments(parts),
      ['vpn_gateway_id', text(virtualGatewayId)],
      ['dx_gateway_id', text(directConnectGatewayId)],
      ['sitelink_enabled', enableSiteLink ? 'true' : undefined],
      ['prefix_pool_allocated_count_ipv4', number(fields.prefixPoolAllocatedCountIpv4)],
      ['prefix_pool_allocated_count_ipv6', number(fields.prefixPoolAllocatedCountIpv6)],
      ['tags', tagsMap(parts)],
    ]),
  ];
}

/**
 * The request as a Terraform configuration: the hosted virtual interface and its accepter, or the account's own virtual
 * interface. Tags go to the accepter, since the allocating side's resource has none.
 */
export function toTerraform(request: AllocationRequest, place: CodePlace): string {
  const parts = partsOf(request);
  const { ownerAccount } = parts;
  const provider = block('provider "aws"', [
    ['region', text(place.region)],
    ['profile', text(place.profile)],
  ]);
  const resources = ownerAccount === undefined ? created(parts) : allocated(parts, place, ownerAccount);
  return `${[...variables(parts), provider].join('\n\n')}\n\n${resources.join('\n')}\n`;
}
