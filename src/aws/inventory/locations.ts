import type { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import { ask } from '../transport/invoke';

/** The names of a region's locations by code. The list has one page. @throws Failure */
export async function readLocations(
  reader: DirectConnectClient,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const { locations = [] } = await ask(reader, 'DescribeLocations', {}, signal);
  return new Map(
    locations.flatMap(({ locationCode, locationName }) =>
      locationCode && locationName ? [[locationCode, locationName]] : [],
    ),
  );
}
