import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import type { FormatId } from '../../../src/routers/formats';
import type { RouterOptions } from '../../../src/routers/options';
import { isRouterProblem } from '../../../src/routers/problem';
import { render } from '../../../src/routers/writer';
import { described, ipv4Peer, ipv6Peer, newKey } from './examples';

const both: readonly FormatId[] = ['junos-set', 'junos'];
const write = (format: FormatId, options: RouterOptions, over = described()) =>
  render({ described: over, format, options, revealed: true });
const withKey = (format: FormatId, authKey: string) =>
  write(format, {}, described({ bgpPeers: [ipv4Peer({ authKey })] }));

/** A configuration in braces, converted to set commands. */
function flattened(text: string): string[] {
  const levels: string[] = [];
  return text.split('\n').flatMap((line) => {
    const statement = line.trim();
    if (statement.endsWith('{')) levels.push(statement.slice(0, -1).trim());
    if (statement === '}') levels.pop();
    return statement.endsWith(';') ? [['set', ...levels, statement.slice(0, -1)].join(' ')] : [];
  });
}

describe('a configuration for Junos', () => {
  it('is the same with braces as with set commands', () => {
    const vif = described({ mtu: 8500, bgpPeers: [ipv4Peer(), ipv6Peer()] });
    const options = {
      bfd: true,
      defaultRoute: true,
      vrf: 'AWS7',
      prefixes: ['10.0.0.0/16', '2001:db8::/32'],
    };
    const commands = write('junos-set', options, vif)
      .split('\n')
      .filter((line) => line.startsWith('set '));
    ok(commands.length > 30);
    deepEqual(flattened(write('junos', options, vif)).sort(), commands.sort());
  });

  it('replaces an earlier policy, whose prefixes and order would otherwise still count', () => {
    const vif = described({ bgpPeers: [ipv4Peer(), ipv6Peer()] });
    for (const family of ['v4', 'v6']) {
      const policy = `policy-statement dxvif-fgexample-${family}-out`;
      const commands = write('junos-set', {}, vif).split('\n');
      const first = commands.find((line) => line.includes(policy));
      equal(first, `delete policy-options ${policy}`);
      ok(write('junos', {}, vif).includes(`\n    replace:\n    ${policy} {\n`));
    }
    equal(write('junos', {}, vif).match(/replace:/g)?.length, 2);
    ok(write('junos', {}, vif).includes('load replace terminal'));
  });

  for (const format of both) {
    it(`${format}: accepts characters in a key that are safe within quotes`, () => {
      const key = `${newKey()} |&()?#;{}[]'$9$!/*`;
      ok(withKey(format, key).includes(`authentication-key "${key}"`));
    });

    it(`${format}: refuses quotes and backslashes, and a key that would be read as encrypted`, () => {
      for (const key of [`"${newKey()}`, `${newKey()}\\`, `$9$${newKey()}`, `$8$${newKey()}`]) {
        throws(
          () => withKey(format, key),
          (error: Error) => isRouterProblem(error) && !error.message.includes(key),
        );
      }
    });

    it(`${format}: keeps the session down above the limit instead of letting it flap`, () => {
      ok(write(format, {}).includes('teardown idle-timeout forever'));
    });

    it(`${format}: announces a default route, does not originate one, and says so`, () => {
      const text = write(format, { defaultRoute: true });
      ok(text.includes('route-filter 0.0.0.0/0 exact'));
      ok(text.includes('It is announced while this router has one: nothing here creates it.'));
      ok(!/\b(?:static|generate|aggregate) route\b/.test(text));
      ok(!write(format, {}).includes('nothing here creates it'));
    });

    it(`${format}: says what the MTU of the port must be for jumbo frames, and does not set it`, () => {
      const text = write(format, {}, described({ mtu: 8500 }));
      ok(text.includes('at least 8518, or 8522 with flexible-vlan-tagging'));
      equal(text.match(/\bmtu \d+/g)?.join(), 'mtu 8500');
      ok(!write(format, {}).includes('at least'));
    });

    it(`${format}: says which router ID to set only if no address on the VLAN can be one`, () => {
      const six = write(format, {}, described({ bgpPeers: [ipv6Peer()] }));
      ok(six.includes('"routing-options router-id 0.0.0.2"'));
      ok(!write(format, {}).includes('router-id'));
    });

    it(`${format}: says which devices do not support the BFD interval`, () => {
      const said = /EX4600 and QFX5000 .* 1000 ms, branch SRX wants 1000 and vSRX 300/;
      ok(said.test(write(format, { bfd: true })));
      ok(!said.test(write(format, {})));
    });

    it(`${format}: says what an SRX must permit for the session`, () => {
      ok(/ge-0\/0\/1\.101 in a security zone .* protocols bgp\./.test(write(format, {})));
      ok(/ protocols bgp and bfd\./.test(write(format, { bfd: true })));
    });
  }
});
