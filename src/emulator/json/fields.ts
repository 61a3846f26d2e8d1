import { Refusal, refuse } from '../refusal';

/**
 * The fields of a JSON request, read by name and type. Unknown fields are ignored, since newer clients send them; null
 * counts as absent. A field of the wrong type causes a SerializationException before any rule is checked.
 */
export class Fields {
  constructor(private readonly values: Readonly<Record<string, unknown>>) {}

  /** True when the request has the field and it is not null. */
  has(name: string): boolean {
    return Object.hasOwn(this.values, name) && this.values[name] !== undefined && this.values[name] !== null;
  }

  string(name: string): string | undefined {
    return this.read(name, 'a string', (value) => (typeof value === 'string' ? value : undefined));
  }

  integer(name: string): number | undefined {
    return this.read(name, 'an integer', (value) =>
      Number.isInteger(value) ? (value as number) : undefined,
    );
  }

  number(name: string): number | undefined {
    return this.read(name, 'a number', (value) => (typeof value === 'number' ? value : undefined));
  }

  boolean(name: string): boolean | undefined {
    return this.read(name, 'a boolean', (value) => (typeof value === 'boolean' ? value : undefined));
  }

  structure(name: string): Fields | undefined {
    return this.read(name, 'a structure', asFields);
  }

  strings(name: string): string[] | undefined {
    const isStrings = (value: unknown): value is string[] =>
      Array.isArray(value) && value.every((item) => typeof item === 'string');
    return this.read(name, 'a list of strings', (value) => (isStrings(value) ? value : undefined));
  }

  integers(name: string): number[] | undefined {
    const isIntegers = (value: unknown): value is number[] =>
      Array.isArray(value) && value.every(Number.isInteger);
    return this.read(name, 'a list of integers', (value) => (isIntegers(value) ? value : undefined));
  }

  structures(name: string): Fields[] | undefined {
    return this.read(name, 'a list of structures', (value) => {
      const items: (Fields | undefined)[] = Array.isArray(value) ? value.map(asFields) : [undefined];
      return items.every((item) => item !== undefined) ? items : undefined;
    });
  }

  private read<Value>(
    name: string,
    type: string,
    convert: (value: unknown) => Value | undefined,
  ): Value | undefined {
    if (!this.has(name)) return undefined;
    const converted = convert(this.values[name]);
    if (converted === undefined) throw new Refusal('SerializationException', `${name} must be ${type}.`);
    return converted;
  }
}

function asFields(value: unknown): Fields | undefined {
  const isStructure = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isStructure ? new Fields(value as Record<string, unknown>) : undefined;
}

/** Reads a request body. @throws Refusal SerializationException when it is not a JSON object */
export function parseFields(body: Buffer): Fields {
  const fields = asFields(parse(body));
  if (!fields) throw new Refusal('SerializationException', 'The request body must be a JSON object.');
  return fields;
}

function parse(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

/** A field that the model requires. Clients check this themselves, so only handmade requests are refused here. */
export function required<Value>(value: Value | undefined, name: string): Value {
  return value ?? refuse(`${name} is required.`);
}
