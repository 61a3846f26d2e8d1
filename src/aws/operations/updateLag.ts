import * as l10n from '@vscode/l10n';
import type { Lag } from '../../directconnect/api';
import type { WriteOperation } from './operation';
import { changeOf, isEach } from './updated';
import type { Had } from './updated';

/** Changes the name of a LAG. */
export const updateLag: WriteOperation<'UpdateLag', Had, Lag> = {
  name: 'UpdateLag',
  touches: ({ lagId }) => [lagId],
  title: ({ lagId, lagName }) => l10n.t('Rename {0} to {1}', lagId, lagName ?? ''),
  // An answer about another one says nothing about this one.
  done: (answer, { lagId }) => (answer.lagId === lagId ? answer : undefined),
  ...changeOf<'UpdateLag', Lag>({
    read: async (read, { lagId }) => {
      const { lags = [] } = await read.ask('DescribeLags', { lagId });
      return lags.find((one) => one.lagId === lagId);
    },
    isAsAsked: (is, { lagName }) => isEach([lagName, is.lagName]),
  }),
};
