import type { InterfaceType, Tag } from '../estate/model';
import type { Fields } from '../json/fields';
import type { AskedGateway } from '../rules/gateway';
import { readPrefixAllocation } from '../rules/prefixAllocation';
import type { AskedAllocation } from '../rules/prefixAllocation';
import { readPrefixes } from '../rules/prefixes';
import { readTags } from '../rules/tags';

/** The members of requests for a new virtual interface. Each of the six operations has some of them. */
export interface InterfaceOrder {
  readonly virtualInterfaceName: string | undefined;
  readonly vlan: number | undefined;
  readonly asn: number | undefined;
  readonly asnLong: number | undefined;
  readonly mtu: number | undefined;
  readonly authKey: string | undefined;
  readonly amazonAddress: string | undefined;
  readonly customerAddress: string | undefined;
  readonly addressFamily: string | undefined;
  readonly rateLimit: string | undefined;
  readonly allocation: AskedAllocation;
  readonly routeFilterPrefixes: readonly string[] | undefined;
  readonly gateway: AskedGateway;
  readonly siteLink: boolean | undefined;
  readonly tags: readonly Tag[];
}

const TITLES = { private: 'Private', public: 'Public', transit: 'Transit' } as const;

/** The type as it is written in names of operations and members. */
export function titleOf(type: InterfaceType): string {
  return TITLES[type];
}

/** Reads the structure of a request: checks only types, no rules. */
export function readInterfaceOrder(fields: Fields): InterfaceOrder {
  return {
    virtualInterfaceName: fields.string('virtualInterfaceName'),
    vlan: fields.integer('vlan'),
    asn: fields.integer('asn'),
    asnLong: fields.integer('asnLong'),
    mtu: fields.integer('mtu'),
    authKey: fields.string('authKey'),
    amazonAddress: fields.string('amazonAddress'),
    customerAddress: fields.string('customerAddress'),
    addressFamily: fields.string('addressFamily'),
    rateLimit: fields.string('rateLimit'),
    allocation: readPrefixAllocation(fields),
    routeFilterPrefixes: readPrefixes(fields.structures('routeFilterPrefixes')),
    gateway: readGateway(fields),
    siteLink: fields.boolean('enableSiteLink'),
    tags: readTags(fields.structures('tags')),
  };
}

export function readGateway(fields: Fields): AskedGateway {
  return {
    virtualGatewayId: fields.string('virtualGatewayId'),
    directConnectGatewayId: fields.string('directConnectGatewayId'),
  };
}
