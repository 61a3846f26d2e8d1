import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<
    Record<string, { readonly needs?: string; readonly uses?: string; readonly steps?: Step[] }>
  >;
}

const folder = '.github/workflows';
const files = readdirSync(folder);
const textOf = (file: string) => readFileSync(join(folder, file), 'utf8');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** What GitHub's own parser reports for a workflow. */
async function errorsOf(content: string): Promise<string[]> {
  // It is an ES module, which require() can't load.
  const { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } =
    await import('@actions/workflow-parser');
  const { context, value } = parseWorkflow({ name: 'workflow', content }, new NoOperationTraceWriter());
  if (value) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

// Workflows run only on GitHub. These tests check that GitHub accepts them and that what they call exists.
describe('the workflows for GitHub', () => {
  it('are one for changes and one for releases', () => deepEqual(files.sort(), ['ci.yml', 'release.yml']));

  for (const file of files) {
    describe(file, () => {
      const { permissions, jobs } = parse(textOf(file)) as Workflow;
      const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);

      it('is valid for GitHub’s parser', async () => deepEqual(await errorsOf(textOf(file)), []));

      it('is reported when it is invalid', async () => {
        for (const [right, wrong] of [
          ['runs-on:', 'run-on:'],
          ['contents: read', 'content: read'],
          [/run: npm ci|run: bash/, 'runs: npm ci'],
        ] as const) {
          const changed = textOf(file).replace(right, wrong);
          ok(changed !== textOf(file), `${file} has no ${String(right)}`);
          ok((await errorsOf(changed)).length > 0, wrong);
        }
      });

      it('may read the repository, and nothing more unless a job says so', () => {
        deepEqual(permissions, { contents: 'read' });
      });

      it('runs npm scripts and calls workflows that exist', () => {
        for (const [, script = ''] of textOf(file).matchAll(/npm run ([\w:-]+)/g)) {
          ok(script in scripts, `npm run ${script}`);
        }
        for (const { uses } of Object.values(jobs)) if (uses) ok(existsSync(uses), uses);
      });

      it('uses only GitHub’s own actions, each with a major version', () => {
        for (const { uses } of steps) if (uses) match(uses, /^actions\/[\w-]+@v\d+$/);
      });

      it('puts no text from others into a command', () => {
        for (const { run = '' } of steps) equal(run.includes('${{'), false, run);
      });

      it('needs no secret but the two for publishing', () => {
        const names = [...textOf(file).matchAll(/secrets\.(\w+)/g)].map(([, name]) => name);
        deepEqual(names, file === 'release.yml' ? ['VSCE_PAT', 'OVSX_PAT'] : []);
      });
    });
  }

  it('publish the file that was packaged once, after tests', () => {
    const { jobs } = parse(textOf('release.yml')) as Workflow;
    deepEqual([jobs['package']?.needs, jobs['publish']?.needs], ['test', 'package']);
    equal(jobs['test']?.uses, './.github/workflows/ci.yml');
    const vsix = 'dist/direct-connect-explorer.vsix';
    equal(textOf('release.yml').match(/npm run package/g)?.length, 1);
    match(scripts['package:release'] ?? '', new RegExp(`--out ${vsix}$`));
    const commands = (jobs['publish']?.steps ?? []).map(({ run = '' }) => run);
    for (const tool of ['vsce', 'ovsx']) {
      match(commands.find((run) => run.includes(tool)) ?? '', new RegExp(`publish .*${vsix}$`));
    }
  });
});

interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly {
    readonly type: string;
    readonly id?: string;
    readonly attributes: { readonly label?: string; readonly value?: string; readonly options?: string[] };
  }[];
}

describe('the forms for issues', () => {
  const forms = readdirSync('.github/ISSUE_TEMPLATE').filter((file) => file !== 'config.yml');
  for (const file of forms) {
    it(`have only fields that GitHub can show: ${file}`, () => {
      const form = parse(readFileSync(join('.github/ISSUE_TEMPLATE', file), 'utf8')) as Form;
      ok(form.name && form.description);
      const ids = form.body.flatMap(({ id }) => id ?? []);
      equal(new Set(ids).size, ids.length);
      for (const { type, id, attributes } of form.body) {
        match(type, /^(markdown|input|textarea|dropdown|checkboxes)$/);
        if (type === 'markdown') ok(attributes.value);
        else ok(id && attributes.label, `${type} ${id ?? ''}`);
        equal(type === 'dropdown' || type === 'checkboxes', attributes.options !== undefined, id);
      }
    });
  }
});
