import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The parts of a service model type that are used here. */
export interface ModelShape {
  readonly type: string;
  /** The fields of a structure. */
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  /** The required fields of a structure. */
  readonly required?: readonly string[];
  /** The type of a list's members. */
  readonly member?: { readonly shape: string };
  /** The values of an enumeration. */
  readonly enum?: readonly string[];
}

interface ModelOperation {
  readonly input?: { readonly shape: string };
  readonly output?: { readonly shape: string };
}

/** AWS's service model of Direct Connect: names and types. */
export interface Model {
  readonly operations: Readonly<Record<string, ModelOperation>>;
  readonly shapes: Readonly<Record<string, ModelShape>>;
}

export async function readModel(): Promise<Model> {
  const text = await readFile(join(__dirname, 'direct-connect.service-2.json'), 'utf8');
  return JSON.parse(text) as Model;
}

/** @throws when the model has no such shape. */
export function shapeOf({ shapes }: Model, name: string): ModelShape {
  const shape = shapes[name];
  if (!shape) throw new Error(`The model has no shape ${name}.`);
  return shape;
}

/** The names of the operations, in order. */
export const operationsOf = ({ operations }: Model): string[] => Object.keys(operations).sort();

/** The shapes used in the inputs, or in the outputs, of all operations. */
export function shapesIn(model: Model, side: 'input' | 'output'): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    const { members = {}, member } = shapeOf(model, name);
    for (const { shape } of Object.values(members)) add(shape);
    if (member) add(member.shape);
  };
  for (const operation of Object.values(model.operations)) {
    const shape = operation[side]?.shape;
    if (shape !== undefined) add(shape);
  }
  return found;
}

/** The structures among some shapes, by name, in order. */
export const structuresIn = (model: Model, names: Iterable<string>): [string, ModelShape][] =>
  [...names]
    .sort()
    .map((name): [string, ModelShape] => [name, shapeOf(model, name)])
    .filter(([, { type }]) => type === 'structure');
