import { deepEqual, match, ok } from 'node:assert/strict';
import type { Change } from '../../../../src/directconnect/impact/change';
import { impactLines, impactText } from '../../../../src/directconnect/impact/impactWords';
import type { VirtualInterface } from '../../../../src/directconnect/resources/resources';
import { estateOf, peer, vif, withoutA } from './estates';

describe('the words for a change that takes sessions down', () => {
  const dual = { bgpPeers: [peer(), peer('ipv6')] };
  const estate = estateOf([vif('a', dual), vif('b')]);

  it('name the sessions, what carries how much, and the prefixes that nothing else carries', () => {
    const routes = { a: ['10.1.0.0/16', '10.2.0.0/16', '2001:db8::/48'], b: ['10.1.0.0/16', '10.0.0.0/8'] };
    deepEqual(impactLines(withoutA(estate, routes)), [
      'BGP goes down: a (IPv4, IPv6).',
      'Accepted elsewhere too: 1 of 3 prefixes, over b (IPv4).',
      'Found on no other session: 10.2.0.0/16 (elsewhere only within 10.0.0.0/8), 2001:db8::/48.',
    ]);
  });

  it('name only the virtual interfaces over which some of the prefixes are accepted', () => {
    const three = estateOf([vif('a'), vif('b'), vif('c'), vif('d')]);
    const routes = { a: ['10.1.0.0/16', '10.2.0.0/16'], b: ['10.9.0.0/16'], c: ['10.2.0.0/16'], d: [] };
    deepEqual(impactLines(withoutA(three, routes)).slice(1), [
      'Accepted elsewhere too: 1 of 2 prefixes, over c (IPv4).',
      'Found on no other session: 10.1.0.0/16.',
    ]);
  });

  it('name a few prefixes, and all of them in the document', () => {
    const cidrs = Array.from({ length: 1_200 }, (_, index) => `10.${index >> 8}.${index & 255}.0/24`);
    const impact = withoutA(estate, { a: cidrs, b: [] });
    match(impactLines(impact)[1] ?? '', /: 10\.0\.0\.0\/24, .*10\.0\.4\.0\/24 and 1,195 more\.$/);
    ok(cidrs.every((cidr) => impactText(impact).includes(cidr)));
  });

  it('say that nothing was found to carry the traffic', () => {
    deepEqual(impactLines(withoutA(estateOf([vif('a')]), { a: ['10.1.0.0/16'] })), [
      'BGP goes down: a (IPv4).',
      'No other session was found that is up and reaches the same networks.',
      'Found on no other session: 10.1.0.0/16.',
    ]);
    deepEqual(impactLines(withoutA(estateOf([vif('a')]), {})).slice(1), [
      'No other session was found that is up and reaches the same networks.',
      'Its routes could not be read.',
    ]);
  });

  it('say what could not be read, never that it is carried elsewhere', () => {
    deepEqual(impactLines(withoutA(estate, { a: ['10.1.0.0/16'] })).slice(1), [
      'Possibly without another path, because the routes of b (IPv4) could not be compared: 10.1.0.0/16.',
    ]);
    deepEqual(impactLines(withoutA(estate, {})).slice(1), [
      'Its routes could not be read, so these may or may not carry its prefixes: b (IPv4).',
    ]);
    const hosted = vif('a', { directConnectGatewayId: '' });
    deepEqual(impactLines(withoutA(estateOf([hosted]), { a: ['10.1.0.0/16'] })).slice(1), [
      'AWS does not say which gateway it is attached to, so it is unknown what else carries its traffic.',
      'Accepted here: 10.1.0.0/16.',
    ]);
  });

  it('have one line for each of several virtual interfaces, and say how long it takes', () => {
    const on = (id: string) => vif(id, { connectionId: 'dxcon-1' });
    const change: Change = { kind: 'mtu', virtualInterfaceId: 'a', mtu: 8500 };
    deepEqual(impactLines(withoutA(estateOf([on('a'), on('b')]), { a: [], b: ['10.1.0.0/16'] }, change)), [
      'BGP goes down for up to 30 seconds: a (IPv4), b (IPv4).',
      'a: No other session was found that is up and reaches the same networks. AWS currently accepts no prefixes from it.',
      'b: No other session was found that is up and reaches the same networks. Found on no other session: 10.1.0.0/16.',
    ]);
  });

  it('say that SiteLink traffic stops, and that nothing goes down if no session is up', () => {
    const lines = (one: VirtualInterface) => impactLines(withoutA(estateOf([vif('a', one)]), { a: [] }));
    ok(!lines({ siteLinkEnabled: true }).some((line) => /SiteLink/.test(line)), 'it carries nothing');
    const sites = withoutA(estateOf([vif('a', { siteLinkEnabled: true }), vif('b')]), {
      a: ['10.1.0.0/16'],
      b: ['10.1.0.0/16'],
    });
    match(impactLines(sites).at(-1) ?? '', /No other path was found for its SiteLink traffic/);
    const down = vif('a', { bgpPeers: [peer('ipv4', { bgpStatus: 'down' })] });
    deepEqual(lines(down), ['No BGP session goes down.']);
    const mtu: Change = { kind: 'mtu', virtualInterfaceId: 'a', mtu: 8500 };
    deepEqual(impactLines(withoutA(estateOf([down]), {}, mtu)), [
      'No BGP session that this could take down is up now.',
    ]);
  });

  it('contain names from AWS without invisible characters', () => {
    const named = vif('a', { virtualInterfaceName: 'x\u202ey' });
    match(impactLines(withoutA(estateOf([named]), {}))[0] ?? '', /x\uFFFDy/);
  });
});
