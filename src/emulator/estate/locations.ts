import type { Estate } from './estate';

/** A Direct Connect location as the API describes it. */
export interface Location {
  readonly locationCode: string;
  readonly locationName: string;
  readonly region: string;
  readonly availablePortSpeeds: readonly string[];
  readonly availableProviders: readonly string[];
  readonly availableMacSecPortSpeeds: readonly string[];
}

const ALL_SPEEDS = ['1Gbps', '10Gbps', '100Gbps'];

/** Real location codes of the demonstration's regions; the providers are invented. */
export const LOCATIONS: readonly Location[] = [
  location('us-east-1', 'EqDC2', 'Equinix DC2/DC11, Ashburn, VA', [...ALL_SPEEDS, '400Gbps']),
  location('us-east-1', 'CSVA1', 'CoreSite VA1, Reston, VA', [...ALL_SPEEDS, '400Gbps']),
  location('us-east-1', 'EqNY5', 'Equinix NY5, Secaucus, NJ', ALL_SPEEDS),
  location('eu-central-1', 'EqFA5', 'Equinix FR5, Frankfurt, DEU', ALL_SPEEDS),
  location('eu-central-1', 'EqAM3', 'Equinix AM3, Amsterdam, NLD', ALL_SPEEDS),
  location('eu-central-1', 'EqMU1', 'Equinix MU1, Munich, DEU', ['1Gbps', '10Gbps']),
  location('ap-southeast-2', 'EqSY3', 'Equinix SY1 - SY4, Sydney, AUS', ALL_SPEEDS),
  location('ap-southeast-2', 'GBSY6', 'Global Switch SY6, Sydney, AUS', ['1Gbps', '10Gbps']),
  location('ap-southeast-2', 'NDCM1', 'NEXTDC M1, Melbourne, AUS', ALL_SPEEDS),
];

/** The locations of a region: those known here, and those of connections or LAGs in the data file. */
export function locationsIn(region: string, estate: Estate): Location[] {
  const known = LOCATIONS.filter((candidate) => candidate.region === region);
  const isHere = (resource: { region: string }) => resource.region === region;
  const { connections, lags, interconnects } = estate;
  const codes = [connections, lags, interconnects].flatMap((collection) =>
    collection.filter(isHere).map(({ location }) => location),
  );
  const others = new Set(codes.filter((code) => known.every(({ locationCode }) => locationCode !== code)));
  return [...known, ...[...others].map((code) => location(region, code, code, ALL_SPEEDS))];
}

function location(
  region: string,
  locationCode: string,
  locationName: string,
  availablePortSpeeds: readonly string[],
): Location {
  return {
    region,
    locationCode,
    locationName,
    availablePortSpeeds,
    availableProviders: ['Northwind Carrier Services', 'Ostrea Metro Ethernet'],
    availableMacSecPortSpeeds: availablePortSpeeds.filter((speed) => speed !== '1Gbps'),
  };
}
