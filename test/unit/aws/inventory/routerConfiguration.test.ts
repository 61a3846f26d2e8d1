import { deepEqual } from 'node:assert/strict';
import { keysInXml } from '../../../../src/aws/inventory/routerConfiguration';

describe('the keys in AWS’s XML', () => {
  it('are those of both families, as a router would write them', () => {
    deepEqual(
      keysInXml(
        '<a><bgp_auth_key>a&lt;b&amp;&#65;&#x42;&quot;</bgp_auth_key>\n<ipv6_bgp_auth_key> six </ipv6_bgp_auth_key></a>',
      ),
      ['a<b&AB"', 'six'],
    );
  });

  it('are none if the elements are empty, and are unescaped once', () => {
    deepEqual(keysInXml('<bgp_auth_key></bgp_auth_key><bgp_auth_key>&amp;lt;</bgp_auth_key>'), ['&lt;']);
  });
});
