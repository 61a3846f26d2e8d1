type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** Removes one field. @returns the same input if it has no such field. */
function without(input: Fields, [name = '', ...below]: readonly string[]): Fields {
  if (!(name in input)) return input;
  const { [name]: value, ...rest } = input;
  if (below.length === 0) return rest;
  return isObject(value) ? { ...input, [name]: without(value, below) } : input;
}

function holds(input: Fields, [name = '', ...below]: readonly string[]): boolean {
  const value = input[name];
  if (below.length === 0) return value !== undefined && value !== '';
  return isObject(value) && holds(value, below);
}

/**
 * An input as it may be stored, and which of its secrets it has.
 * @param secrets paths, such as `newBGPPeer.authKey`.
 */
export function withoutSecretInputs<Input extends object>(
  input: Input,
  secrets: readonly string[] = [],
): { readonly input: Input; readonly secrets: readonly string[] } {
  const paths = secrets.map((path) => path.split('.'));
  return {
    input: paths.reduce<Fields>(without, input as Fields) as Input,
    secrets: secrets.filter((_path, index) => holds(input as Fields, paths[index] ?? [])),
  };
}
