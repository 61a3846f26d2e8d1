import * as l10n from '@vscode/l10n';
import { isTwoByteAsn } from '../../asn';
import type { AllocationRequest } from '../request';
import { hclString } from './quote';
import { partsOf, tagsOf } from './parts';
import type { CodePlace, Parts } from './parts';

/** An argument and what it is given, as HCL; undefined leaves the argument out. */
type Argument = readonly [name: string, value: string | undefined];

const text = (value: string | undefined) => (value === undefined ? undefined : hclString(value));
const number = (value: number | undefined) => (value === undefined ? undefined : String(value));

function block(heading: string, body: readonly Argument[]): string {
  const given = body.filter((one): one is readonly [string, string] => one[1] !== undefined);
  const width = Math.max(...given.map(([name]) => name.length));
  const lines = given.map(([name, value]) => `  ${name.padEnd(width)} = ${value}`);
  return `${heading} {\n${lines.join('\n')}\n}`;
}

/** A map with one entry a line; its keys are quoted, since a tag's key may be any text. */
function tagsMap(parts: Parts): string | undefined {
  const tags = tagsOf(parts.fields);
  if (tags.length === 0) return undefined;
  return `{\n${tags.map(({ key, value }) => `    ${hclString(key)} = ${hclString(value)}`).join('\n')}\n  }`;
}

const comment = (words: string) => `# ${words.replace(/\s+/g, ' ')}`;

/** What is known to go wrong with a version of the provider. Source: its schemas of both resources, and its changelog. */
function cautions({ fields, asn }: Parts): string[] {
  return [
    ...(fields.mtu === 8500
      ? [
          comment(
            l10n.t(
              'Many versions of the AWS provider take 1500 and 9001 alone: where yours refuses 8500, write 9001.',
            ),
          ),
        ]
      : []),
    ...(isTwoByteAsn(asn)
      ? []
      : [
          comment(l10n.t('A 4-byte AS number needs a version of the AWS provider that sends it as asnLong.')),
        ]),
  ];
}

function variables({ fields, ownerAccount }: Parts): string[] {
  const key = block('variable "bgp_auth_key"', [
    ['type', 'string'],
    ['sensitive', 'true'],
  ]);
  const gateway = (name: string) =>
    block(`variable "${name}"`, [
      ['type', 'string'],
      ['default', 'null'],
    ]);
  return [
    ...(fields.authKey ? [key] : []),
    ...(ownerAccount === undefined ? [] : [gateway('dx_gateway_id'), gateway('vpn_gateway_id')]),
  ];
}

/** What both resources have alike. */
function commonArguments({ connectionId, fields, asn }: Parts): Argument[] {
  return [
    ['connection_id', text(connectionId)],
    ['name', text(fields.virtualInterfaceName)],
    ['vlan', number(fields.vlan)],
    ['mtu', number(fields.mtu)],
    ['address_family', text(fields.addressFamily)],
    ['customer_address', text(fields.customerAddress)],
    ['amazon_address', text(fields.amazonAddress)],
    ['bgp_asn', String(asn)],
    ['bgp_auth_key', fields.authKey ? 'var.bgp_auth_key' : undefined],
  ];
}

function allocated(parts: Parts, { region }: CodePlace, ownerAccount: string): string[] {
  return [
    ...cautions(parts),
    block('resource "aws_dx_hosted_private_virtual_interface" "this"', [
      ...commonArguments(parts),
      ['owner_account_id', text(ownerAccount)],
    ]),
    '',
    comment(
      l10n.t(
        'The other side: the account that is to own the virtual interface accepts it, with one of both gateways. Give this provider that account’s credentials.',
      ),
    ),
    block('provider "aws"', [
      ['alias', text('owner')],
      ['region', text(region)],
      ['allowed_account_ids', `[${hclString(ownerAccount)}]`],
    ]),
    '',
    block('resource "aws_dx_hosted_private_virtual_interface_accepter" "this"', [
      ['provider', 'aws.owner'],
      ['virtual_interface_id', 'aws_dx_hosted_private_virtual_interface.this.id'],
      ['dx_gateway_id', 'var.dx_gateway_id'],
      ['vpn_gateway_id', 'var.vpn_gateway_id'],
      ['tags', tagsMap(parts)],
    ]),
  ];
}

function created(parts: Parts): string[] {
  const { virtualGatewayId, directConnectGatewayId } = parts.fields;
  return [
    ...cautions(parts),
    block('resource "aws_dx_private_virtual_interface" "this"', [
      ...commonArguments(parts),
      ['vpn_gateway_id', text(virtualGatewayId)],
      ['dx_gateway_id', text(directConnectGatewayId)],
      ['tags', tagsMap(parts)],
    ]),
  ];
}

/**
 * The request as a Terraform configuration: the hosted virtual interface and its accepter, or the account's own virtual
 * interface. Tags go to the accepter, since the resource of the allocating side takes none.
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
