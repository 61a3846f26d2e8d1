import * as l10n from '@vscode/l10n';
import type { Connection } from '../../directconnect/api';
import type { WriteOperation } from './operation';
import { changeOf, isEach } from './updated';
import type { Had } from './updated';

/** Changes the name of a connection. */
export const updateConnection: WriteOperation<'UpdateConnection', Had, Connection> = {
  name: 'UpdateConnection',
  touches: ({ connectionId }) => [connectionId],
  title: ({ connectionId, connectionName }) =>
    l10n.t('Rename {0} to {1}', connectionId, connectionName ?? ''),
  // An answer about another one says nothing about this one.
  done: (answer, { connectionId }) => (answer.connectionId === connectionId ? answer : undefined),
  ...changeOf<'UpdateConnection', Connection>({
    read: async (read, { connectionId }) => {
      const { connections = [] } = await read.ask('DescribeConnections', { connectionId });
      return connections.find((one) => one.connectionId === connectionId);
    },
    isAsAsked: (is, { connectionName }) => isEach([connectionName, is.connectionName]),
  }),
};
