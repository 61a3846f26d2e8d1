import type * as v from 'valibot';

type Json = Record<string, unknown>;

/** The parts of a valibot schema that the data file uses. */
interface Schema {
  readonly type: string;
  readonly entries?: Record<string, Schema>;
  readonly item?: Schema;
  readonly wrapped?: Schema;
  readonly options?: readonly Schema[];
  readonly key?: Schema;
  readonly value?: Schema;
  readonly pipe?: readonly Action[];
}

type Action = Schema & { readonly kind: string; readonly requirement?: unknown };

/**
 * Writes a valibot schema as JSON Schema.
 * @throws for anything that it can't express.
 */
export function toJsonSchema(schema: v.GenericSchema): Json {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Estate of the local Direct Connect endpoint',
    ...convert(schema),
  };
}

function convert(schema: Schema): Json {
  const isList = schema.type === 'array';
  const constraints = (schema.pipe ?? []).slice(1).map((action) => constraint(action, isList));
  return constraints.reduce<Json>((written, more) => ({ ...written, ...more }), base(schema));
}

function base(schema: Schema): Json {
  switch (schema.type) {
    case 'string':
    case 'number':
    case 'boolean':
      return { type: schema.type };
    case 'picklist':
      return { enum: schema.options };
    case 'optional':
      return convert(schema.wrapped as Schema);
    case 'array':
      return { type: 'array', items: convert(schema.item as Schema) };
    case 'union':
      return { anyOf: schema.options?.map(convert) };
    case 'record':
      return {
        type: 'object',
        propertyNames: convert(schema.key as Schema),
        additionalProperties: convert(schema.value as Schema),
      };
    case 'strict_object': {
      const entries = Object.entries(schema.entries ?? {});
      const required = entries.filter(([, entry]) => entry.type !== 'optional').map(([name]) => name);
      return {
        type: 'object',
        ...(required.length > 0 && { required }),
        properties: Object.fromEntries(entries.map(([name, entry]) => [name, convert(entry)])),
        additionalProperties: false,
      };
    }
    default:
      throw new Error(`no JSON Schema for ${schema.type}`);
  }
}

function constraint({ type, requirement }: Action, isList: boolean): Json {
  switch (type) {
    // A check that the endpoint makes when it reads the file, and that JSON Schema can't express.
    case 'check':
      return {};
    case 'regex':
      return { pattern: (requirement as RegExp).source };
    case 'iso_timestamp':
      return { format: 'date-time' };
    case 'integer':
      return { type: 'integer' };
    case 'min_value':
      return { minimum: requirement };
    case 'max_value':
      return { maximum: requirement };
    case 'min_length':
      return { [isList ? 'minItems' : 'minLength']: requirement };
    default:
      throw new Error(`no JSON Schema for ${type}`);
  }
}
