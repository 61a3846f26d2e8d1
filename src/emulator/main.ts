import { startEndpoint } from './endpoint';
import type { Endpoint } from './endpoint';
import { readDataFile } from './estate/dataFile/read';
import type { DataFile } from './estate/dataFile/schema';
import { demoEstate } from './estate/demo';
import { generateEstate } from './estate/generate';
import { readOptions } from './options';
import type { Options } from './options';

/** Arguments that cannot be used. */
const USAGE = 2;

async function main(): Promise<void> {
  const { port, latency, aliases, ...source } = readOptions(process.argv.slice(2));
  const endpoint = await startEndpoint({ port, latency, aliases, data: estateFrom(source) });
  stopWhenTold(endpoint);
  console.log(JSON.stringify(endpoint.ready));
}

function estateFrom({ data, size }: Pick<Options, 'data' | 'size'>): DataFile {
  if (data !== undefined) return readDataFile(data);
  return size ? generateEstate(size) : demoEstate();
}

/** Stops on a signal, or when the process that forked this one ends. */
function stopWhenTold(endpoint: Endpoint): void {
  const stop = () => void endpoint.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  if (process.send) process.once('disconnect', stop);
}

function explain(failure: unknown): { message: string; exitCode: number } {
  const { kind, code, message } = failure as { kind?: string; code?: string; message: string };
  if (kind === 'usage' || kind === 'dataFile') return { message, exitCode: USAGE };
  if (code === 'EADDRINUSE')
    return { message: 'The port is in use. --port 0 picks a free one.', exitCode: 1 };
  if (code === 'EACCES') return { message: 'The port may not be opened by this user.', exitCode: 1 };
  return { message: `The endpoint could not start: ${message}`, exitCode: 1 };
}

main().catch((failure: unknown) => {
  const { message, exitCode } = explain(failure);
  console.error(message);
  process.exitCode = exitCode;
});
