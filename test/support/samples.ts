import type { OperationName } from '../../src/directconnect/api';
import { readModel, shapeOf } from '../../model/model';

const SECONDS = 1_700_000_000.5;

export interface Sample {
  /** The request with only the required members. */
  readonly least: Readonly<Record<string, unknown>>;
  /** The request with all its members. */
  readonly most: Readonly<Record<string, unknown>>;
  /** An answer with all its members, as it arrives. */
  readonly answer: Record<string, unknown>;
  /** The same answer, as it is read. */
  readonly read: Readonly<Record<string, unknown>>;
}

const scalars: Readonly<Record<string, unknown>> = {
  blob: Buffer.from('%PDF-1.7').toString('base64'),
  boolean: true,
  integer: 7,
  long: 4_200_000_000,
};

/** A request and an answer of every operation, made from the service model. */
export async function samples(): Promise<ReadonlyMap<OperationName, Sample>> {
  const model = await readModel();
  const value = (name: string, isLeast: boolean, moment: unknown): unknown => {
    const { type, members = {}, required = [], member, enum: values } = shapeOf(model, name);
    if (member) return [value(member.shape, isLeast, moment)];
    if (type === 'timestamp') return moment;
    if (type === 'string') return values?.[0] ?? `${name}-1`;
    if (type !== 'structure') return scalars[type];
    return Object.fromEntries(
      Object.entries(members)
        .filter(([field]) => !isLeast || required.includes(field))
        .map(([field, { shape }]) => [field, value(shape, isLeast, moment)]),
    );
  };
  const fields = (shape: { readonly shape: string } | undefined, isLeast: boolean, moment: unknown) =>
    (shape ? value(shape.shape, isLeast, moment) : {}) as Record<string, unknown>;
  return new Map(
    Object.entries(model.operations).map(([name, { input, output }]) => [
      name as OperationName,
      {
        least: fields(input, true, undefined),
        most: fields(input, false, undefined),
        answer: fields(output, false, SECONDS),
        read: fields(output, false, new Date(SECONDS * 1_000)),
      },
    ]),
  );
}
