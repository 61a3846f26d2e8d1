import { deepEqual } from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from '../../../support/sdk';

describe('a sweep of lists that hold a resource twice', () => {
  it('keeps each once', async () => {
    const answers: Record<string, object> = {
      DescribeConnections: { connections: [{ connectionId: 'c' }, { connectionId: 'c' }] },
      DescribeLags: { lags: [{ lagId: 'l', connections: [{ connectionId: 'c' }] }, { lagId: 'l' }] },
      DescribeVirtualInterfaces: {
        virtualInterfaces: [{ virtualInterfaceId: 'v' }, { virtualInterfaceId: 'v' }],
      },
    };
    const server = createServer((request, response) => {
      const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
      request.resume().on('end', () => response.end(JSON.stringify(answers[operation])));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const { port } = server.address() as AddressInfo;
      const sweep = await connect(
        {
          name: 'x',
          regions: [],
          endpoints: { direct_connect: `http://127.0.0.1:${port}` },
          origin: { kind: 'memory', accessKeyId: 'x', secretAccessKey: 'y' },
        },
        'us-east-1',
      ).sweep();
      deepEqual(
        [
          sweep.connections.map(({ connectionId }) => connectionId),
          sweep.lags.map(({ lagId }) => lagId),
          sweep.virtualInterfaces.map(({ virtualInterfaceId }) => virtualInterfaceId),
        ],
        [['c'], ['l'], ['v']],
      );
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
