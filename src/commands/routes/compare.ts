import * as l10n from '@vscode/l10n';
import { ProgressLocation, commands, window } from 'vscode';
import type { Uri } from 'vscode';
import { Failure } from '../../aws/failure';
import type { KeptList } from '../../aws/routes/keptRoutes';
import { changesBetween } from '../../directconnect/routes/changes';
import type { RouteChanges } from '../../directconnect/routes/changes';
import { displayName } from '../../directconnect/resources/resources';
import { utcTime } from '../../directconnect/utcTime';
import { inert } from '../../views/inert';
import type { RoutesReader } from '../../views/routes/reader';
import { routesUri } from '../../views/routes/uri';
import type { RoutesIdentity } from '../../views/routes/uri';
import type { Node } from '../../views/tree/node';
import { isRow } from '../arguments';
import { routesOf, shownRoutes } from './context';
import type { RoutesContext } from './context';

const changeWords = ({ came, went, changed }: RouteChanges): string =>
  came + went + changed === 0
    ? l10n.t('nothing changed')
    : l10n.t('{0} added, {1} removed, {2} changed', came, went, changed);

/** Reads the routes now, with progress that can be cancelled. */
const readNow = (reader: RoutesReader, identity: RoutesIdentity, name: string) =>
  window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: l10n.t('Reading the routes of {0}', inert(name)),
      cancellable: true,
    },
    (_progress, token) => {
      const ended = new AbortController();
      token.onCancellationRequested(() => ended.abort());
      return reader.readAll(identity, ended.signal);
    },
  );

/** The earlier list to compare with: the only one, or the one that the user chooses. */
async function pickEarlier(
  earlier: readonly KeptList[],
  now: KeptList,
  name: string,
): Promise<KeptList | undefined> {
  if (earlier.length === 1) return earlier[0];
  const picked = await window.showQuickPick(
    earlier.toReversed().map((list) => ({
      label: l10n.t('{0} UTC', utcTime(list.at)),
      description: changeWords(changesBetween(list.routes, now.routes)),
      list,
    })),
    { title: l10n.t('Compare Routes of {0}', inert(name)), placeHolder: l10n.t('Earlier routes') },
  );
  return picked?.list;
}

/** Reads the routes of a virtual interface, and shows which were added, removed or changed since an earlier read. */
export async function compareRoutes(
  { from, files, loadRoutes }: RoutesContext,
  argument?: Node | Uri,
): Promise<void> {
  const shown = shownRoutes(files, argument);
  const target = shown?.identity ?? (await routesOf(from, isRow(argument) ? argument : undefined));
  if (!target) return;
  const { profile, region, id, name: itsName } = target;
  const identity = { profile, region, id, name: itsName };
  const name = displayName(itsName, id);
  const reader = await loadRoutes();
  const now = await readNow(reader, identity, name);
  const lists = await reader.kept.lists(identity);
  const earlier = lists.filter(({ at }) => at < now.at);
  if (earlier.length === 0) {
    throw new Failure(
      'refused',
      now.until > now.at
        ? l10n.t('The routes of {0} have not changed since {1} UTC.', name, utcTime(now.at))
        : l10n.t('No earlier routes of {0} are kept to compare with.', name),
      l10n.t('Routes are kept each time they are shown: compare again later.'),
    );
  }
  const before = await pickEarlier(earlier, now, name);
  if (!before) return;
  const [left, right] = [before, now].map(({ at }) => routesUri({ ...identity, at })) as [Uri, Uri];
  const words = changeWords(changesBetween(before.routes, now.routes));
  const title = l10n.t('{0}: routes since {1} UTC ({2})', name, utcTime(before.at), words);
  await files.open([left, right], () =>
    commands.executeCommand('vscode.diff', left, right, title, { preview: false }),
  );
}
