import * as l10n from '@vscode/l10n';
import type { Uri } from 'vscode';
import { isFormat } from '../../routers/formats';
import type { FormatId } from '../../routers/formats';
import type { RouterOptions } from '../../routers/options';
import { fromQuery, toQuery } from '../../routers/optionsQuery';
import type { Node } from '../../views/tree/node';
import { virtualInterfaceOf } from '../../views/connections/resourceOf';
import { rememberFormat, rememberOptions, rememberedOptions } from '../../views/routerConfig/memory';
import { closeTabs } from '../../views/documents/tabs';
import { shownRouterConfig } from '../../views/routerConfig/shown';
import { parseRouterConfigUri, routerConfigUri } from '../../views/routerConfig/uri';
import type { RouterConfigIdentity } from '../../views/routerConfig/uri';
import { pickFormat } from './formatPicker';
import { lastShown, showRouterConfiguration } from './open';
import type { RouterConfigNeed } from './open';
import { pickVirtualInterface } from '../pick';
import type { Stores } from '../../views/stores';
import { askRouterOptions } from './options';

/** The subject of a command: the row or document it was called on, the active document, or one the user chooses. */
async function configurationFor(
  need: RouterConfigNeed,
  from: Stores,
  argument: Node | Uri | undefined,
): Promise<RouterConfigIdentity | undefined> {
  const row = virtualInterfaceOf(argument as Node | undefined);
  const uri = row ? undefined : shownRouterConfig(need.files, argument as Uri | undefined);
  const shown = uri && parseRouterConfigUri(uri);
  if (shown) return shown;
  const picked = row ?? (await pickVirtualInterface(from));
  const virtualInterfaceId = picked?.resource.virtualInterfaceId;
  return picked && virtualInterfaceId ? lastShown(need, { ...picked.place, virtualInterfaceId }) : undefined;
}

/** Asks for the options of one of our own formats, and remembers them. `undefined` when the user cancelled. */
async function askAndRemember(
  { memory, loadWriter }: RouterConfigNeed,
  virtualInterfaceId: string,
  format: FormatId,
  before: RouterOptions,
): Promise<RouterOptions | undefined> {
  const options = await askRouterOptions(await loadWriter(), format, before);
  if (options) await rememberOptions(memory, virtualInterfaceId, format, options);
  return options;
}

/** The same virtual interface in another format, with the remembered options, which are asked for the first time. */
export async function inFormat(
  need: RouterConfigNeed,
  { virtualInterfaceId, profile, region }: RouterConfigIdentity,
  format: string,
): Promise<RouterConfigIdentity | undefined> {
  const identity = { virtualInterfaceId, profile, region, format };
  if (!isFormat(format)) return identity;
  const options =
    rememberedOptions(need.memory, virtualInterfaceId, format) ??
    (await askAndRemember(need, virtualInterfaceId, format, {}));
  return options && { ...identity, options: toQuery(options) };
}

async function show({ files, memory }: RouterConfigNeed, identity: RouterConfigIdentity): Promise<void> {
  await showRouterConfiguration(files, identity);
  await rememberFormat(memory, identity.virtualInterfaceId, identity.format);
}

/** Opens a virtual interface's configuration in a format the user chooses. */
export async function changeFormat(
  need: RouterConfigNeed,
  from: Stores,
  argument?: Node | Uri,
): Promise<void> {
  const subject = await configurationFor(need, from, argument);
  const format = subject && (await pickFormat(l10n.t('Router Configuration Format'), subject.format));
  const identity = subject && format ? await inFormat(need, subject, format) : undefined;
  if (identity) await show(need, identity);
}

/** Asks again for what AWS does not know, and replaces the configuration with the result. */
export async function chooseRouterOptions(need: RouterConfigNeed, given?: Uri): Promise<void> {
  const uri = shownRouterConfig(need.files, given);
  const identity = uri && parseRouterConfigUri(uri);
  if (!identity || !isFormat(identity.format)) return;
  const { virtualInterfaceId, format, options: before = {} } = identity;
  const options = await askAndRemember(need, virtualInterfaceId, format, fromQuery(before));
  if (!options) return;
  const other = { ...identity, options: toQuery(options) };
  await show(need, other);
  if (routerConfigUri(other).toString() !== uri.toString()) await closeTabs(uri);
}
