import { isFormat } from '../../routers/formats';
import type { FormatId } from '../../routers/formats';
import type { RouterOptions } from '../../routers/options';
import { toQuery } from '../../routers/optionsQuery';
import { rememberOptions, rememberedOptions } from '../../views/routerConfig/memory';
import type { RouterConfigIdentity } from '../../views/routerConfig/uri';
import { BACK } from '../steps';
import type { Answered } from '../steps';
import type { RouterConfigNeed } from './need';
import { askRouterOptions } from './options';

type Choosing = Pick<RouterConfigNeed, 'memory' | 'loadWriter'>;

/** Asks for the options of one of our own formats, and remembers them. `undefined` when the user cancelled. */
export async function askAndRemember(
  { memory, loadWriter }: Choosing,
  virtualInterfaceId: string,
  format: FormatId,
  before: RouterOptions,
  canGoBack: boolean,
): Promise<Answered<RouterOptions>> {
  const options = await askRouterOptions(await loadWriter(), format, before, canGoBack);
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
  need: Choosing,
  identity: RouterConfigIdentity,
  pick: () => Promise<string | undefined>,
): Promise<RouterConfigIdentity | undefined> {
  for (;;) {
    const format = await pick();
    if (format === undefined) return undefined;
    const other = asRemembered(need, identity, format);
    if (!isFormat(format) || other.options) return other;
    const options = await askAndRemember(need, identity.virtualInterfaceId, format, {}, true);
    if (options !== BACK) return options && { ...other, options: toQuery(options) };
  }
}
