/**
 * How the time and the heap of a sweep grow with the region, from 100 to 100,000 virtual interfaces, each size in its
 * own process. With 100,000 in memory: how long a key press in *Find Virtual Interface* and in *Filter* takes, and an
 * export in each format; and how long each blocks the extension host at most.
 */
import { encoded } from '../src/commands/inventory/encoded';
import { Finder } from '../src/commands/inventory/find/finder';
import { InventoryStore } from '../src/aws/inventory/store';
import type { Profile } from '../src/aws/profiles/profiles';
import { exportFormats } from '../src/directconnect/export/formats';
import { parseFilter } from '../src/directconnect/inventory/inventoryFilter';
import type { Arrangement } from '../src/directconnect/inventory/inventoryIndex';
import { noNames } from '../src/directconnect/labels';
import { ArrangedInventories } from '../src/views/connections/arrangedInventories';
import type { PlaceRead } from '../src/views/connections/arrangedInventories';
import { SessionStore } from '../src/aws/session/sessionStore';
import { projectRoot } from '../test/host/paths';
import { startEndpoint } from '../test/support/endpoint';
import { sdk } from '../test/support/sdk';
import { apart } from './apart';
import { KB } from './budgets';
import { sizeFigure, timeFigure } from './figures';
import type { Figure } from './figures';
import type { SweepPlan, Swept } from './sweepProcess';
import { pauseFigures, watched } from './turns';
import { profileStoreOf } from '../test/support/profileStore';

const REGION = 'us-east-1';
/** Numbers of virtual interfaces, and how often each region is read. */
const SIZES: readonly (readonly [vifs: number, rounds: number])[] = [
  [100, 20],
  [1_000, 10],
  [10_000, 5],
  [100_000, 2],
];
/** The most that 100,000 may take per virtual interface, as a multiple of 10,000. */
const LINEAR = 1.5;
/**
 * KB of heap per virtual interface, and the smallest region that it applies to: in smaller ones, what the first sweep
 * of a process allocates once predominates.
 */
const HEAP_GOAL = 3;
const HEAP_GOAL_FROM = 10_000;

/** Search texts: empty, with many, few and no matches, a network, and two words. */
const TYPED = ['', 'd', 'dxvif-0a', 'nowhere', '10.0.0.0/8', '65010 vif'];
/** Filter texts. Free text comes first: it builds the search texts of all rows. */
const FILTERS = ['d', 'nowhere', 'state:available', 'name:1 -tag:nothing', '10.0.0.0/8'];

/** Times each key press of a filter, from the first on. Filters are applied as in the tree. */
async function filterFigures(read: PlaceRead): Promise<Figure[]> {
  const wanted: { arrangement: Arrangement } = { arrangement: { filter: { terms: [] }, order: 'vlan' } };
  const arranged = new ArrangedInventories(wanted, { known: () => undefined });
  const presses = [];
  for (const text of FILTERS) {
    const { filter, problem } = parseFilter(text);
    if (!filter) throw new Error(problem);
    wanted.arrangement = { filter, order: 'vlan' };
    presses.push(await watched(async () => arranged.change([read])));
  }
  const name = `filtering ${read.inventory.virtualInterfaces.length.toLocaleString('en')} VIFs`;
  return [
    timeFigure(`${name}, the first key press`, [presses[0]?.took ?? 0]),
    timeFigure(
      `${name}, a later key press`,
      presses.slice(1).map(({ took }) => took),
    ),
    ...pauseFigures(`${name}, all key presses`, presses),
  ];
}

/** Writes everything in each format, as *Export Inventory* does, except for the file. */
async function exportFigures({ place, inventory }: PlaceRead): Promise<Figure[]> {
  const part = { ...place, readAt: 0, inventory, all: inventory, names: noNames };
  const figures: Figure[] = [];
  for (const format of exportFormats) {
    const exporting = await watched(() => encoded(format.write([part])));
    const name = `exporting ${inventory.virtualInterfaces.length.toLocaleString('en')} VIFs as ${format.label}`;
    figures.push(timeFigure(name, [exporting.took]), ...pauseFigures(name, [exporting]));
  }
  return figures;
}

async function findFigures(profile: Profile, vifs: number): Promise<Figure[]> {
  const profiles = profileStoreOf({
    configFile: '/nowhere/config',
    credentialsFile: '/nowhere/credentials',
  });
  profiles.setAdded(Promise.resolve([profile]));
  const inventories = new InventoryStore(new SessionStore(profiles, () => Promise.resolve(sdk)));
  const place = { profile: profile.name, region: REGION };
  const inventory = await inventories.sweep(place);
  const filtering = await filterFigures({ place, inventory });
  const exporting = await exportFigures({ place, inventory });
  const finder = new Finder(inventories, [{ ...place, mayBeAsked: true }]);
  const ready = await watched(() => finder.read(new AbortController().signal));
  const presses = [];
  for (let round = 0; round < 3; round++) {
    for (const typed of TYPED) presses.push(await watched(() => finder.find(typed, 200, () => true)));
  }
  const all = await finder.find('', 200, () => true);
  if (all?.count !== vifs) throw new Error(`${all?.count ?? 0} virtual interfaces were found.`);
  const name = `finding among ${vifs.toLocaleString('en')} VIFs`;
  return [
    ...filtering,
    ...exporting,
    timeFigure(`${name}, making them ready`, [ready.took]),
    ...pauseFigures(`${name}, making them ready`, [ready]),
    timeFigure(
      `${name}, a key press`,
      presses.map(({ took }) => took),
    ),
    ...pauseFigures(`${name}, all key presses`, presses),
  ];
}

export async function growthFigures(): Promise<Figure[]> {
  const times: Figure[] = [];
  const heaps: Figure[] = [];
  const finding: Figure[] = [];
  for (const [vifs, rounds] of SIZES) {
    const endpoint = await startEndpoint(projectRoot, ['--vifs', String(vifs)]);
    try {
      const [account] = endpoint.accounts;
      if (!account) throw new Error('The endpoint has no account.');
      const profile = endpoint.profile(account.name);
      const plan: SweepPlan = { profile, region: REGION, rounds };
      const swept = await apart<Swept>('sweepProcess.ts', plan, ['--expose-gc']);
      if (swept.count !== vifs) throw new Error(`${swept.count} virtual interfaces were read.`);
      const name = `a sweep of ${vifs.toLocaleString('en')} VIFs`;
      const before = times.at(-1);
      times.push(
        timeFigure(
          `${name}, for each 1,000`,
          swept.times.map((took) => (took / vifs) * 1_000),
          vifs === 100_000 && before ? Math.round(before.value * LINEAR * 10) / 10 : undefined,
        ),
      );
      heaps.push(
        sizeFigure(
          `heap of ${name}, for each VIF`,
          swept.heap / vifs / KB,
          vifs >= HEAP_GOAL_FROM ? HEAP_GOAL : undefined,
        ),
      );
      if (vifs === 100_000) finding.push(...(await findFigures(profile, vifs)));
    } finally {
      await endpoint.stop();
    }
  }
  return [...times, ...heaps, ...finding];
}
