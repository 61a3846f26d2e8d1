import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';

interface Task {
  readonly label: string;
  readonly script: string;
  readonly problemMatcher: {
    readonly pattern: { readonly regexp: string };
    readonly background: { readonly beginsPattern: string; readonly endsPattern: string };
  };
}

interface Launch {
  readonly name: string;
  readonly preLaunchTask: string;
  readonly program?: string;
}

/** VS Code's own files may have comments, each on a line of its own here. */
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8').replace(/^\s*\/\/.*$/gm, '')) as unknown;
const { tasks } = read('.vscode/tasks.json') as { tasks: Task[] };
const { configurations } = read('.vscode/launch.json') as { configurations: Launch[] };
const { scripts } = read('package.json') as { scripts: Record<string, string> };
const build = readFileSync('esbuild.mjs', 'utf8');

describe('debugging in VS Code', () => {
  it('starts with a task that runs a script, and with a program that exists', () => {
    for (const { preLaunchTask, program } of configurations) {
      const task = tasks.find(({ label }) => label === preLaunchTask);
      ok(task && task.script in scripts, preLaunchTask);
      if (program) ok(existsSync(program.replace('${workspaceFolder}/', '')), program);
    }
  });

  it('with F5 runs the extension, from bundles that are built whenever a file is saved', () => {
    deepEqual([configurations[0]?.name, configurations[0]?.preLaunchTask], ['Run Extension', 'watch']);
    match(scripts['watch'] ?? '', /esbuild\.mjs --watch$/);
  });

  it('waits for the line that the build prints at its end, and lists its errors', () => {
    const printed = [...build.matchAll(/console\.log\('([^']+)'\)/g)].map(([, line = '']) => line);
    const { background, pattern } = tasks.find(({ label }) => label === 'watch')?.problemMatcher ?? {};
    for (const line of [background?.beginsPattern, background?.endsPattern]) {
      equal(printed.filter((text) => new RegExp(line ?? '^$').test(text)).length, 1, line);
    }
    match('src/lazy.ts:15:8: error: Expected ";"', new RegExp(pattern?.regexp ?? '^$'));
    ok(build.includes('`${place}: error: ${text}`'));
  });

  it('has source maps, and minifies only the package', () => {
    match(build, /minify: toPackage,\n\s+sourcemap: !toPackage && 'linked'/);
    const packaging = Object.keys(scripts).filter((name) => scripts[name]?.includes('--package'));
    deepEqual(packaging, ['vscode:prepublish']);
  });
});
