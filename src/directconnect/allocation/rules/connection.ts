import * as l10n from '@vscode/l10n';
import { stateWords } from '../../states';
import { visible } from '../../text';
import { CLOUDFORMATION, QUOTAS } from './rule';
import type { Rule } from './rule';

const MOST_PRIVATE_AND_PUBLIC = 50;
const leaving: ReadonlySet<string> = new Set(['deleting', 'deleted', 'rejected']);

/** What is to be known of the connection before anything is asked of it. */
export const connectionRules: readonly Rule[] = [
  {
    id: 'connection.id',
    fields: ['connection'],
    // It is AWS's own answer, never typed: one of another shape is more likely new than wrong.
    level: 'warn',
    source: CLOUDFORMATION,
    check: (_, { facts: { connection } }) =>
      /^dx(con|lag)-[a-zA-Z0-9]{8,21}$/.test(connection.id)
        ? undefined
        : l10n.t(
            '{0} is no id of a connection or LAG as AWS documents them. It is sent as it is.',
            visible(connection.id),
          ),
  },
  {
    id: 'connection.leaving',
    fields: ['connection'],
    level: 'block',
    source: 'Direct Connect service model, ConnectionState and LagState',
    check: (_, { facts: { connection } }) =>
      leaving.has(connection.state ?? '')
        ? l10n.t(
            'This connection is {0}: it takes no virtual interface any more. Choose another connection.',
            stateWords(connection.state).label,
          )
        : undefined,
  },
  {
    id: 'connection.ready',
    fields: ['connection'],
    level: 'warn',
    source:
      'AWS refuses an operation on what is not in the right state ("… failed. dxcon-… is in state requested"); for which states is written nowhere',
    check: (_, { facts: { connection } }) =>
      connection.state === undefined || connection.state === 'available' || leaving.has(connection.state)
        ? undefined
        : l10n.t(
            'This connection is {0}, so AWS may refuse, or the virtual interface may carry no traffic until the connection is available.',
            visible(stateWords(connection.state).label),
          ),
  },
  {
    id: 'connection.hostsConnections',
    fields: ['connection'],
    level: 'warn',
    source:
      'AWS Direct Connect API reference, CreateLag: "For a LAG owned by a partner, any associated virtual interfaces cannot be directly configured"',
    check: (_, { facts: { connection } }) =>
      connection.hostsConnections
        ? l10n.t(
            'This LAG carries hosted connections, and AWS says that virtual interfaces can’t be configured directly on a partner’s LAG. They are made on the hosted connections.',
          )
        : undefined,
  },
  {
    id: 'connection.hostedQuota',
    fields: ['connection'],
    level: 'block',
    source: QUOTAS,
    check: (_, { facts, all }) =>
      facts.connection.kind === 'hosted' && all > 0
        ? l10n.t(
            'A hosted connection carries one virtual interface, and this one has {0}. Delete that first, or order another hosted connection from the partner.',
            visible(
              facts.virtualInterfaces.find(({ state }) => state !== 'deleted' && state !== 'rejected')
                ?.virtualInterfaceId ?? '',
            ),
          )
        : undefined,
  },
  {
    id: 'connection.quota',
    fields: ['connection'],
    level: 'block',
    source: QUOTAS,
    check: (_, { privateAndPublic }) =>
      privateAndPublic >= MOST_PRIVATE_AND_PUBLIC
        ? l10n.t(
            'There are {0} private and public virtual interfaces on this connection, and AWS takes at most {1}. Delete one, or choose another connection.',
            privateAndPublic,
            MOST_PRIVATE_AND_PUBLIC,
          )
        : undefined,
  },
];
