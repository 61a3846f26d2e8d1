import { equal } from 'node:assert/strict';
import * as fc from 'fast-check';
import { MASK, maskKeys } from '../../../src/routers/mask';

const xml = (key: string) =>
  `<logical_connection id="dxvif-1">\n  <vlan>7</vlan>\n  <bgp_auth_key>${key}</bgp_auth_key>\n  <ipv6_bgp_auth_key>${key}</ipv6_bgp_auth_key>\n</logical_connection>`;

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');

describe('mask', () => {
  it('masks the key elements of the XML whether the key is known or not', () => {
    const masked = maskKeys(xml('unknown-to-us'), []);
    equal(masked, xml(MASK));
  });

  it('masks a known key wherever it stands', () => {
    equal(
      maskKeys('neighbor 10.0.0.1 password s3cr3t\n', ['s3cr3t']),
      `neighbor 10.0.0.1 password ${MASK}\n`,
    );
  });

  it('leaves an empty key element as it is', () => {
    equal(maskKeys('<bgp_auth_key></bgp_auth_key>', []), '<bgp_auth_key></bgp_auth_key>');
  });

  it('leaves no key behind, however it is spelled', () => {
    const printable = fc.string({
      unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)),
      minLength: 6,
      maxLength: 80,
    });
    fc.assert(
      fc.property(printable, (key) => {
        const written = escaped(key);
        equal(maskKeys(xml(written), [key]), xml(MASK));
        equal(maskKeys(`set psk "${written}" x\n`, [key]), `set psk "${MASK}" x\n`);
        equal(maskKeys(`secret ${key} x\n`, [key]), `secret ${MASK} x\n`);
      }),
    );
  });
});
