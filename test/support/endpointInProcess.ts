import { startEndpoint } from '../../src/emulator/endpoint';
import { estateFrom } from '../../src/emulator/estate/estateFrom';
import { readOptions } from '../../src/emulator/options';
import { testEndpoint } from './endpoint';
import type { TestEndpoint } from './endpoint';

/** Starts the local endpoint in the test’s own process: at once, but with the same clock. */
export async function startEndpointInProcess(args: readonly string[] = []): Promise<TestEndpoint> {
  const { port, latency, aliases, ...source } = readOptions(args);
  const endpoint = await startEndpoint({ port, latency, aliases, data: estateFrom(source) });
  return testEndpoint(endpoint.ready, () => endpoint.close());
}
