/** `node --expose-gc growth.ts N`: sweeps a region of N virtual interfaces and prints what that took (bench/inventory.ts). */
import { projectRoot } from '../test/host/paths';
import { startEndpoint } from '../test/support/endpoint';
import { connect } from '../test/support/sdk';
import type { Growth } from './inventory';

/** Virtual interfaces on one connection: it has 4094 VLANs. */
const ON_ONE = 2_000;

function heapNow(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

async function main(size: number): Promise<void> {
  const connections = String(Math.max(1, Math.ceil(size / ON_ONE)));
  const endpoint = await startEndpoint(projectRoot, ['--connections', connections, '--vifs', String(size)]);
  try {
    const session = connect(endpoint.profile('demo-network'), 'us-east-1');
    await session.virtualInterfaces({ virtualInterfaceId: 'dxvif-none' });
    const before = heapNow();
    const begin = performance.now();
    const sweep = await session.sweep();
    const milliseconds = performance.now() - begin;
    const result: Growth = { milliseconds, heap: heapNow() - before };
    if (sweep.virtualInterfaces.length !== size) throw new Error('Not all of them came.');
    console.log(JSON.stringify(result));
  } finally {
    await endpoint.stop();
  }
}

void main(Number(process.argv[2]));
