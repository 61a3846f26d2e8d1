/**
 * The SDK alone, as a script with a profile would use it. It has a file of its own so that loading it can be measured.
 */
import { DescribeConnectionsCommand, DirectConnectClient } from '@aws-sdk/client-direct-connect';

/** Reads the first page of connections of the profile in AWS_PROFILE with a new client. @returns how many there are. */
export async function readFirstPage(): Promise<number> {
  const client = new DirectConnectClient({});
  const { connections = [] } = await client.send(new DescribeConnectionsCommand({ maxResults: 100 }));
  return connections.length;
}
