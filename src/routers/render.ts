import * as l10n from '@vscode/l10n';
import { dialects } from './dialects';
import type { FormatId } from './formats';
import type { RouterOptions } from './options';
import { masked, planOf } from './plan';
import { sessionOf } from './session';
import type { DescribedVirtualInterface } from './session';

/** What a document of one of our own formats shows. */
export interface RenderRequest {
  readonly described: DescribedVirtualInterface;
  readonly format: FormatId;
  readonly options: RouterOptions;
  /** Whether the BGP keys are written in clear. */
  readonly revealed: boolean;
}

/**
 * Writes a router configuration. A masked one is written with the mask in the place of each key, so no key is anywhere in
 * what it was made from; that a key can be written at all is seen by writing it first.
 * @throws RouterProblem in words, which hold no key.
 */
export function render({ described, format, options, revealed }: RenderRequest): string {
  const dialect = dialects[format];
  const plan = planOf(sessionOf(described), options, dialect);
  const clear = dialect.write(plan);
  return revealed ? clear : dialect.write(masked(plan));
}

/** Gives this bundle, which has its own copy of the library, the words of the display language. */
export const speak = (contents: Record<string, string>) => l10n.config({ contents });
