import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { Property, PropertyType, SpecDatabase } from '@aws-cdk/service-spec-types';

/** The published schemas of CloudFormation's resources, as AWS's CDK contains them. */
let database: SpecDatabase | undefined;

type Properties = Readonly<Record<string, Property>>;

/**
 * The problems of a resource's properties according to CloudFormation's schema, each with its path. An intrinsic
 * function is valid for any type.
 */
export function problemsIn(resourceType: string, properties: unknown): string[] {
  database ??= loadAwsServiceSpecSync();
  const [resource] = database.lookup('resource', 'cloudFormationType', 'equals', resourceType);
  return resource
    ? problemsOfObject(database, resource.properties, properties, resourceType)
    : ['no such resource'];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isFunction = (value: unknown) => isObject(value) && /^(?:Ref|Fn::\w+)$/.test(Object.keys(value).join());

function problemsOfObject(db: SpecDatabase, schema: Properties, value: unknown, path: string): string[] {
  if (!isObject(value)) return [`${path}: no object`];
  const missing = Object.entries(schema).filter(([name, { required }]) => required && !(name in value));
  return [
    ...missing.map(([name]) => `${path}.${name}: missing`),
    ...Object.entries(value).flatMap(([name, inner]) => {
      const property = schema[name];
      return property
        ? problemsOf(db, property.type, inner, `${path}.${name}`)
        : [`${path}.${name}: unknown`];
    }),
  ];
}

function problemsOf(db: SpecDatabase, type: PropertyType, value: unknown, path: string): string[] {
  if (isFunction(value)) return [];
  const unless = (holds: boolean) => (holds ? [] : [`${path}: no ${type.type}`]);
  switch (type.type) {
    case 'string':
    case 'boolean':
    case 'number':
      return unless(typeof value === type.type);
    case 'integer':
      return unless(Number.isInteger(value));
    case 'tag':
      return unless(
        isObject(value) && typeof value['Key'] === 'string' && typeof value['Value'] === 'string',
      );
    case 'array':
      if (!Array.isArray(value)) return unless(false);
      return value.flatMap((item, index) => problemsOf(db, type.element, item, `${path}[${index}]`));
    case 'ref':
      return problemsOfObject(db, db.get('typeDefinition', type.reference.$ref).properties, value, path);
    default:
      return [`${path}: a ${type.type} is not looked at here`];
  }
}
