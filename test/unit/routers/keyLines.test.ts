import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { keyLines } from '../../../src/routers/keyLines';
import { MASK } from '../../../src/routers/mask';
import { described, formatIds, ipv4Peer, ipv6Peer } from './examples';

const dualStack = () => described({ bgpPeers: [ipv4Peer(), ipv6Peer()] });

describe('the lines of a configuration that contain a key', () => {
  it('are those of one family, with the blocks around them', () => {
    deepEqual(keyLines(dualStack(), 'ipv4', 'cisco-iosxr', {}).split('\n'), [
      'router bgp 65010',
      ' neighbor 169.254.10.1',
      `  password clear ${MASK}`,
    ]);
    deepEqual(keyLines(dualStack(), 'ipv6', 'frr', {}).split('\n'), [
      'router bgp 65010',
      ` neighbor 2001:db8:dc::1 password ${MASK}`,
    ]);
  });

  it('are the same whatever prefixes of either family are announced', () => {
    const prefixes = ['10.20.0.0/16', '2001:db8:20::/48'];
    for (const format of formatIds) {
      for (const family of ['ipv4', 'ipv6'] as const) {
        const lines = keyLines(dualStack(), family, format, { prefixes });
        equal(lines, keyLines(dualStack(), family, format, {}), format);
      }
    }
  });

  it('change the existing session on RouterOS, which would otherwise add another', () => {
    equal(
      keyLines(dualStack(), 'ipv4', 'routeros', {}),
      `/routing bgp connection set [find name=dxvif-fgexample-v4] tcp-md5-key="${MASK}"`,
    );
  });

  it('have the mask and never a key in every format, whether there is a key or not', () => {
    for (const format of formatIds) {
      const peers = [ipv4Peer(), ipv6Peer()];
      for (const family of ['ipv4', 'ipv6'] as const) {
        const text = keyLines(described({ bgpPeers: peers }), family, format, {});
        equal(text.split(MASK).length, 2, `${format} ${family}`);
        for (const { authKey = '' } of peers) ok(!text.includes(authKey), format);
        const keyless = peers.map(({ authKey, ...peer }) => peer);
        equal(keyLines(described({ bgpPeers: keyless }), family, format, {}), text);
      }
    }
  });

  it('are none for a family without a peer', () => {
    equal(keyLines(described(), 'ipv6', 'junos', {}), '');
    match(keyLines(described(), 'ipv4', 'junos', {}), /neighbor 169\.254\.10\.1/);
    doesNotMatch(keyLines(dualStack(), 'ipv4', 'junos', {}), /2001:db8/);
  });
});
