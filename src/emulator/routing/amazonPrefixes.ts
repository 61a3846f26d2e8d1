import { parseCidr } from '../estate/cidr';
import { LOCATIONS } from '../estate/locations';
import type { VirtualInterface } from '../estate/model';
import type { Route } from './route';

/** Amazon's own network, behind the Amazon side of a public interface. */
const AMAZON_ASN = 16509;
/** Communities of routes that AWS advertises: from the interface's region, and from its continent. Others have none. */
const FROM_REGION = '7224:8100';
const FROM_CONTINENT = '7224:8200';
const COUNT = 512;

/**
 * Invented public prefixes of Amazon, of every region: IPv4 from the space for benchmarks (198.18.0.0/15), IPv6 from
 * that for documentation. Nobody owns them.
 */
export function amazonPrefixes({
  region,
  amazonSideAsn,
}: VirtualInterface): Pick<Route, 'cidr' | 'asPath' | 'asSet' | 'communities'>[] {
  const regions = [...new Set([region, ...LOCATIONS.map((location) => location.region)])].sort();
  return Array.from({ length: COUNT }, (_, index) => index).flatMap((index) => {
    const texts = [
      `198.${18 + Math.floor(index / 256)}.${index % 256}.0/24`,
      `2001:db8:${(0x8000 + index).toString(16)}::/48`,
    ];
    const communities = scope(regions[index % regions.length] ?? region, region);
    return texts.flatMap((text) => {
      const cidr = parseCidr(text);
      return cidr ? [{ cidr, asPath: [amazonSideAsn, AMAZON_ASN], asSet: [], communities }] : [];
    });
  });
}

function scope(of: string, region: string): string[] {
  if (of === region) return [FROM_REGION];
  const [continent] = of.split('-');
  return continent === region.split('-')[0] ? [FROM_CONTINENT] : [];
}
