import { deepEqual, equal, match } from 'node:assert/strict';
import { readFilter } from '../../../../src/directconnect/routes/filter';
import { routesText } from '../../../../src/directconnect/routes/text';
import { workAtOnce } from '../../../../src/slices';
import { RouteReading } from '../../../../src/views/routes/reading';
import { startEndpoint } from '../../../support/endpoint';
import type { TestEndpoint } from '../../../support/endpoint';
import { connect } from '../../../support/sdk';

const OPERATION = 'ListVirtualInterfaceRoutes';
/** Its router announces 84 IPv4 and 6 IPv6 prefixes. */
const ORDERS = 'dxvif-fh8s3d2w';

describe('the routes of a virtual interface while they are read', () => {
  let endpoint: TestEndpoint;
  before(async () => {
    endpoint = await startEndpoint();
  });
  after(() => endpoint.stop());
  beforeEach(async () => {
    await endpoint.control('POST', 'reset');
    await endpoint.control('DELETE', 'requests');
    await endpoint.control('DELETE', 'faults');
  });

  function read(filter = '', id = ORDERS, account = 'demo-network') {
    const session = connect(endpoint.profile(account), 'us-east-1');
    const target = { profile: account, region: 'us-east-1', id };
    return new RouteReading(session, target, readFilter(filter).filters ?? {});
  }
  const fail = (fault: object) => endpoint.control('POST', 'faults', { operation: OPERATION, ...fault });
  const counts = ({ read: { lists } }: RouteReading) => lists.map(({ routes }) => routes.length);
  const textOf = (reading: RouteReading) => workAtOnce(routesText(reading.read));

  it('has the first rows of both directions after one round trip', async () => {
    await endpoint.control('POST', 'router', { id: ORDERS, prefixes: 90 });
    const reading = read();
    await reading.first;
    deepEqual(
      counts(reading).map((count) => count > 0),
      [true, true],
    );
    equal((await endpoint.received('DescribeVirtualInterfaces')).length, 1);
    const asked = await endpoint.received(OPERATION);
    equal(asked.filter(({ parameters }) => !(parameters as { nextToken?: string }).nextToken).length, 2);
  });

  it('announces further pages until the last one', async () => {
    const session = connect(endpoint.profile('demo-network'), 'us-east-1');
    await session.acceptedPrefixes(ORDERS);
    const reading = read('accepted');
    await reading.whole;
    deepEqual(counts(reading), [90]);
    equal(await reading.more(), false);
    equal(reading.isComplete, false, 'a filter excludes some');
    const all = read();
    let turns = 0;
    while (await all.more()) turns += 1;
    equal(turns > 0, true);
    equal(all.isComplete, true);
    equal(
      all.routes.length,
      counts(all).reduce((sum, count) => sum + count),
    );
    match(textOf(all), /^IPv4: AWS accepts 84 of at most 100 prefixes \(84%\).*\nWARNING/m);
    match(textOf(all), /^IPv6: AWS accepts 6 of at most 100 prefixes \(6%\)/m);
  });

  it('requests what a filter names', async () => {
    const reading = read('advertised ipv4 10.0.0.0/8 65010 7224:7300');
    await reading.whole;
    deepEqual(
      (await endpoint.received(OPERATION)).map(
        ({ parameters }) => (parameters as { filters: object }).filters,
      ),
      [
        {
          ...{ routeDirection: 'advertised', addressFamily: 'ipv4', cidrs: ['10.0.0.0/8'] },
          ...{ asPath: [65010], communities: ['7224:7300'] },
        },
      ],
    );
  });

  it('shows one direction when the other is denied, and says why', async () => {
    await fail({ fault: 'error', status: 400, code: 'AccessDeniedException', message: 'no routes for you' });
    const reading = read();
    await reading.whole;
    equal(reading.failure, undefined);
    equal(reading.isComplete, false);
    equal(reading.trouble?.kind, 'denied');
    match(textOf(reading), /not all could be read\n {2}.*no routes for you/m);
  });

  it('keeps the pages that were read before one fails', async () => {
    await endpoint.control('POST', 'faults', { operation: OPERATION, fault: 'repeat-token', times: 10 });
    const reading = read('accepted');
    await reading.whole;
    deepEqual(
      counts(reading).map((count) => count > 0),
      [true],
    );
    match(textOf(reading), /\d+ routes, not all could be read\n {2}AWS sent a page of the list twice/);
  });

  it('has nothing to show if everything is refused, as for a virtual interface that is gone', async () => {
    const reading = read('', 'dxvif-gone1234');
    await reading.whole;
    equal(reading.failure?.kind, 'refused');
    match(reading.failure.words ?? '', /dxvif-gone1234/);
  });

  it('is shown without its name and its allocation when it can’t be described', async () => {
    await endpoint.control('POST', 'faults', {
      ...{ operation: 'DescribeVirtualInterfaces', fault: 'error', status: 400 },
      ...{ code: 'AccessDeniedException', message: 'no' },
    });
    const reading = read();
    await reading.whole;
    equal(reading.isComplete, true);
    match(textOf(reading), new RegExp(`^Routes of ${ORDERS} `));
  });

  it('has none for a session that is down, and says so', async () => {
    await endpoint.control('POST', 'router', { id: ORDERS, session: 'down' });
    const reading = read();
    await reading.whole;
    deepEqual(counts(reading), [0, 0]);
    match(textOf(reading), /^State: BGP down$/m);
  });

  it('ends when it is stopped', async () => {
    await fail({ fault: 'hang', times: 2 });
    const reading = read();
    reading.stop();
    await reading.whole;
    equal(reading.failure?.kind, 'cancelled');
  });
});
