/**
 * Reading 34 profiles with 30 regions each at once, over TLS, through the agent with which VS Code replaces the SDK's:
 * how long the extension host is blocked, and how many connections are open at the same time. The server is at
 * 127.0.0.2, since VS Code does not replace the agent for requests to 127.0.0.1.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { downloadEditor } from '../test/host/editorDownload';
import { projectRoot } from '../test/host/paths';
import { apart } from './apart';
import { countFigure, timeFigure } from './figures';
import type { Figure } from './figures';
import type { Counted, Front } from './loadFront';
import type { LoadPlan, Loaded } from './loadProcess';
import { pauseFigures } from './turns';

const ROUNDS = 3;
/** How many connections may be open at the same time: those of all running sweeps. */
const SOCKETS_GOAL = 128;

export async function loadFigures(): Promise<Figure[]> {
  const { serverMain } = await downloadEditor();
  const server = spawn(process.execPath, ['--import', 'tsx', join(projectRoot, 'bench', 'loadFront.ts')], {
    cwd: projectRoot,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit');
  const lines = createInterface(server.stdout)[Symbol.asyncIterator]();
  const heard = async <Said>() => JSON.parse((await lines.next()).value as string) as Said;
  try {
    const front = await heard<Front>();
    const plan: LoadPlan = { ...front, editor: serverMain };
    const loaded: Loaded[] = [];
    const counted: Counted[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      loaded.push(await apart<Loaded>('loadProcess.ts', plan));
      server.stdin.write('\n');
      counted.push(await heard<Counted>());
    }
    const failures = loaded.flatMap((one) => Object.entries(one.failures));
    if (failures.length > 0) throw new Error(`Regions failed: ${JSON.stringify(failures)}`);
    const name = `${front.profiles.length} profiles × ${front.regions.length} regions over TLS`;
    return [
      timeFigure(
        `all of ${name}`,
        loaded.map(({ took }) => took),
      ),
      ...pauseFigures(name, loaded),
      countFigure(
        `most connections open at once, ${name}`,
        Math.max(...counted.map(({ mostOpen }) => mostOpen)),
        SOCKETS_GOAL,
      ),
    ];
  } finally {
    server.stdin.end();
    await ended;
  }
}
