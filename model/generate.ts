// Writes what the answers of the operations that we call look like, as the service model says it.
//   npm run model               writes src/aws/transport/answers/shapes.ts
//   npm run model -- --check    fails when that file is not what would be written
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { promises } from '../src/aws/transport/answers/promises';
import type { Shape, Type } from '../src/aws/transport/answers/shape';

interface ModelShape {
  readonly type: string;
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly member?: { readonly shape: string };
}

interface Model {
  readonly operations: Readonly<Record<string, { readonly output?: { readonly shape: string } }>>;
  readonly shapes: Readonly<Record<string, ModelShape>>;
}

const root = join(__dirname, '..');
const TARGET = join(root, 'src/aws/transport/answers/shapes.ts');

/** What a scalar of the model is in JSON. A blob is its base64 text. */
const scalars: Readonly<Record<string, Type>> = {
  blob: 'string',
  boolean: 'boolean',
  integer: 'integer',
  long: 'integer',
  string: 'string',
  timestamp: 'timestamp',
};

/** Collects the structures that answers are made of. */
class Shapes {
  readonly found = new Map<string, Shape>();

  constructor(private readonly model: Model) {}

  /** @throws for a type that no answer had until now. */
  type(name: string): Type {
    const shape = this.model.shapes[name];
    if (!shape) throw new Error(`The model has no shape ${name}.`);
    if (shape.type === 'list' && shape.member) return [this.type(shape.member.shape)];
    if (shape.type === 'structure') {
      this.add(name, shape);
      return { shape: name };
    }
    const scalar = scalars[shape.type];
    if (!scalar) throw new Error(`Shape ${name} is a ${shape.type}, which answers/reading.ts can't hold.`);
    return scalar;
  }

  private add(name: string, { members = {} }: ModelShape): void {
    if (this.found.has(name)) return;
    const fields: Record<string, Type> = {};
    this.found.set(name, fields);
    for (const [field, { shape }] of Object.entries(members)) fields[field] = this.type(shape);
  }
}

async function generated(): Promise<string> {
  const model = JSON.parse(
    await readFile(join(root, 'model/direct-connect.service-2.json'), 'utf8'),
  ) as Model;
  const shapes = new Shapes(model);
  const outputs = Object.keys(promises)
    .sort()
    .map((operation) => {
      const output = model.operations[operation]?.output?.shape;
      if (!output) throw new Error(`The model has no answer of ${operation}.`);
      shapes.type(output);
      return [operation, output] as const;
    });
  const byName = [...shapes.found].sort(([one], [other]) => (one < other ? -1 : 1));
  const source = `// Made by \`npm run model\` from model/direct-connect.service-2.json: correct those, not this.
    import type { Operation } from './promises';
    import type { Shape } from './shape';

    /** The structure that answers an operation. */
    export const outputs: Readonly<Record<Operation, string>> = ${JSON.stringify(Object.fromEntries(outputs))};

    /** The structures that answers are made of. Source: Direct Connect service model, 2012-10-25. */
    export const shapes: Readonly<Record<string, Shape>> = ${JSON.stringify(Object.fromEntries(byName))};`;
  return format(source, { ...(await resolveConfig(TARGET)), filepath: TARGET });
}

async function main(): Promise<void> {
  const text = await generated();
  if (!process.argv.includes('--check')) {
    await writeFile(TARGET, text);
    return;
  }
  if ((await readFile(TARGET, 'utf8')) !== text) {
    throw new Error('src/aws/transport/answers/shapes.ts is not what the model says. Run "npm run model".');
  }
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
