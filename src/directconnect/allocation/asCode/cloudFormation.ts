import * as l10n from '@vscode/l10n';
import { partitionOf } from '../../regions/partitions';
import type { AllocationRequest } from '../request';
import { yamlString } from './quote';
import { partsOf, tagsOf } from './parts';
import type { CodePlace, Parts } from './parts';

/** What a template is made of; undefined leaves a property out. */
type Node = string | number | boolean | readonly Node[] | { readonly [name: string]: Node | undefined };

const isList = (node: Node): node is readonly Node[] => Array.isArray(node);

/** A value, on the line of its name or on the lines below it. Every string is quoted. */
function yaml(node: Node, indent: string): string {
  if (typeof node === 'string') return ` ${yamlString(node)}`;
  if (typeof node !== 'object') return ` ${node}`;
  if (isList(node)) {
    // A list entry's first line follows its dash, the others are below it.
    return node.map((entry) => `\n${indent}-${yaml(entry, `${indent}  `).replace(/^\n\s+/, ' ')}`).join('');
  }
  return Object.entries(node)
    .map(([name, value]) => (value === undefined ? '' : `\n${indent}${name}:${yaml(value, `${indent}  `)}`))
    .join('');
}

const ref = (name: string): Node => ({ Ref: name });

/** The resource's type without its namespace, which also names the stack's resource. */
const resourceOf = ({ type }: Parts) =>
  ({
    private: 'PrivateVirtualInterface',
    public: 'PublicVirtualInterface',
    transit: 'TransitVirtualInterface',
  })[type];

function parameters(parts: Parts, region: string): Record<string, Node> {
  const { type, fields, ownerAccount } = parts;
  const key = {
    Type: 'String',
    NoEcho: true,
    MinLength: 6,
    MaxLength: 80,
    Description: l10n.t('The MD5 key of the BGP session'),
  };
  const role = {
    Type: 'String',
    Description: l10n.t(
      'A role in the connection’s account that may allocate virtual interfaces, such as {0}',
      `arn:${partitionOf(region).id}:iam::111122223333:role/allocate`,
    ),
  };
  const gateway = {
    Type: 'String',
    Description: l10n.t('The Direct Connect gateway to attach the virtual interface to'),
  };
  return {
    ...(fields.authKey && { BgpAuthKey: key }),
    ...(ownerAccount !== undefined && { AllocateRoleArn: role }),
    ...(ownerAccount !== undefined && type !== 'public' && { DirectConnectGatewayId: gateway }),
  };
}

/** The resource's properties. Source: the schemas of AWS::DirectConnect::…VirtualInterface. */
function properties(parts: Parts): Node {
  const { type, connectionId, ownerAccount, fields, asn } = parts;
  const tags = tagsOf(fields);
  const prefixes = fields.routeFilterPrefixes?.flatMap(({ cidr }) => cidr ?? []);
  const gateways =
    ownerAccount === undefined
      ? { VirtualGatewayId: fields.virtualGatewayId, DirectConnectGatewayId: fields.directConnectGatewayId }
      : {
          [`Allocate${resourceOf(parts)}RoleArn`]: ref('AllocateRoleArn'),
          DirectConnectGatewayId: type === 'public' ? undefined : ref('DirectConnectGatewayId'),
        };
  return {
    ConnectionId: connectionId,
    ...gateways,
    VirtualInterfaceName: fields.virtualInterfaceName,
    Vlan: fields.vlan,
    Mtu: fields.mtu,
    RateLimit: fields.rateLimit,
    EnableSiteLink: fields.enableSiteLink,
    RouteFilterPrefixes: prefixes,
    BgpPeers: [
      {
        AddressFamily: fields.addressFamily,
        Asn: String(asn),
        CustomerAddress: fields.customerAddress,
        AmazonAddress: fields.amazonAddress,
        AuthKey: fields.authKey ? ref('BgpAuthKey') : undefined,
      },
    ],
    Tags: tags.length > 0 ? tags.map(({ key, value }) => ({ Key: key, Value: value })) : undefined,
  };
}

const comment = (words: string) => `# ${words.replace(/\s+/g, ' ')}`;

/** Which account deploys the stack, since that account will own the virtual interface. */
function deployWords({ type, ownerAccount }: Parts, region: string): string {
  if (ownerAccount === undefined) {
    return l10n.t('Deploy this stack in {0}, in the account that owns the connection.', region);
  }
  switch (type) {
    case 'private':
      return l10n.t(
        'Deploy this stack in {0}, in account {1}, which will own the virtual interface. It needs a role in the connection’s account and a Direct Connect gateway; for a virtual private gateway, use VirtualGatewayId in place of DirectConnectGatewayId.',
        region,
        ownerAccount,
      );
    case 'public':
      return l10n.t(
        'Deploy this stack in {0}, in account {1}, which will own the virtual interface. It needs a role in the connection’s account.',
        region,
        ownerAccount,
      );
    case 'transit':
      return l10n.t(
        'Deploy this stack in {0}, in account {1}, which will own the virtual interface. It needs a role in the connection’s account and a Direct Connect gateway.',
        region,
        ownerAccount,
      );
  }
}

/** Who deploys the stack, and what it can't express. */
function comments(parts: Parts, { region }: CodePlace): string[] {
  const { type, fields } = parts;
  const hasCounts =
    fields.prefixPoolAllocatedCountIpv4 !== undefined || fields.prefixPoolAllocatedCountIpv6 !== undefined;
  return [
    deployWords(parts, region),
    ...(type === 'private' && fields.mtu === 8500
      ? [
          l10n.t(
            'CloudFormation’s reference lists an MTU of 1500 and 9001 for this resource; its schema takes any number. If 8500 is refused, use 9001.',
          ),
        ]
      : []),
    ...(hasCounts
      ? [
          l10n.t(
            'CloudFormation has no property for prefix allocations. Change them once the virtual interface exists.',
          ),
        ]
      : []),
  ].map(comment);
}

/** The request as a CloudFormation template in YAML, with intrinsic functions in their long form. */
export function toCloudFormation(request: AllocationRequest, place: CodePlace): string {
  const parts = partsOf(request);
  const asked = parameters(parts, place.region);
  const template: Node = {
    AWSTemplateFormatVersion: '2010-09-09',
    Parameters: Object.keys(asked).length > 0 ? asked : undefined,
    Resources: {
      [resourceOf(parts)]: {
        Type: `AWS::DirectConnect::${resourceOf(parts)}`,
        Properties: properties(parts),
      },
    },
  };
  return `${comments(parts, place).join('\n')}${yaml(template, '')}\n`;
}
