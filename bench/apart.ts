/**
 * Runs a part of the benchmark in its own process, so that no part has to collect another's garbage, with the editor's
 * Node, in which the extension runs too.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { downloadEditor } from '../test/host/editorDownload';
import { projectRoot } from '../test/host/paths';
import { run } from '../test/host/plainError';

/**
 * @param script below `bench/`; calls `answer`.
 * @param flags of Node.
 * @returns the script's answer to the plan.
 */
export async function apart<Answer>(script: string, plan: unknown, flags: string[] = []): Promise<Answer> {
  const { node } = await downloadEditor();
  const child = fork(join(projectRoot, 'bench', script), {
    cwd: projectRoot,
    execPath: node,
    execArgv: [...flags, '--import', 'tsx'],
  });
  const answers: unknown[] = [];
  child.on('message', (message) => answers.push(message));
  child.send(plan as object);
  // The last message may arrive after the exit.
  const [exit] = await Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
  const [code] = exit as [number | null];
  if (code !== 0 || answers.length !== 1) throw new Error(`bench/${script} failed.`);
  return answers[0] as Answer;
}

/** Answers the plan that `apart` sent. */
export function answer(work: (plan: never) => Promise<unknown>): void {
  run(async () => {
    const [plan] = (await once(process, 'message')) as [never];
    const result = await work(plan);
    await new Promise((resolve) => process.send?.(result, resolve));
    return 0;
  });
}
