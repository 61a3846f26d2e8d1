import { asFailure } from '../../aws/failure';
import { isFormat } from '../../routers/formats';
import type { FormatId } from '../../routers/formats';
import type { RouterOptions } from '../../routers/options';
import { fromQuery, toQuery } from '../../routers/optionsQuery';
import type { DescribedFields } from '../../views/routerConfig/documents';
import {
  needsOptions,
  rememberOptions,
  rememberRefusal,
  rememberedOptions,
} from '../../views/routerConfig/memory';
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

/** Shows a configuration. If it is refused, perhaps because of its options, they are asked for again next time. */
export async function showOrAskAgain(
  { memory }: Pick<Choosing, 'memory'>,
  { virtualInterfaceId, options }: RouterConfigIdentity,
  show: () => Promise<void>,
): Promise<void> {
  try {
    await show();
  } catch (error) {
    if (options && asFailure(error).kind === 'refused') await rememberRefusal(memory, virtualInterfaceId);
    throw error;
  }
}

/**
 * Asks for a format, and for its options if they were not asked for yet or were refused; *Back* in their first question
 * returns to the formats. `undefined` when the user cancelled.
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
    const { virtualInterfaceId } = identity;
    if (!isFormat(format) || !needsOptions(context.memory, virtualInterfaceId)) return other;
    const before = fromQuery(other.options ?? {});
    const options = await askAndRemember(context, { virtualInterfaceId, fields, format }, before, true);
    if (options !== BACK) return options && { ...other, options: toQuery(options) };
  }
}
