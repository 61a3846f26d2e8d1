import * as l10n from '@vscode/l10n';
import { dialects } from './dialects';
import type { Dialect } from './dialects/dialect';
import { isFormat } from './formats';
import type { FormatId } from './formats';
import { maskKeys } from './mask';
import type { RouterOptions } from './options';
import { fromQuery } from './optionsQuery';
import type { OptionsQuery } from './optionsQuery';
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

/** What a document of any format shows. */
export interface TextRequest extends Omit<RenderRequest, 'format' | 'options'> {
  /** One of our own, or one of AWS's, whose text it is then. */
  readonly format: string;
  /** For one of our own. */
  readonly options: OptionsQuery;
  /** What AWS wrote; empty when it gives this account nothing. */
  readonly text: string;
  /** Every key of the virtual interface, to be masked wherever it stands in AWS's text. */
  readonly keys: readonly string[];
}

/** All that writes router configurations: a bundle of its own, loaded when the first is opened. */
export interface RouterWriter {
  /** A document's whole text. @throws RouterProblem in words, which hold no key. */
  textOf(request: TextRequest): string;
  /** What a person can decide in a format. */
  about(format: FormatId): Pick<Dialect, 'port' | 'ports' | 'offers'>;
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

function noneYet({ virtualInterfaceId = '' }: DescribedVirtualInterface): string {
  const why = l10n.t(
    'AWS gives this account no router configuration for {0} yet. It does once the virtual interface is confirmed.',
    virtualInterfaceId,
  );
  const meanwhile = l10n.t('Change Format… has those that are written from what AWS says of it already.');
  return `<!-- ${why} ${meanwhile} -->\n`;
}

function textOf({ format, options, text, keys, ...rest }: TextRequest): string {
  if (isFormat(format)) return render({ ...rest, format, options: fromQuery(options) });
  const configuration = text.trim() ? text : noneYet(rest.described);
  return rest.revealed ? configuration : maskKeys(configuration, keys);
}

export const routerWriter: RouterWriter = {
  textOf,
  about: (format) => dialects[format],
};

/** Gives this bundle, which has its own copy of the library, the words of the display language. */
export const speak = (contents: Record<string, string>) => l10n.config({ contents });
