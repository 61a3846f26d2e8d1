import * as l10n from '@vscode/l10n';
import { columnNames, csvColumns } from './columns';
import type { ColumnName } from './columns';
import { MAX_ROWS } from './sheet';

type Example = Partial<Record<ColumnName, string>>;

const [owner, vgw, gateway] = [
  { ownerAccount: '111122223333' },
  { gateway: 'vgw-1a2b3c4d5e6f70819' },
  { gateway: '1a2b3c4d-5e6f-4708-9a2b-3c4d5e6f7081' },
];
const common = { asn: '65010', addressFamily: 'IPv4' };
/** One of each request, with addresses that are reserved for documentation. */
const examples: readonly Example[] = [
  {
    ...{ request: 'allocate private', virtualInterfaceName: 'ams1-orders', vlan: '101', ...owner, ...common },
    ...{ customerAddress: '192.168.1.1/30', amazonAddress: '192.168.1.2/30', mtu: '1500' },
    ...{ rateLimit: '500Mbps', tags: 'team=core; stage=test' },
  },
  {
    ...{ request: 'allocate public', virtualInterfaceName: 'ams1-web', vlan: '102', ...owner, ...common },
    ...{ customerAddress: '203.0.113.1/30', amazonAddress: '203.0.113.2/30' },
    prefixes: '198.51.100.0/25',
  },
  { request: 'allocate transit', virtualInterfaceName: 'ams1-hub', vlan: '103', ...owner, ...common },
  {
    ...{ request: 'create private', virtualInterfaceName: 'ams1-own', vlan: '104', ...vgw, ...common },
    ...{ prefixCountIpv4: '200', prefixCountIpv6: '100' },
  },
  {
    ...{ request: 'create public', virtualInterfaceName: 'ams1-own-web', vlan: '105', ...common },
    ...{ customerAddress: '203.0.113.5/30', amazonAddress: '203.0.113.6/30' },
    prefixes: '198.51.100.128/25',
  },
  {
    ...{
      request: 'create transit',
      virtualInterfaceName: 'ams1-own-hub',
      vlan: '106',
      ...gateway,
      ...common,
    },
    ...{ addressFamily: 'IPv6', mtu: '8500', siteLink: 'on' },
  },
];

/**
 * A file to start from, with comments about every column and an example of each request.
 * @param hasConnections true for a column that names the connection of each row.
 */
export function csvTemplate(hasConnections: boolean): string {
  const columns = columnNames.filter((name) => hasConnections || name !== 'connection');
  const comments = [
    l10n.t('Virtual interfaces for Allocate from CSV…: one in each row, at most {0}.', MAX_ROWS),
    l10n.t(
      'Lines that begin with # are skipped. Replace the examples, and remove columns that you don’t need.',
    ),
    l10n.t('There is no column for BGP keys: AWS generates one for each virtual interface.'),
    ...columns.map((name) => l10n.t('{0}: {1}', csvColumns[name].heading, csvColumns[name].help())),
  ];
  const row = (example: Example) => columns.map((name) => example[name] ?? '').join(',');
  return [
    ...comments.map((comment) => `# ${comment}`),
    columns.map((name) => csvColumns[name].heading).join(','),
    ...examples.map((example) => row({ connection: 'dxcon-fg1a2b3c', ...example })),
    '',
  ].join('\n');
}
