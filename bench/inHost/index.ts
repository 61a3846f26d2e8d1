/**
 * Measures inside the extension host of a real VS Code, which runs this like a test suite. The plan is a file in the
 * folder that the window has open, and the result is written next to it.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Node } from '../../src/views/tree/node';
import { VIEW } from '../../src/contributions';
import { BUILT_IN, EMPTY_ID, PLAN_FILE, REGION, RESULT_FILE, WARM_UP_ID } from '../plan';
import type { Activation, Plan, Reading, Result, WholeRegion } from '../plan';
import type * as bareSdk from './bareSdk';
import { calm } from './calm';
import { contextsOf, untilDrawn } from './drawing';
import { catchTree, timeLoads } from './loading';
import { measuredByEditor } from './running';
import { readWholeRegion } from './wholeRegion';

const OUR_ID = 'dx-explorer.direct-connect-explorer';

export async function run(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  if (!folder) throw new Error('The window has no folder.');
  const plan = JSON.parse(await readFile(join(folder, PLAN_FILE), 'utf8')) as Plan;
  await writeFile(join(folder, RESULT_FILE), JSON.stringify(await measure(plan)));
}

async function measure({ first, bareSdk, profiles, wholeRegions }: Plan): Promise<Result> {
  const loads = timeLoads();
  const tree = catchTree(extension(OUR_ID).extensionPath, VIEW);
  const found: boolean[] = [];
  const untilCalm = async () => {
    found.push(await calm());
  };
  await untilCalm();
  // The first activation in a window has a cost of its own, which would distort the comparison.
  await extension(WARM_UP_ID).activate();
  const activated: Partial<Record<Plan['first'], Activation>> = {};
  for (const which of first === 'ours' ? (['ours', 'empty'] as const) : (['empty', 'ours'] as const)) {
    activated[which] = await activate(extension(which === 'ours' ? OUR_ID : EMPTY_ID), loads);
  }
  const { ours, empty } = activated;
  if (!ours || !empty) throw new Error('One of the two extensions was not activated.');
  const regions: Reading[] = [];
  for (const profile of profiles) {
    // Users can open a profile only once VS Code has drawn it.
    const region = await regionOf(tree(), profile);
    if (regions.length === 0) await untilCalm();
    const reading: Partial<Record<keyof Reading, number>> = {};
    // The first of the two also pays for what VS Code and Node do at the first request of a window.
    const inOrder = ['ours', 'bare'] as const;
    for (const which of first === 'ours' ? inOrder : inOrder.toReversed()) {
      if (which === 'ours') {
        reading.ours = await openRegion(tree(), region);
        await readRest(tree(), region);
      } else {
        reading.bare = await readBare(bareSdk, profile);
      }
    }
    regions.push(reading as Reading);
  }
  const whole: WholeRegion[] = [];
  for (const profile of wholeRegions) {
    const region = await regionOf(tree(), profile);
    await untilCalm();
    whole.push(await readWholeRegion(tree(), region));
  }
  for (const id of BUILT_IN) await extension(id).activate();
  return {
    editor: vscode.version,
    node: process.versions.node,
    calm: found.every(Boolean),
    ours,
    empty,
    regions,
    wholeRegions: whole,
    measuredByEditor: await measuredByEditor(OUR_ID),
  };
}

function extension(id: string): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension(id);
  if (!found) throw new Error(`The extension ${id} is not installed.`);
  return found;
}

async function activate(
  it: vscode.Extension<unknown>,
  loads: ReadonlyMap<string, number>,
): Promise<Activation> {
  if (it.isActive) throw new Error(`${it.id} was active already.`);
  const { main } = it.packageJSON as { main: string };
  const begin = performance.now();
  await it.activate();
  const total = performance.now() - begin;
  const load = loads.get(join(it.extensionPath, main));
  if (load === undefined) throw new Error(`${it.id} was not loaded.`);
  return { total, load };
}

/** The row of a profile with only one region, whose children are the contents of that region. */
async function regionOf(tree: vscode.TreeDataProvider<Node>, profile: string): Promise<Node> {
  const id = `${profile}/${REGION}`;
  const region = (await tree.getChildren())?.find((row) => row.id === id);
  if (!region) throw new Error(`The tree has no row ${id}.`);
  return region;
}

/**
 * From opening a region to the first row of a connection or LAG. Where the virtual interfaces are answered first, the
 * region only says how many there are until then.
 */
async function openRegion(tree: vscode.TreeDataProvider<Node>, region: Node): Promise<number> {
  const begin = performance.now();
  return untilDrawn(tree, async () => {
    const [row] = (await tree.getChildren(region)) ?? [];
    const item = row && (await tree.getTreeItem(row));
    const took = performance.now() - begin;
    if (/^(lag|connection)\./.test(item?.contextValue ?? '')) return took;
    // A failure is shown as a row too.
    if (item?.contextValue === 'loading') return undefined;
    throw new Error(`The region's first row is ${JSON.stringify(item?.label)}.`);
  });
}

/** Waits until nothing more of a region is requested: all of it was read, and its row says which account it is. */
async function readRest(tree: vscode.TreeDataProvider<Node>, region: Node): Promise<void> {
  await untilDrawn(tree, async () => {
    const rows = (await tree.getChildren(region)) ?? [];
    const isRead = !(await contextsOf(tree, rows)).includes('loading');
    const { description } = await tree.getTreeItem(region);
    return isRead && /\d{12}/.test(String(description)) ? true : undefined;
  });
}

/** Reads the first page of a region with the SDK alone. The first call also loads the SDK. */
async function readBare(path: string, profile: string): Promise<number> {
  const begin = performance.now();
  const { readFirstPage } = createRequire(__filename)(path) as typeof bareSdk;
  // The SDK takes `endpoint_url` only from the profile that this variable names.
  process.env.AWS_PROFILE = profile;
  try {
    const rows = await readFirstPage();
    if (rows === 0) throw new Error('The first page is empty.');
  } finally {
    delete process.env.AWS_PROFILE;
  }
  return performance.now() - begin;
}
