import { doesNotMatch, match, ok } from 'node:assert/strict';
import type { BgpPeer, VirtualInterface } from '../../../../src/directconnect/resources/resources';
import { planText } from '../../../../src/directconnect/rotation/planText';
import type { RouterLines } from '../../../../src/directconnect/rotation/planText';
import { progressOf } from '../../../../src/directconnect/rotation/progress';
import { beginRotation, peersToRotate } from '../../../../src/directconnect/rotation/rotation';
import type { Way } from '../../../../src/directconnect/rotation/rotation';

const peer4: BgpPeer = {
  ...{ addressFamily: 'ipv4', bgpPeerId: 'old4', asn: 65010, bgpPeerState: 'available', bgpStatus: 'up' },
  ...{ customerAddress: '169.254.10.2/30', amazonAddress: '169.254.10.1/30' },
};
const peer6: BgpPeer = {
  ...{ addressFamily: 'ipv6', bgpPeerId: 'old6', asn: 65010, bgpPeerState: 'available', bgpStatus: 'up' },
  ...{ customerAddress: '2001:db8::2/125', amazonAddress: '2001:db8::1/125' },
};
const vif = (...bgpPeers: BgpPeer[]): VirtualInterface => ({
  ...{
    virtualInterfaceId: 'dxvif-1',
    virtualInterfaceName: 'orders\n# spoofed',
    virtualInterfaceState: 'available',
  },
  bgpPeers,
});
const noLines: RouterLines = { lines: new Map() };

function planOf(way: Way, before: VirtualInterface, now = before, router = noLines): string {
  const rotation = beginRotation(way, before, peersToRotate(before) ?? []);
  const read = { old: now };
  return planText({ rotation, read, progress: progressOf(rotation, read), router });
}

describe('the plan of a key rotation', () => {
  it('names the outage and the way back for each remaining step', () => {
    const text = planOf('eachFamily', vif(peer4, peer6), vif(peer6));
    match(text, /- \[x\] 1\. Delete the IPv4 peer that has the old key\n- \[x\] 2\./);
    match(
      text,
      /- \[ \] 3\. Add the IPv4 peer again, with the new key \*\*Next\*\*\n {2}- The outage continues/,
    );
    match(text, /Rollback: enter the old key here/);
    match(
      text,
      /5\. Delete the IPv6 peer .*\n {2}- Outage: IPv6 .*IPv4 stays up, and carries IPv4 prefixes only/,
    );
  });

  it('says that a temporary peer does not carry the prefixes of the first', () => {
    match(planOf('temporaryPeer', vif(peer4)), /No outage\. .*it does not carry the IPv4 prefixes/);
  });

  it('says that IPv4 keeps its addresses and IPv6 may get others, and names the new ones', () => {
    const both = vif(peer4, peer6);
    const text = planOf('eachFamily', both);
    match(text, /IPv4 gets its old addresses again: 169\.254\.10\.2\/30 ↔ 169\.254\.10\.1\/30/);
    match(text, /may give another \/125 than 2001:db8::2\/125/);
    const other = {
      ...peer6,
      bgpPeerId: 'new6',
      customerAddress: '2001:db8:9::2/125',
      amazonAddress: '2001:db8:9::1/125',
    };
    match(
      planOf('eachFamily', both, vif(peer4, other)),
      /The new IPv6 peer has other addresses: 2001:db8:9::2\/125 .* instead of 2001:db8::2\/125/,
    );
  });

  it('says why the next step can’t be done now', () => {
    const text = planOf('eachFamily', vif(peer4, peer6), vif(peer4, { ...peer6, bgpStatus: 'down' }));
    match(text, /The next step can’t be done now: IPv6 is not up/);
  });

  it('shows the router’s lines, or where to find them', () => {
    const lines = new Map([['ipv4', ' neighbor 169.254.10.1 password ••••\n```\n# not a heading'] as const]);
    const text = planOf('eachFamily', vif(peer4, peer6), undefined, { format: 'Cisco IOS', lines });
    match(
      text,
      /for Cisco IOS:\n\nIPv4:\n\n```\n neighbor 169\.254\.10\.1 password ••••\n\n# not a heading\n```/,
    );
    match(
      planOf('eachFamily', vif(peer4, peer6)),
      /choose its format with Change Format… in the router configuration/,
    );
    const problem = { lines: new Map(), problem: 'Not for that.' };
    match(planOf('eachFamily', vif(peer4, peer6), undefined, problem), /On your router\n\nNot for that\./);
  });

  it('says how traffic moves to another virtual interface, without lines for a key that stays', () => {
    const text = planOf('parallel', vif(peer4));
    match(text, /higher local preference.*7224:7300/);
    doesNotMatch(text, /On your router/);
  });

  it('shows a name as text on one line', () => {
    ok(!planOf('eachFamily', vif(peer4, peer6)).split('\n').includes('# spoofed (dxvif-1)'));
  });
});
