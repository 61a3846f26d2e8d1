/** Where an output stores how many rows were left out: a symbol can't occur in an answer. All bundles share it. */
const LEFT_OUT = Symbol.for('direct-connect-explorer.leftOut');

/** An output with how many malformed rows of its answer were left out. */
export const withLeftOut = <Output extends object>(output: Output, leftOut: number | undefined): Output =>
  Object.assign(output, { [LEFT_OUT]: leftOut });

/** How many malformed rows of an answer were left out. */
export const leftOutOf = (output: object): number => (output as { [LEFT_OUT]?: number })[LEFT_OUT] ?? 0;
