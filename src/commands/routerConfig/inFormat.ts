import { isFormat } from '../../routers/formats';
import type { FormatId } from '../../routers/formats';
import type { RouterOptions } from '../../routers/options';
import { toQuery } from '../../routers/optionsQuery';
import type { DescribedFields } from '../../views/routerConfig/documents';
import { rememberOptions, rememberedOptions } from '../../views/routerConfig/memory';
import type { RouterConfigIdentity } from '../../views/routerConfig/uri';
import { BACK } from '../steps';
import type { Answered } from '../steps';
import type { RouterConfigContext } from './context';
import { askRouterOptions } from './options';

type Choosing = Pick<RouterConfigContext, 'memory' | 'loadWriter'>;

/** What options are asked for. */
interface OptionsSubject {
  readonly virtualInterfaceId: string;
  readonly fields: DescribedFields;
  /** One of our own formats. */
  readonly format: FormatId;
}

/** Asks for options, and remembers them. `undefined` when the user cancelled. */
export async function askAndRemember(
  { memory, loadWriter }: Choosing,
  { virtualInterfaceId, fields, format }: OptionsSubject,
  before: RouterOptions,
  canGoBack: boolean,
): Promise<Answered<RouterOptions>> {
  const options = await askRouterOptions(await loadWriter(), format, fields, before, canGoBack);
  if (options && options !== BACK) await rememberOptions(memory, virtualInterfaceId, format, options);
  return options;
}

/** The same virtual interface in another format, with the options that were remembered for it. */
export function asRemembered(
  { memory }: Pick<Choosing, 'memory'>,
  { options: _others, ...identity }: RouterConfigIdentity,
  format: string,
): RouterConfigIdentity {
  const { virtualInterfaceId } = identity;
  const options = isFormat(format) ? rememberedOptions(memory, virtualInterfaceId, format) : undefined;
  return { ...identity, format, ...(options && { options: toQuery(options) }) };
}

/**
 * Asks for a format, and for its options if they were not asked for yet; *Back* in their first question returns to the
 * formats. `undefined` when the user cancelled.
 */
export async function askForFormat(
  context: Choosing,
  identity: RouterConfigIdentity,
  fields: DescribedFields,
  pick: () => Promise<string | undefined>,
): Promise<RouterConfigIdentity | undefined> {
  for (;;) {
    const format = await pick();
    if (format === undefined) return undefined;
    const other = asRemembered(context, identity, format);
    if (!isFormat(format) || other.options) return other;
    const { virtualInterfaceId } = identity;
    const options = await askAndRemember(context, { virtualInterfaceId, fields, format }, {}, true);
    if (options !== BACK) return options && { ...other, options: toQuery(options) };
  }
}
