import { isObject } from '../isObject';
import type { Place } from '../session/place';

/** The version of the line format. Lines of another version are left alone and counted. */
export const VERSION = 1;

/** A write before it is sent. */
export interface Begun extends Place {
  /** Unique across all windows. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The account of the profile, if known: 12 digits. */
  readonly account?: string;
  /** The API operation, as AWS names it. */
  readonly operation: string;
  /** The input that was sent, without its secrets. */
  readonly input: object;
  /**
   * The paths of the secrets that were sent, such as `newBGPPeer.authKey`: without their values, a check can't compare
   * them.
   */
  readonly secrets: readonly string[];
  /** What was read before sending, for a later check to compare with. */
  readonly before?: unknown;
  /** The process that sent it. */
  readonly pid: number;
}

/** The outcome of a write. A later check may follow up `unknown` with another record. */
export interface Ended {
  readonly id: string;
  readonly at: number;
  readonly outcome: 'done' | 'refused' | 'notSent' | 'unknown';
  /** The id of the created resource, if any. */
  readonly created?: string;
  /** Set when a check found it, rather than an answer saying so; `likely` when not everything could be compared. */
  readonly found?: 'certain' | 'likely';
  /** AWS's code of a refusal. AWS's message is not stored: it may repeat secrets. */
  readonly code?: string;
  /** AWS's request id, for AWS Support. */
  readonly requestId?: string;
}

/** One write and, if recorded, its outcome. */
export interface JournalRecord extends Begun {
  readonly end?: Ended;
}

const hasTexts = (line: Readonly<Record<string, unknown>>, ...names: readonly string[]) =>
  names.every((name) => typeof line[name] === 'string');

function isBegun(line: Readonly<Record<string, unknown>>): line is Begun & Record<string, unknown> {
  const { at, pid, input, secrets } = line;
  return (
    hasTexts(line, 'id', 'profile', 'region', 'operation') &&
    Number.isFinite(at) &&
    Number.isSafeInteger(pid) &&
    isObject(input) &&
    Array.isArray(secrets)
  );
}

const outcomes: ReadonlySet<unknown> = new Set(['done', 'refused', 'notSent', 'unknown']);

const isEnded = (line: Readonly<Record<string, unknown>>): line is Ended & Record<string, unknown> =>
  hasTexts(line, 'id') && Number.isFinite(line.at) && outcomes.has(line.outcome);

/** A line of the journal. */
export type Line = { readonly begun: Begun } | { readonly ended: Ended };

/** A line as it is written, with a line feed at its end. */
export const lineOf = (line: Line): string => `${JSON.stringify({ v: VERSION, ...line })}\n`;

/** Reads a line; `undefined` if it is truncated, malformed or of another version. */
export function readLine(text: string): Line | undefined {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(line) || line.v !== VERSION) return undefined;
  const { begun, ended } = line;
  if (isObject(begun) && isBegun(begun)) return { begun };
  if (isObject(ended) && isEnded(ended)) return { ended };
  return undefined;
}
