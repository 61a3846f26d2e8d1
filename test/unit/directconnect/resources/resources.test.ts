import assert from 'node:assert/strict';
import { displayName, withoutSecrets } from '../../../../src/directconnect/resources/resources';

const CANARY = 'canary-7f3a-bgp-key';

describe('a virtual interface without its secrets', () => {
  const answer = {
    virtualInterfaceId: 'dxvif-fg123',
    vlan: 101,
    authKey: CANARY,
    customerRouterConfig: `<logical_connection><bgp_auth_key>${CANARY}</bgp_auth_key></logical_connection>`,
    bgpPeers: [
      { bgpPeerId: 'dxpeer-1', asn: 65_010, authKey: CANARY },
      { bgpPeerId: 'dxpeer-2', addressFamily: 'ipv6' as const, authKey: CANARY },
    ],
    tags: [{ key: 'Team', value: 'net' }],
  };

  it('does not contain the key', () => {
    assert.ok(!JSON.stringify(withoutSecrets(answer)).includes(CANARY));
  });

  it('contains everything else', () => {
    assert.deepEqual(withoutSecrets(answer), {
      virtualInterfaceId: 'dxvif-fg123',
      vlan: 101,
      bgpPeers: [
        { bgpPeerId: 'dxpeer-1', asn: 65_010 },
        { bgpPeerId: 'dxpeer-2', addressFamily: 'ipv6' },
      ],
      tags: [{ key: 'Team', value: 'net' }],
    });
  });

  it('is another object: the answer stays as it was', () => {
    const before = structuredClone(answer);
    withoutSecrets(answer);
    assert.deepEqual(answer, before);
  });

  it('has no peers when the answer names none', () => {
    assert.deepEqual(withoutSecrets({ vlan: 5 }), { vlan: 5 });
  });
});

describe('the name of a resource', () => {
  it('is the one that the user gave it, else its id', () => {
    assert.equal(displayName('core', 'dxcon-1'), 'core');
    assert.equal(displayName('  ', 'dxcon-1'), 'dxcon-1');
    assert.equal(displayName(undefined, 'dxcon-1'), 'dxcon-1');
    assert.equal(displayName(undefined, undefined), '');
  });
});
