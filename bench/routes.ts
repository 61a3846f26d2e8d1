/**
 * Reading the routes of one virtual interface, 2,000 accepted ones and the advertised ones, from an endpoint that
 * answers each call after 100 ms: how soon the first rows of both directions are written, and how long the extension
 * host is blocked at most while pages arrive, the document is written again after each, and the routes are stored.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { updateVirtualInterfaceAttributes } from '../src/aws/operations/updateVirtualInterfaceAttributes';
import { KeptRoutes } from '../src/aws/routes/keptRoutes';
import type { Session } from '../src/aws/session/session';
import { routesText } from '../src/directconnect/routes/text';
import { workInSlices } from '../src/slices';
import { RouteReading } from '../src/views/routes/reading';
import { projectRoot } from '../test/host/paths';
import { startEndpoint } from '../test/support/endpoint';
import { connect } from '../test/support/sdk';
import { timeFigure } from './figures';
import type { Figure } from './figures';
import { REGION } from './plan';
import { pauseFigures, watchTurns } from './turns';

const PROFILE = 'demo-network';
/** A virtual interface of the demonstration with two BGP peers. */
const target = { profile: PROFILE, region: REGION, id: 'dxvif-fh8s3d2w' };
const EACH = 1_000;
const LATENCY = 100;
const ROUNDS = 5;
/** Milliseconds: less than two round trips. */
const FIRST_GOAL = 2 * LATENCY;

async function readOnce(session: Session, kept: KeptRoutes) {
  const longestTurn = watchTurns();
  const begin = performance.now();
  const reading = new RouteReading(session, target, {});
  const write = () => workInSlices(routesText(reading.read), () => true);
  await reading.first;
  await write();
  const first = performance.now() - begin;
  let hasMore = true;
  while (hasMore) {
    hasMore = await reading.more();
    await write();
  }
  await kept.keep(target, reading.routes, Date.now());
  const all = performance.now() - begin;
  const { length } = reading.routes.filter(({ routeDirection }) => routeDirection === 'accepted');
  if (!reading.isComplete || length !== 2 * EACH) throw new Error(`${length} routes were read.`);
  return { first, all, ...(await longestTurn()) };
}

export async function routeFigures(): Promise<Figure[]> {
  const endpoint = await startEndpoint(projectRoot, ['--latency', String(LATENCY)]);
  const folder = await mkdtemp(join(tmpdir(), 'dx-bench-routes-'));
  try {
    const session = connect(endpoint.profile(PROFILE), REGION);
    await session.write(updateVirtualInterfaceAttributes, {
      virtualInterfaceId: target.id,
      prefixPoolAllocatedCountIpv4: EACH,
      prefixPoolAllocatedCountIpv6: EACH,
    });
    await endpoint.control('POST', 'router', { id: target.id, prefixes: EACH });
    const readings: Awaited<ReturnType<typeof readOnce>>[] = [];
    // The first round warms up.
    for (let round = -1; round < ROUNDS; round += 1) {
      const one = await readOnce(session, new KeptRoutes(folder));
      if (round >= 0) readings.push(one);
    }
    const name = `2,000 routes at ${LATENCY} ms`;
    return [
      timeFigure(
        `first rows of both directions, ${name}`,
        readings.map(({ first }) => first),
        FIRST_GOAL,
      ),
      timeFigure(
        `all of ${name}`,
        readings.map(({ all }) => all),
      ),
      ...pauseFigures(name, readings),
    ];
  } finally {
    await endpoint.stop();
    await rm(folder, { recursive: true });
  }
}
