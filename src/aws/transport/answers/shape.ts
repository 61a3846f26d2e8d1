/** The type of a field: a scalar, a list of one type, or a structure by its name in the service model. */
export type Type =
  'string' | 'integer' | 'boolean' | 'timestamp' | readonly [Type] | { readonly shape: string };

/** The fields of a structure, by their names. */
export type Shape = Readonly<Record<string, Type>>;
