import { required } from '../json/fields';
import { liveVirtualInterface } from '../rules/lookup';
import { readRouteFilters, wantedRoutes } from '../rules/routeFilters';
import { acceptedRoutes } from '../routing/accepted';
import { advertisedRoutes } from '../routing/advertised';
import { sortKey } from '../routing/route';
import type { Route } from '../routing/route';
import type { Call } from './call';
import { pageOfSorted, readPaging } from './paging';

/**
 * The routes of a virtual interface, for either of its accounts [G]: those that AWS accepted from the customer's router
 * and those that it advertises to it. A session that is down has none [G].
 */
export function listVirtualInterfaceRoutes(call: Call): object {
  const { fields, estate } = call;
  const id = fields.string('virtualInterfaceId');
  const filters = fields.structure('filters');
  const read = filters && readRouteFilters(filters);
  const paging = readPaging(fields);
  // The model does not mark it as required [G].
  const vif = liveVirtualInterface(call, required(id, 'virtualInterfaceId'));
  const { virtualInterfaceId, awsLogicalDeviceId } = vif;
  const isWanted = read ? wantedRoutes(read) : () => true;
  const routes = [...acceptedRoutes(vif), ...advertisedRoutes(vif, estate)].filter(isWanted);
  const list = `ListVirtualInterfaceRoutes|${virtualInterfaceId}|${JSON.stringify(read ?? {})}`;
  const { items, next } = pageOfSorted(call, list, paging, routes, sortKey);
  return {
    virtualInterfaceId,
    routes: items.map((route) => ({ ...routeShape(route), awsLogicalDeviceId })),
    ...next,
  };
}

function routeShape({ cidr, direction, asPath, asSet, communities, installedAt }: Route): object {
  return {
    cidr: cidr.text,
    routeDirection: direction,
    addressFamily: cidr.family,
    asPath: [
      { pathType: 'seq', path: asPath },
      ...(asSet.length > 0 ? [{ pathType: 'set', path: asSet }] : []),
    ],
    communities,
    routeInstalledAt: Math.floor(installedAt / 1000),
  };
}
