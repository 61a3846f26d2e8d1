/**
 * Measures, inside a real VS Code's extension host. VS Code runs this as it runs a test suite; what to do is in a file
 * of the folder that the window has open, and the result goes there too.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Node } from '../../src/views/tree/node';
import { EMPTY_ID, PLAN_FILE, RESULT_FILE, WARM_UP_ID } from '../plan';
import type { Activation, Plan, Result, WholeRegion } from '../plan';
import { calm } from './calm';
import { catchTree, timeLoads } from './loading';
import { readWholeRegion } from './wholeRegion';

const OUR_ID = 'dx-explorer.direct-connect-explorer';

export async function run(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  if (!folder) throw new Error('The window has no folder.');
  const plan = JSON.parse(await readFile(join(folder, PLAN_FILE), 'utf8')) as Plan;
  await writeFile(join(folder, RESULT_FILE), JSON.stringify(await measure(plan)));
}

async function measure({ first, profiles, wholeRegions }: Plan): Promise<Result> {
  const loads = timeLoads();
  const tree = catchTree(extension(OUR_ID).extensionPath);
  const found: boolean[] = [];
  const untilCalm = async () => {
    found.push(await calm());
  };
  await untilCalm();
  // What the first activation of a window costs VS Code is nobody's in particular.
  await extension(WARM_UP_ID).activate();
  const activated: Partial<Record<Plan['first'], Activation>> = {};
  for (const which of first === 'ours' ? (['ours', 'empty'] as const) : (['empty', 'ours'] as const)) {
    activated[which] = await activate(extension(which === 'ours' ? OUR_ID : EMPTY_ID), loads);
  }
  const { ours, empty } = activated;
  if (!ours || !empty) throw new Error('One of the two was not activated.');
  const regions: number[] = [];
  for (const [at, profile] of profiles.entries()) {
    regions.push(await openRegion(tree(), profile, at === 0 ? untilCalm : undefined));
  }
  const whole: WholeRegion[] = [];
  for (const profile of wholeRegions) {
    const region = await regionOf(tree(), profile);
    await untilCalm();
    whole.push(await readWholeRegion(tree(), region));
  }
  return {
    editor: vscode.version,
    node: process.versions.node,
    calm: found.every(Boolean),
    ours,
    empty,
    regions,
    wholeRegions: whole,
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

/** The region of a profile, which is thereby opened. */
async function regionOf(tree: vscode.TreeDataProvider<Node>, profile: string): Promise<Node> {
  const profiles = (await tree.getChildren()) ?? [];
  const profileNode = profiles.find(({ id }) => id === profile);
  const [region] = (profileNode && (await tree.getChildren(profileNode))) ?? [];
  if (!region) throw new Error(`The profile ${profile} shows no region.`);
  return region;
}

/** From opening a profile's region to its first row. Nobody opens a region while its profile is still opening. */
async function openRegion(
  tree: vscode.TreeDataProvider<Node>,
  profile: string,
  pause?: () => Promise<void>,
): Promise<number> {
  const region = await regionOf(tree, profile);
  await pause?.();
  const begin = performance.now();
  const [row] = (await tree.getChildren(region)) ?? [];
  const item = row && (await tree.getTreeItem(row));
  const took = performance.now() - begin;
  // A failure is a row too.
  if (!/^(lag|connection)\./.test(item?.contextValue ?? '')) {
    throw new Error(`The region's first row is ${JSON.stringify(item?.label)}.`);
  }
  return took;
}
