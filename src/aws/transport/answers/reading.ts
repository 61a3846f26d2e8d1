import type { OperationName } from '../../../directconnect/api';
import { isObject } from '../../isObject';
import { identities, guarantees } from './guarantees';
import type { Type } from './shape';
import { outputs, required, shapes } from './shapes';

type Fields = Record<string, unknown>;

/** An answer that has the fields its operation must return. */
export interface ReadAnswer {
  readonly fields: Fields;
  /** How many malformed rows were left out. */
  readonly leftOut: number;
}

/** How deep an answer may be nested. The model goes down to 5. */
const MAX_DEPTH = 32;
/** The form of an id: it may end up in the id of a tree row, a URI or a message. The longest is an ARN. */
const ID = /^[A-Za-z0-9][\w.:/+=@-]{0,255}$/;
/** Field names that suggest a secret. Such a field is dropped when the model does not describe it. */
const SECRET = /key|secret|password|token|credential|config/i;

/** Marks a value of the wrong type. */
const MISFIT = Symbol('misfit');

const described: ReadonlyMap<string, ReadonlyMap<string, Type>> = new Map(
  Object.entries(shapes).map(([name, shape]) => [name, new Map(Object.entries(shape))]),
);

/** A point in time: seconds since the epoch, as AWS writes it, or a date string, as some imitations do. */
function moment(value: unknown): Date | typeof MISFIT {
  const date =
    typeof value === 'number' ? new Date(value * 1_000) : new Date(typeof value === 'string' ? value : NaN);
  return Number.isNaN(date.getTime()) ? MISFIT : date;
}

/** The value at a path of fields, such as `loa.loaContent`. */
const at = (path: string, answer: Fields): unknown =>
  path.split('.').reduce<unknown>((value, field) => (isObject(value) ? value[field] : undefined), answer);

/**
 * Checks answers against the service model. What is newer than the model is kept: unknown fields and unknown enum
 * values. What contradicts the model is dropped: a row with a number where a name belongs can't come from AWS, and all
 * later code relies on the types. Such a row is left out and counted.
 */
export class AnswerReader {
  private leftOut = 0;
  /** Cached per field name, since an answer repeats few names very many times. */
  private readonly unkept = new Map<string, boolean>();

  /**
   * @param answer the answer from JSON.parse. It is modified.
   * @returns `undefined` when a required field is missing.
   */
  read(operation: OperationName, answer: unknown): ReadAnswer | undefined {
    this.leftOut = 0;
    // An error with status 200 is not an answer, whatever else it has.
    if (!isObject(answer) || '__type' in answer) return undefined;
    const fields = this.structure(outputs[operation], answer, 0);
    if (fields === MISFIT) return undefined;
    const isKept = guarantees[operation]
      .map((path) => at(path, answer))
      .every((value) => value !== undefined && value !== '');
    return isKept ? { fields: answer, leftOut: this.leftOut } : undefined;
  }

  private value(type: Type, value: unknown, depth: number): unknown {
    switch (type) {
      case 'string':
        return typeof value === 'string' ? value : MISFIT;
      case 'integer':
        return Number.isSafeInteger(value) ? value : MISFIT;
      case 'boolean':
        return typeof value === 'boolean' ? value : MISFIT;
      case 'timestamp':
        return moment(value);
    }
    if ('shape' in type) return this.structure(type.shape, value, depth);
    return Array.isArray(value) ? this.list(type[0], value, depth) : MISFIT;
  }

  /** The well-formed rows, each id once. */
  private list(type: Type, rows: readonly unknown[], depth: number): unknown[] {
    const identity = typeof type === 'object' && 'shape' in type ? identities[type.shape] : undefined;
    const ids = new Set<unknown>();
    const kept = rows.filter((row) => {
      const before = this.leftOut;
      if (this.value(type, row, depth + 1) === MISFIT) {
        // What was left out within it goes with it.
        this.leftOut = before;
        return false;
      }
      const id = identity && (row as Fields)[identity.field];
      if (id === undefined) return true;
      if (ids.has(id)) return false;
      ids.add(id);
      return true;
    });
    this.leftOut += rows.length - kept.length;
    return kept;
  }

  private structure(name: string, value: unknown, depth: number): unknown {
    if (!isObject(value) || depth > MAX_DEPTH) return MISFIT;
    const shape = described.get(name);
    for (const field of Object.keys(value)) {
      const type = shape?.get(field);
      const given = value[field];
      if (given === null || (type === undefined && this.isUnkept(field))) {
        Reflect.deleteProperty(value, field);
        continue;
      }
      const kept =
        type === undefined ? this.newer(field, given, depth + 1) : this.value(type, given, depth + 1);
      if (kept === MISFIT) return MISFIT;
      if (kept !== given) value[field] = kept;
    }
    if (required[name]?.some((field) => value[field] === undefined)) return MISFIT;
    const identity = identities[name];
    if (!identity) return value;
    const id = value[identity.field];
    if (id === undefined) return identity.optional ? value : MISFIT;
    return typeof id === 'string' && ID.test(id) ? value : MISFIT;
  }

  /** A value that the model does not describe, without nulls and possible secrets. Modifies it in place. */
  private newer(name: string, value: unknown, depth: number): unknown {
    if (typeof value === 'number' && name.endsWith('Time')) {
      const date = moment(value);
      return date === MISFIT ? value : date;
    }
    if (typeof value !== 'object' || value === null) return value;
    if (depth > MAX_DEPTH) return MISFIT;
    if (Array.isArray(value)) {
      const items: readonly unknown[] = value;
      const kept = items.flatMap((item) => (item === null ? [] : [this.newer('', item, depth + 1)]));
      return kept.includes(MISFIT) ? MISFIT : kept;
    }
    const fields = value as Fields;
    for (const field of Object.keys(fields)) {
      const given = fields[field];
      if (given === null || this.isUnkept(field)) {
        Reflect.deleteProperty(fields, field);
        continue;
      }
      const kept = this.newer(field, given, depth + 1);
      if (kept === MISFIT) return MISFIT;
      if (kept !== given) fields[field] = kept;
    }
    return value;
  }

  private isUnkept(name: string): boolean {
    let unkept = this.unkept.get(name);
    if (unkept === undefined) {
      unkept = name === '__proto__' || SECRET.test(name);
      this.unkept.set(name, unkept);
    }
    return unkept;
  }
}
