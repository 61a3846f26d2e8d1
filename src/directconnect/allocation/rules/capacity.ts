import * as l10n from '@vscode/l10n';
import { megabitsOf, rateLimits } from '../../resources/rateLimits';
import { visible } from '../../text';
import { applies } from '../draft';
import { wholeNumber } from './rule';
import type { Rule } from './rule';

const NEWEST = 'Direct Connect service model of 2026';
const LIMITERS = 'AWS Direct Connect user guide, VIF rate limiters';
const POOLS = 'AWS Direct Connect user guide, Managing prefix allocations';
const MAX_PREFIXES = 1000;

/** The rules for how many prefixes of one family AWS accepts. */
function prefixCountRules(field: 'prefixCountIpv4' | 'prefixCountIpv6', family: 'ipv4' | 'ipv6'): Rule[] {
  return [
    {
      id: `${field}.range`,
      fields: [field],
      level: 'block',
      source: `${POOLS}; Terraform's provider: 0 to 1,000`,
      check: (draft) => {
        const text = draft[field].trim();
        if (!applies(field, draft) || text === '') return undefined;
        const count = wholeNumber(text);
        return count !== undefined && count <= MAX_PREFIXES
          ? undefined
          : l10n.t('Enter a number of prefixes from 0 to {0}, or leave it empty for 100.', MAX_PREFIXES);
      },
    },
    {
      id: `${field}.hosted`,
      fields: [field],
      level: 'block',
      source: `${POOLS}: a hosted connection has no pool`,
      check: (draft, { facts: { connection } }) =>
        applies(field, draft) && draft[field].trim() !== '' && connection.kind === 'hosted'
          ? l10n.t(
              'A hosted connection has no prefix pool: its virtual interface accepts 100. Leave this empty.',
            )
          : undefined,
    },
    {
      id: `${field}.pool`,
      fields: [field],
      level: 'block',
      source: POOLS,
      check: (draft, { facts: { connection } }) => {
        const count = applies(field, draft) ? wholeNumber(draft[field]) : undefined;
        const left = connection.prefixPool?.[family];
        return count === undefined || left === undefined || count <= left
          ? undefined
          : l10n.t('The prefix pool of this connection has {0} left. Enter {0} or fewer.', left);
      },
    },
  ];
}

/** The rules for the rate limit and the prefix allocations. */
export const capacityRules: readonly Rule[] = [
  {
    id: 'rateLimit.values',
    fields: ['rateLimit'],
    level: 'block',
    source: `${NEWEST}, VirtualInterface.rateLimit`,
    check: ({ rateLimit }) =>
      rateLimit === '' || rateLimits.includes(rateLimit)
        ? undefined
        : l10n.t('AWS has no rate limit of {0}. Choose one from the list.', visible(rateLimit).slice(0, 30)),
  },
  {
    id: 'rateLimit.hosted',
    fields: ['rateLimit'],
    level: 'block',
    source: `${LIMITERS}: dedicated connections and LAGs only`,
    check: ({ rateLimit }, { facts: { connection } }) =>
      rateLimit !== '' && connection.kind === 'hosted'
        ? l10n.t(
            'A hosted connection is limited to the bandwidth that was bought, so it can’t have a rate limit. Choose none.',
          )
        : undefined,
  },
  {
    id: 'rateLimit.bandwidth',
    fields: ['rateLimit'],
    level: 'block',
    source: `${LIMITERS}: at most the bandwidth of the connection or LAG`,
    check: ({ rateLimit }, { facts: { connection } }) => {
      const [asked, most] = [megabitsOf(rateLimit), megabitsOf(connection.bandwidth ?? '')];
      return asked === undefined || most === undefined || asked <= most
        ? undefined
        : l10n.t(
            'The bandwidth of this connection is {0}. Choose a rate limit up to that.',
            connection.bandwidth ?? '',
          );
    },
  },
  {
    id: 'rateLimit.limiters',
    fields: ['rateLimit'],
    level: 'block',
    source: `${LIMITERS}; ${NEWEST}, RateLimiterStatus`,
    check: ({ rateLimit }, { facts: { connection } }) => {
      const { inUse = 0, most = Infinity } = connection.rateLimiters ?? {};
      return rateLimit === '' || inUse < most
        ? undefined
        : l10n.t(
            'All {0} rate limiters of this connection are in use. Choose no limit, or request a higher quota in Service Quotas.',
            most,
          );
    },
  },
  ...prefixCountRules('prefixCountIpv4', 'ipv4'),
  ...prefixCountRules('prefixCountIpv6', 'ipv6'),
];
