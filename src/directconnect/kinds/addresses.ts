import type { ResourceKind } from './kind';

/** How resources of a kind are referred to outside this extension. */
interface Address {
  /** Source: Service Authorization Reference, "Resource types defined by AWS Direct Connect". */
  readonly arnType: string;
  /** The prefix of its ids, before the hyphen. Source: service model, ConnectionId, LagId and VirtualInterfaceId. */
  readonly idPrefix: string;
  /** The path of its page in the AWS Console, before the id. */
  readonly consoleRoute: string;
  /** The path of a deep link to it. */
  readonly linkPath: string;
}

/** Separate from the other traits of a kind, since the entry bundle contains it. */
export const addresses = {
  lag: { arnType: 'dxlag', idPrefix: 'dxlag', consoleRoute: 'lags', linkPath: 'lag' },
  interconnect: {
    arnType: 'dxcon',
    idPrefix: 'dxcon',
    consoleRoute: 'connections',
    linkPath: 'connection',
  },
  connection: {
    arnType: 'dxcon',
    idPrefix: 'dxcon',
    consoleRoute: 'connections',
    linkPath: 'connection',
  },
  virtualInterface: {
    arnType: 'dxvif',
    idPrefix: 'dxvif',
    consoleRoute: 'virtual-interfaces',
    linkPath: 'vif',
  },
} as const satisfies Readonly<Record<ResourceKind, Address>>;

const prefixes = [...new Set(Object.values(addresses).map(({ idPrefix }) => idPrefix))];
const ID = new RegExp(`^(${prefixes.join('|')})-[0-9a-z]{3,40}$`);

/** True for the id of a resource of any kind. */
export const isResourceId = (text: string): boolean => ID.test(text);
