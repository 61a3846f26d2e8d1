import type { Dialect } from './dialects';

/** A router type in the API's format, and the dialect of its configuration. */
export interface RouterType {
  readonly vendor: string;
  readonly platform: string;
  readonly software: string;
  readonly xsltTemplateName: string;
  readonly xsltTemplateNameForMacSec: string;
  readonly routerTypeIdentifier: string;
  readonly dialect: Dialect;
}

const CISCO = ['Cisco Systems, Inc.', 'CiscoSystemsInc'] as const;
const JUNIPER = ['Juniper Networks, Inc.', 'JuniperNetworksInc'] as const;
const PALO_ALTO = ['Palo Alto Networks', 'PaloAltoNetworks'] as const;

/** The nine known identifiers; no operation lists them. */
const ROUTER_TYPES: readonly RouterType[] = [
  routerType(CISCO, '2900 Series Routers', '2900SeriesRouters-IOS124', 'IOS 12.4+', 'ios'),
  routerType(CISCO, '3700 Series Routers', '3700SeriesRouters-IOS124', 'IOS 12.4+', 'ios'),
  routerType(CISCO, '7200 Series Routers', '7200SeriesRouters-IOS124', 'IOS 12.4+', 'ios'),
  routerType(CISCO, 'Nexus 7000 Series Switches', 'Nexus7000SeriesSwitches-NXOS51', 'NX-OS 5.1+', 'nxos'),
  routerType(CISCO, 'Nexus 9K Series Switches', 'Nexus9KSeriesSwitches-NXOS93', 'NX-OS 9.3+', 'nxos'),
  routerType(JUNIPER, 'M/MX Series Routers', 'MMXSeriesRouters-JunOS95', 'JunOS 9.5+', 'junos'),
  routerType(JUNIPER, 'SRX Series Routers', 'SRXSeriesRouters-JunOS95', 'JunOS 9.5+', 'junosSrx'),
  routerType(JUNIPER, 'T Series Routers', 'TSeriesRouters-JunOS95', 'JunOS 9.5+', 'junos'),
  routerType(PALO_ALTO, 'PA 3000 and 5000 series', 'PA3000and5000series-PANOS803', 'PAN-OS 8.0.3+', 'panos'),
];

export function findRouterType(identifier: string): RouterType | undefined {
  return ROUTER_TYPES.find(({ routerTypeIdentifier }) => routerTypeIdentifier === identifier);
}

function routerType(
  [vendor, prefix]: readonly [string, string],
  platform: string,
  suffix: string,
  software: string,
  dialect: Dialect,
): RouterType {
  return {
    vendor,
    platform,
    software,
    xsltTemplateName: `customer-router-${suffix.toLowerCase()}.xslt`,
    xsltTemplateNameForMacSec: '',
    routerTypeIdentifier: `${prefix}-${suffix}`,
    dialect,
  };
}
