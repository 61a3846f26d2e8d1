import * as l10n from '@vscode/l10n';
import { dialects } from './dialects';
import type { Dialect } from './dialects/dialect';
import { isFormat } from './formats';
import type { FormatId } from './formats';
import { keyLines } from './keyLines';
import { routersWithout } from './keySpellings';
import { maskKeys } from './mask';
import type { RouterOptions } from './options';
import { fromQuery } from './optionsQuery';
import type { OptionsQuery } from './optionsQuery';
import { masked, planOf } from './plan';
import { sessionOf } from './session';
import type { DescribedVirtualInterface } from './session';

/** What a document in one of our own formats shows. */
export interface RenderRequest {
  readonly described: DescribedVirtualInterface;
  readonly format: FormatId;
  readonly options: RouterOptions;
  /** Whether the BGP keys are written in clear. */
  readonly revealed: boolean;
}

/** What a document in any format shows. */
export interface TextRequest extends Omit<RenderRequest, 'format' | 'options'> {
  /** One of our own formats, or one of AWS's, which means that the text is AWS's. */
  readonly format: string;
  /** For one of our own. */
  readonly options: OptionsQuery;
  /** What AWS wrote; empty if AWS returns nothing to this account. */
  readonly text: string;
  /** Every key of the virtual interface, to be masked anywhere in AWS's text. */
  readonly keys: readonly string[];
}

/** Everything that writes router configurations, loaded when the first one is opened. */
export interface RouterWriter {
  /** A document's complete text. @throws RouterProblem, whose message contains no key. */
  textOf(request: TextRequest): string;
  /** The lines that contain the key of one family, masked. @see keyLines */
  readonly keyLines: typeof keyLines;
  /** The routers that can't use a key. */
  readonly routersWithout: typeof routersWithout;
  /** The options that a format supports, and what they can be. */
  about(format: FormatId): Pick<Dialect, 'port' | 'ports' | 'offers' | 'managementVrf'>;
}

/**
 * Writes a router configuration. A masked one is made from a plan in which the mask replaces each key, so it can't
 * contain one. The unmasked one is written first, to find out whether the format can express the key.
 * @throws RouterProblem, whose message contains no key.
 */
export function render({ described, format, options, revealed }: RenderRequest): string {
  const dialect = dialects[format];
  const plan = planOf(sessionOf(described), options, dialect);
  const clear = dialect.write(plan);
  return revealed ? clear : dialect.write(masked(plan));
}

function noneYet({ virtualInterfaceId = '' }: DescribedVirtualInterface): string {
  const why = l10n.t(
    'AWS returns no router configuration for {0} to this account until the virtual interface is accepted.',
    virtualInterfaceId,
  );
  const meanwhile = l10n.t(
    'Until then, choose Change Format…: the formats that this extension generates are available now.',
  );
  return `<!-- ${why} ${meanwhile} -->\n`;
}

function textOf({ format, options, text, keys, ...rest }: TextRequest): string {
  if (isFormat(format)) return render({ ...rest, format, options: fromQuery(options) });
  const configuration = text.trim() ? text : noneYet(rest.described);
  return rest.revealed ? configuration : maskKeys(configuration, keys);
}

export const routerWriter: RouterWriter = {
  textOf,
  keyLines,
  routersWithout,
  about: (format) => dialects[format],
};
