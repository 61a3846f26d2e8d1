import { deepEqual, equal, rejects } from 'node:assert/strict';
import { scanRegions } from '../../../../src/aws/inventory/regionScan';
import { forEachConcurrently } from '../../../../src/aws/inventory/concurrently';
import { regionsBeside } from '../../../../src/directconnect/regions/regions';
import { startEndpoint } from '../../../support/endpoint';
import type { TestEndpoint } from '../../../support/endpoint';
import { connect } from '../../../support/sdk';

const silent = () => undefined;

describe('the scan of regions', () => {
  let endpoint: TestEndpoint;
  const ask = (region: string, signal: AbortSignal) =>
    connect(endpoint.profile('demo-network'), region).isInUse(signal);
  const refuse = (region: string, code: string, message = 'no') =>
    endpoint.control('POST', 'faults', { region, times: 50, fault: 'error', status: 400, code, message });

  before(async () => {
    endpoint = await startEndpoint();
  });
  after(() => endpoint.stop());
  beforeEach(async () => {
    await endpoint.control('DELETE', 'faults');
    await endpoint.control('DELETE', 'requests');
  });

  it('finds the regions in use, and requests only one resource from each list', async () => {
    const counts: number[] = [];
    const { inUse, failed } = await scanRegions(
      ['us-east-1', 'eu-central-1'],
      ask,
      new AbortController().signal,
      (answered) => counts.push(answered),
    );
    deepEqual([inUse, failed, counts], [['us-east-1', 'eu-central-1'], [], [1, 2]]);
    const asked = await endpoint.received('DescribeConnections');
    deepEqual(
      asked.map(({ parameters }) => parameters),
      [{ maxResults: 1 }, { maxResults: 1 }],
    );
  });

  it('treats an opt-in region that rejects the keys as not enabled, if other regions accept them', async () => {
    await refuse('af-south-1', 'UnrecognizedClientException');
    await refuse('me-south-1', 'InvalidSignatureException', 'Credential should be scoped to a valid region.');
    await refuse('eu-west-1', 'UnrecognizedClientException');
    const regions = ['us-east-1', 'af-south-1', 'me-south-1', 'eu-west-1'];
    const scan = await scanRegions(regions, ask, new AbortController().signal, silent);
    deepEqual(scan.notEnabled, ['af-south-1', 'me-south-1']);
    deepEqual(
      scan.failed.map(({ region, failure }) => [region, failure.kind]),
      [['eu-west-1', 'credentials']],
    );
    const alone = await scanRegions(['af-south-1'], ask, new AbortController().signal, silent);
    deepEqual([alone.notEnabled, alone.failed.length], [[], 1]);
  });

  it('keeps what was answered when it is cancelled, and ends at once', async () => {
    const ended = new AbortController();
    const asked = (region: string, signal: AbortSignal) =>
      region === 'us-east-1'
        ? Promise.resolve(true)
        : new Promise<boolean>((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(new Error('aborted')));
            setImmediate(() => ended.abort());
          });
    const { inUse, empty, failed } = await scanRegions(
      regionsBeside('us-east-1'),
      asked,
      ended.signal,
      silent,
    );
    deepEqual([inUse, empty, failed], [['us-east-1'], [], []]);
  });

  it('does not call a region empty if one of its lists could not be read', async () => {
    const profile = endpoint.profile('demo-workload');
    await endpoint.control('POST', 'faults', {
      region: 'us-east-1',
      operation: 'DescribeVirtualInterfaces',
      times: 9,
      fault: 'error',
      status: 400,
      code: 'AccessDeniedException',
      message: 'no',
    });
    await rejects(connect(profile, 'us-east-1').isInUse(), { kind: 'denied' });
  });

  it('limits how many run at a time, not counting those that hang', async () => {
    const hang = new AbortController();
    const begun: number[] = [];
    let running = 0;
    let most = 0;
    const done = forEachConcurrently(
      [1, 2, 3, 4, 5, 6],
      async (item) => {
        begun.push(item);
        most = Math.max(most, ++running);
        if (item === 1) await new Promise((resolve) => hang.signal.addEventListener('abort', resolve));
        else await Promise.resolve();
        running -= 1;
        if (item === 6) hang.abort();
      },
      { atOnce: 1, patience: 5, signal: new AbortController().signal },
    );
    await done;
    deepEqual(begun, [1, 2, 3, 4, 5, 6]);
    equal(most, 2);
  });

  it('throws the error of one once all have ended, and leaves no unhandled rejection', async () => {
    const ended: number[] = [];
    const unhandled: unknown[] = [];
    const note = (error: unknown) => unhandled.push(error);
    process.on('unhandledRejection', note);
    try {
      const work = async (item: number) => {
        await new Promise((resolve) => setImmediate(resolve));
        if (item < 3) throw new Error(`no ${item}`);
        for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
        ended.push(item);
      };
      const { signal } = new AbortController();
      const all = forEachConcurrently([1, 2, 3, 4], work, { atOnce: 3, patience: 60_000, signal });
      await rejects(all, { message: 'no 1' });
      deepEqual([ended, unhandled], [[3, 4], []]);
    } finally {
      process.off('unhandledRejection', note);
    }
  });
});
