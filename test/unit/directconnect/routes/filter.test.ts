import { deepEqual, equal, match } from 'node:assert/strict';
import type { RouteFilters } from '../../../../src/directconnect/api';
import { filterText, hidesAccepted, readFilter } from '../../../../src/directconnect/routes/filter';

describe('a filter of routes', () => {
  for (const [text, filters] of [
    ['', {}],
    ['accepted IPv4', { routeDirection: 'accepted', addressFamily: 'ipv4' }],
    ['10.0.0.0/8, 2001:DB8::/48 10.0.0.0/8', { cidrs: ['10.0.0.0/8', '2001:db8::/48'] }],
    ['65010 AS65020 1.10', { asPath: [65010, 65020, 65546] }],
    ['65010 65010', { asPath: [65010, 65010] }],
    ['7224:7300 65010:1', { communities: ['7224:7300', '65010:1'] }],
    [
      ' 7224:7100 advertised;10.0.0.0/8\t65010 ipv6',
      {
        ...{ routeDirection: 'advertised', addressFamily: 'ipv6' },
        ...{ cidrs: ['10.0.0.0/8'], asPath: [65010], communities: ['7224:7100'] },
      },
    ],
  ] as const) {
    it(`is read from “${text}”, and written in one spelling`, () => {
      const read = readFilter(text);
      deepEqual(read, { filters });
      deepEqual(readFilter(filterText(filters as RouteFilters)), read);
    });
  }

  for (const [text, problem] of [
    ['acceptd', /Unknown word "acceptd"/],
    ['10.0.0.1', /Unknown word "10.0.0.1"/],
    ['10.0.0.1/8', /10\.0\.0\.1\/8 has host bits set\. Enter 10\.0\.0\.0\/8/],
    ['10.0.0.0/33', /not a prefix such as/],
    ['accepted advertised', /remove "advertised" or the other/],
    ['ipv6 ipv4', /remove "ipv4" or the other/],
    ['no-export', /Unknown word/],
    [Array.from({ length: 11 }, (_, index) => `10.${index}.0.0/16`).join(' '), /at most 10 prefixes/],
  ] as const) {
    it(`is refused in words for “${text.slice(0, 30)}”`, () =>
      match(readFilter(text).problem ?? '', problem));
  }

  it('ignores a repeated word', () => {
    deepEqual(readFilter('ipv4 ipv4').filters, { addressFamily: 'ipv4' });
  });

  it('says whether it includes all accepted prefixes of an address family', () => {
    equal(hidesAccepted({}, 'ipv4'), false);
    equal(hidesAccepted({ routeDirection: 'accepted', addressFamily: 'ipv4' }, 'ipv4'), false);
    equal(hidesAccepted({ addressFamily: 'ipv6' }, 'ipv4'), true);
    equal(hidesAccepted({ routeDirection: 'advertised' }, 'ipv4'), true);
    equal(hidesAccepted({ asPath: [65010] }, 'ipv4'), true);
    equal(hidesAccepted({ cidrs: ['10.0.0.0/8'] }, 'ipv4'), true);
    equal(hidesAccepted({ communities: ['7224:7100'] }, 'ipv4'), true);
  });
});
