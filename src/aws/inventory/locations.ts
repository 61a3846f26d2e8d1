import { DescribeLocationsCommand } from '@aws-sdk/client-direct-connect';
import type { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import { call } from '../transport/calls';

/** What the locations of a region are called, by their codes. The list has one page. @throws Failure */
export async function readLocations(
  reader: DirectConnectClient,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const { locations = [] } = await call(
    'DescribeLocations',
    (abortSignal) => reader.send(new DescribeLocationsCommand({}), { abortSignal }),
    signal,
  );
  return new Map(
    locations.flatMap(({ locationCode, locationName }) =>
      locationCode && locationName ? [[locationCode, locationName]] : [],
    ),
  );
}
