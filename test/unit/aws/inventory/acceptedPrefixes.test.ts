import { deepEqual, equal, rejects } from 'node:assert/strict';
import { readAcceptedPrefixes } from '../../../../src/aws/inventory/acceptedPrefixes';
import { keepWhole } from '../../../../src/aws/transport/wholeAnswers';
import { EndpointUnderTest, NETWORK, WORKLOAD } from '../../emulator/endpointUnderTest';

const VIF = 'dxvif-fh8s3d2w';

describe('the prefixes that AWS accepts from a router', () => {
  let endpoint: EndpointUnderTest;
  beforeEach(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  afterEach(() => endpoint.close());
  const read = (id: string, account = NETWORK) =>
    readAcceptedPrefixes(keepWhole(endpoint.client(account)), id);

  it('are counted by family, over as many pages as there are', async () => {
    const vif = await endpoint.virtualInterface(VIF);
    equal(vif?.virtualInterfaceType, 'private');
    deepEqual(await read(VIF), { ipv4: 84, ipv6: 6 });
    await endpoint.answer('UpdateVirtualInterfaceAttributes', {
      virtualInterfaceId: VIF,
      prefixPoolAllocatedCountIpv4: 300,
    });
    await endpoint.control('POST', 'router', { id: VIF, prefixes: 250, addressFamily: 'ipv4' });
    deepEqual(await read(VIF), { ipv4: 250, ipv6: 6 });
  });

  it('are none while the session is down', async () => {
    await endpoint.control('POST', 'router', { id: VIF, session: 'down' });
    deepEqual(await read(VIF), { ipv4: 0, ipv6: 0 });
  });

  it('are not told to other accounts', async () => {
    await rejects(read(VIF, WORKLOAD), { kind: 'refused' });
  });
});
