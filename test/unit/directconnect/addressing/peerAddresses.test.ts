import { deepEqual, equal } from 'node:assert/strict';
import {
  peerAddressesOf,
  sessionAddressesOf,
  withoutLength,
} from '../../../../src/directconnect/addressing/peerAddresses';

describe('the addresses of BGP sessions', () => {
  it('are those of each existing peer, your side and Amazon’s', () => {
    deepEqual(
      sessionAddressesOf({
        customerAddress: '10.0.0.1/30',
        amazonAddress: '10.0.0.2/30',
        bgpPeers: [
          { customerAddress: '10.0.0.1/30', amazonAddress: '10.0.0.2/30' },
          { customerAddress: '10.9.9.1/30', amazonAddress: '10.9.9.2/30', bgpPeerState: 'deleted' },
          { customerAddress: '2001:DB8::1/125', amazonAddress: '2001:db8::2/125' },
        ],
      }),
      [
        { customer: '10.0.0.1/30', amazon: '10.0.0.2/30' },
        { customer: '2001:DB8::1/125', amazon: '2001:db8::2/125' },
      ],
    );
  });

  it('are those of a virtual interface whose peers AWS does not list', () => {
    deepEqual(sessionAddressesOf({ customerAddress: '10.0.0.1/30', amazonAddress: '10.0.0.2/30' }), [
      { customer: '10.0.0.1/30', amazon: '10.0.0.2/30' },
    ]);
    deepEqual(sessionAddressesOf({}), [{ customer: undefined, amazon: undefined }]);
  });

  it('are left out if they are not addresses', () => {
    for (const address of ['', '10.0.0.1/30\nrm -rf ~', '10.0.0.1 /30', '$(x)', '10.0.0.1/', 'é', '-']) {
      deepEqual(peerAddressesOf({ customerAddress: address, amazonAddress: '10.0.0.2' }), {
        customer: undefined,
        amazon: '10.0.0.2',
      });
    }
  });

  it('are written without their prefix length', () => {
    equal(withoutLength('10.0.0.1/30'), '10.0.0.1');
    equal(withoutLength('2001:db8::1/125'), '2001:db8::1');
    equal(withoutLength('10.0.0.1'), '10.0.0.1');
  });
});
