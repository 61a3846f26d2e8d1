import * as l10n from '@vscode/l10n';
import type { Uri } from 'vscode';
import { isFormat } from '../../routers/formats';
import { fromQuery, toQuery } from '../../routers/optionsQuery';
import { replaceTab } from '../../views/documents/replaceTab';
import { rememberFormat } from '../../views/routerConfig/memory';
import { shownRouterConfig } from '../../views/routerConfig/shown';
import { parseRouterConfigUri, routerConfigUri } from '../../views/routerConfig/uri';
import type { RouterConfigIdentity } from '../../views/routerConfig/uri';
import { BACK } from '../steps';
import { pickFormat } from './formatPicker';
import { askAndRemember, askForFormat, showOrAskAgain } from './inFormat';
import type { RouterConfigContext } from './context';

/** Shows a configuration in the tab of another. The user's choice is the consent to read it. */
async function showInstead(
  { files, memory }: RouterConfigContext,
  former: Uri,
  identity: RouterConfigIdentity,
  keepsLines: boolean,
): Promise<void> {
  const uri = routerConfigUri(identity);
  await showOrAskAgain({ memory }, identity, () =>
    files.open([uri], () => replaceTab(former, uri, { keepsLines })),
  );
}

/** Shows a configuration in a format the user chooses, in the same tab. */
export async function changeFormat(context: RouterConfigContext, given?: Uri): Promise<void> {
  const uri = shownRouterConfig(context.files, given);
  const shown = uri && parseRouterConfigUri(uri);
  if (!shown) return;
  const title = l10n.t('Router Configuration Format');
  const fields = context.documents.describedFieldsOf(shown.virtualInterfaceId);
  const identity = await askForFormat(context, shown, fields, () => pickFormat(title, shown.format));
  if (!identity) return;
  await showInstead(context, uri, identity, identity.format === shown.format);
  const { virtualInterfaceId, format } = identity;
  const { location } = fields;
  await rememberFormat(context.memory, { virtualInterfaceId, location }, format);
}

/** Asks again for what AWS does not know, and replaces the configuration with the result. */
export async function chooseRouterOptions(context: RouterConfigContext, given?: Uri): Promise<void> {
  const uri = shownRouterConfig(context.files, given);
  const identity = uri && parseRouterConfigUri(uri);
  if (!identity || !isFormat(identity.format)) return;
  const { virtualInterfaceId, format, options: before = {} } = identity;
  const fields = context.documents.describedFieldsOf(virtualInterfaceId);
  const about = { virtualInterfaceId, fields, format };
  const options = await askAndRemember(context, about, fromQuery(before), false);
  if (!options || options === BACK) return;
  await showInstead(context, uri, { ...identity, options: toQuery(options) }, true);
  await rememberFormat(context.memory, { virtualInterfaceId }, format);
}
