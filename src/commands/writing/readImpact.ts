import * as l10n from '@vscode/l10n';
import { ProgressLocation, window } from 'vscode';
import { currentImpact } from '../../aws/inventory/currentImpact';
import type { Place } from '../../aws/session/place';
import type { Change } from '../../directconnect/impact/change';
import type { Impact } from '../../directconnect/impact/impact';
import type { Stores } from '../../views/stores';

/**
 * Reads what a change takes down and what carries the traffic then, with a notification that shows the progress.
 * @returns undefined when the user cancelled.
 * @throws Failure when the place could not be read.
 */
export const readImpact = async (from: Stores, place: Place, change: Change): Promise<Impact | undefined> =>
  window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: l10n.t('Checking what else carries the traffic…'),
      cancellable: true,
    },
    async (_progress, token) => {
      const ended = new AbortController();
      token.onCancellationRequested(() => ended.abort());
      try {
        return await currentImpact(from, place, change, ended.signal);
      } catch (error) {
        if (ended.signal.aborted) return undefined;
        throw error;
      }
    },
  );
