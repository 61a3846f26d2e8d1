import * as l10n from '@vscode/l10n';
import { isLeaving, stateWords } from '../../resources/states';
import { visible } from '../../text';
import { CLOUDFORMATION, QUOTAS } from './rule';
import type { Rule } from './rule';

const MAX_PRIVATE_AND_PUBLIC = 50;
const MAX_TRANSIT = 4;
/** Private, public and transit ones together. */
const MAX_IN_TOTAL = 51;

/** What has to be known about the connection before anything is requested. */
export const connectionRules: readonly Rule[] = [
  {
    id: 'connection.id',
    fields: ['connection'],
    // It comes from AWS and is never typed: an unexpected format is more likely new than wrong.
    level: 'warn',
    source: CLOUDFORMATION,
    check: (_, { facts: { connection } }) =>
      /^dx(con|lag)-[a-zA-Z0-9]{8,21}$/.test(connection.id)
        ? undefined
        : l10n.t(
            '{0} does not look like the ID of a connection or LAG. It is sent as entered.',
            visible(connection.id),
          ),
  },
  {
    id: 'connection.leaving',
    fields: ['connection'],
    level: 'block',
    source: 'Direct Connect service model, ConnectionState and LagState',
    check: (_, { facts: { connection } }) =>
      isLeaving(connection.state)
        ? l10n.t(
            'This connection is {0}, so it can’t take another virtual interface. Choose another connection.',
            stateWords(connection.state).label,
          )
        : undefined,
  },
  {
    id: 'connection.ready',
    fields: ['connection'],
    level: 'warn',
    source:
      'AWS refuses an operation on what is not in the right state ("… failed. dxcon-… is in state requested"); for which states is not documented',
    check: (_, { facts: { connection } }) =>
      connection.state === undefined || connection.state === 'available' || isLeaving(connection.state)
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
            'This LAG carries hosted connections, and AWS says that virtual interfaces can’t be configured directly on a partner’s LAG. Create them on the hosted connections instead.',
          )
        : undefined,
  },
  {
    id: 'connection.hostedQuota',
    fields: ['connection'],
    level: 'block',
    source: QUOTAS,
    check: (_, { facts, counted: [first] }) =>
      facts.connection.kind === 'hosted' && first
        ? l10n.t(
            'A hosted connection carries one virtual interface, and this one has {0}. Delete that first, or order another hosted connection from the partner.',
            visible(first.virtualInterfaceId),
          )
        : undefined,
  },
  {
    id: 'connection.hostedBeingFreed',
    fields: ['connection'],
    level: 'warn',
    source: `${QUOTAS}; not documented: whether AWS accepts another while the first is being deleted, or only after that`,
    check: (_, { facts, counted, leaving: [first] }) =>
      facts.connection.kind === 'hosted' && counted.length === 0 && first
        ? l10n.t(
            'A hosted connection carries one virtual interface, and {0} is still being deleted. AWS may refuse another until that is done.',
            visible(first.virtualInterfaceId),
          )
        : undefined,
  },
  {
    id: 'connection.quota',
    fields: ['connection'],
    level: 'block',
    source: `${QUOTAS}: what is being deleted does not count`,
    check: ({ type }, { privateAndPublic }) =>
      type !== 'transit' && privateAndPublic >= MAX_PRIVATE_AND_PUBLIC
        ? l10n.t(
            'There are {0} private and public virtual interfaces on this connection, and AWS allows at most {1}. Delete one, or choose another connection.',
            privateAndPublic,
            MAX_PRIVATE_AND_PUBLIC,
          )
        : undefined,
  },
  {
    id: 'connection.quotaTransit',
    fields: ['connection'],
    level: 'block',
    source: QUOTAS,
    check: ({ type }, { transit }) =>
      type === 'transit' && transit >= MAX_TRANSIT
        ? l10n.t(
            'There are {0} transit virtual interfaces on this connection, and AWS allows at most {1}. Delete one, or choose another connection.',
            transit,
            MAX_TRANSIT,
          )
        : undefined,
  },
  {
    id: 'connection.quotaInAll',
    fields: ['connection'],
    level: 'block',
    source: `${QUOTAS}: 51 virtual interfaces of all types; what is being deleted does not count`,
    check: (_, { counted }) =>
      counted.length >= MAX_IN_TOTAL
        ? l10n.t(
            'There are {0} virtual interfaces on this connection, including transit ones, and AWS allows at most {1}. Delete one, or choose another connection.',
            counted.length,
            MAX_IN_TOTAL,
          )
        : undefined,
  },
];
