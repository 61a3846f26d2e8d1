/**
 * Size limits of what we ship. The bench reports the sizes, and the tour, which packages the extension, fails when a
 * limit is exceeded: a size is the same on every machine, so unlike a time it can be asserted.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes, as the build prints them (esbuild.mjs). */
export const KB = 1024;

interface Budget {
  /** The name that the bench prints. */
  readonly name: string;
  /** Its path in the project. */
  readonly file: string;
  /** Bytes; the file must be smaller. */
  readonly limit: number;
}

export const budgets = {
  /** Read and run whenever the extension is activated. */
  entry: { name: 'entry bundle', file: 'dist/extension.js', limit: 10 * KB },
  /** Read and run before anything of the extension appears. */
  graph: { name: 'bundle of the object graph', file: 'dist/graph.js', limit: 64 * KB },
  /** The translations library, which the entry bundle loads. */
  l10n: { name: 'translations bundle', file: 'dist/l10n.js', limit: 3 * KB },
  /** Read and run each time the form opens. */
  form: { name: 'form bundle', file: 'dist/form.js', limit: 150 * KB },
  /** What a user downloads. The README's pictures are not in it: VS Code doesn't show them for an installed extension. */
  package: {
    name: 'package (.vsix)',
    file: 'dist/direct-connect-explorer.vsix',
    limit: 750 * KB,
  },
} satisfies Record<string, Budget>;

const projectRoot = join(__dirname, '..');

/**
 * @returns bytes.
 * @throws when the file was not built, with the command that builds it.
 */
export async function sizeOf({ file }: Budget): Promise<number> {
  try {
    return (await stat(join(projectRoot, file))).size;
  } catch (error) {
    throw new Error(`${file} can't be read. Run "npm run package" first.`, { cause: error });
  }
}

/** @throws when a built file exceeds its budget, with what to do about it. */
export async function assertUnderBudgets(): Promise<void> {
  for (const budget of Object.values(budgets)) {
    const size = await sizeOf(budget);
    if (size < budget.limit) continue;
    throw new Error(
      `${budget.file} is ${(size / KB).toFixed(1)} KB and must stay under ${budget.limit / KB} KB. ` +
        'Find what made it grow, or raise the budget in bench/budgets.ts and say why.',
    );
  }
}
