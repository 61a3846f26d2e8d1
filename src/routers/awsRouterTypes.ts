/** A router that AWS generates configurations for, with its identifier in DescribeRouterConfiguration. */
export interface AwsRouterType {
  readonly vendor: string;
  readonly platform: string;
  readonly software: string;
  readonly identifier: string;
}

const cisco = (platform: string, software: string, identifier: string): AwsRouterType => ({
  vendor: 'Cisco Systems, Inc.',
  platform,
  software,
  identifier: `CiscoSystemsInc-${identifier}`,
});

const juniper = (platform: string, identifier: string): AwsRouterType => ({
  vendor: 'Juniper Networks, Inc.',
  platform,
  software: 'JunOS 9.5+',
  identifier: `JuniperNetworksInc-${identifier}-JunOS95`,
});

/**
 * The known identifiers. No operation lists them and AWS may accept others, so these are only suggestions. Source: AWS
 * CLI reference, describe-router-configuration; AWS Direct Connect user guide, router configuration file.
 */
export const awsRouterTypes: readonly AwsRouterType[] = [
  cisco('2900 Series Routers', 'IOS 12.4+', '2900SeriesRouters-IOS124'),
  cisco('3700 Series Routers', 'IOS 12.4+', '3700SeriesRouters-IOS124'),
  cisco('7200 Series Routers', 'IOS 12.4+', '7200SeriesRouters-IOS124'),
  cisco('Nexus 7000 Series Switches', 'NX-OS 5.1+', 'Nexus7000SeriesSwitches-NXOS51'),
  cisco('Nexus 9K Series Switches', 'NX-OS 9.3+', 'Nexus9KSeriesSwitches-NXOS93'),
  juniper('M/MX Series Routers', 'MMXSeriesRouters'),
  juniper('SRX Series Routers', 'SRXSeriesRouters'),
  juniper('T Series Routers', 'TSeriesRouters'),
  {
    vendor: 'Palo Alto Networks',
    platform: 'PA-3000 and 5000 series',
    software: 'PAN-OS 8.0.3+',
    identifier: 'PaloAltoNetworks-PA3000and5000series-PANOS803',
  },
];
