// Generates the types of all operations and the schemas of their answers from the service model.
//   npm run model               writes the files
//   npm run model -- --check    fails when one is not up to date
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { apiSource } from './api';
import { readModel } from './model';
import type { Model } from './model';
import { shapesSource } from './shapes';

const root = join(__dirname, '..');

/** The generated contents, by file. */
const sources: Readonly<Record<string, (model: Model) => string>> = {
  'src/directconnect/api.ts': apiSource,
  'src/aws/transport/answers/shapes.ts': shapesSource,
};

async function main(): Promise<void> {
  const model = await readModel();
  const drifted: string[] = [];
  for (const [file, source] of Object.entries(sources)) {
    const path = join(root, file);
    const text = await format(source(model), { ...(await resolveConfig(path)), filepath: path });
    if (!process.argv.includes('--check')) await writeFile(path, text);
    else if ((await readFile(path, 'utf8')) !== text) drifted.push(file);
  }
  if (drifted.length > 0) {
    throw new Error(`Out of date with the model: ${drifted.join(', ')}. Run "npm run model".`);
  }
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
