import { deepEqual } from 'node:assert/strict';
import { warmUp } from '../../../../src/aws/transport/warmUp';

describe('the warm-up sweep, which sends nothing,', () => {
  it('runs the same code as a real sweep', async () => {
    const { connections, lags, virtualInterfaces, failures } = await warmUp();
    deepEqual(failures, []);
    deepEqual(
      [connections, lags, virtualInterfaces].map((rows) => rows.length),
      [1, 1, 1],
    );
  });
});
