/**
 * Measures, inside a real VS Code's extension host. VS Code runs this as it runs a test suite; what to do is in a file
 * of the folder that the window has open, and the result goes there too.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { commandIds } from '../../src/contributions';
import type { Node } from '../../src/views/connections/node';
import { EMPTY_ID, PLAN_FILE, RESULT_FILE, WARM_UP_ID } from '../plan';
import type { Activation, Plan, RegionOpened, Result } from '../plan';
import { calm } from './calm';
import { catchTree, timeLoads } from './loading';

const OUR_ID = 'dx-explorer.direct-connect-explorer';

export async function run(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  if (!folder) throw new Error('The window has no folder.');
  const plan = JSON.parse(await readFile(join(folder, PLAN_FILE), 'utf8')) as Plan;
  await writeFile(join(folder, RESULT_FILE), JSON.stringify(await measure(plan)));
}

async function measure({ first, profile, warmReads }: Plan): Promise<Result> {
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
  const region = await openRegions(tree(), profile, warmReads, untilCalm);
  return {
    editor: vscode.version,
    node: process.versions.node,
    calm: found.every(Boolean),
    ours,
    empty,
    region,
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

async function openRegions(
  tree: vscode.TreeDataProvider<Node>,
  profile: string,
  warmReads: number,
  pause: () => Promise<void>,
): Promise<RegionOpened> {
  const cold = await openRegion(tree, profile, pause);
  const warm: number[] = [];
  while (warm.length < warmReads) {
    // Forgets everything that was read, and the clients: only the SDK stays.
    await vscode.commands.executeCommand(commandIds.refresh);
    warm.push(await openRegion(tree, profile));
  }
  return { cold, warm };
}

/** From opening a profile's region to its first row. Nobody opens a region while its profile is still opening. */
async function openRegion(
  tree: vscode.TreeDataProvider<Node>,
  profile: string,
  pause?: () => Promise<void>,
): Promise<number> {
  const profiles = (await tree.getChildren()) ?? [];
  const profileNode = profiles.find(({ id }) => id === profile);
  const [region] = (profileNode && (await tree.getChildren(profileNode))) ?? [];
  if (!region) throw new Error(`The profile ${profile} shows no region.`);
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
