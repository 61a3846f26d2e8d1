import assert from 'node:assert/strict';
import { refusedFields } from '../../../../src/directconnect/allocation/refusedFields';

const CLIENT = 'DirectConnectClientException';

describe('the fields that AWS refuses', () => {
  // Messages seen from AWS, and messages about other subjects. endpointAgrees checks those of the local endpoint.
  for (const [words, fields] of Object.entries({
    'Cannot allocate VirtualInterface for the connection owner.': ['ownerAccount'],
    'Amazon Address and Customer Address must be in the same CIDR': ['customerAddress', 'amazonAddress'],
    'Amazon Address is address 0 on its subnet.': ['amazonAddress', 'customerAddress'],
    'Amazon Address is not allowed to contain a private IP': ['amazonAddress', 'customerAddress'],
    'Customer Address is the broadcast address on its subnet.': ['customerAddress', 'amazonAddress'],
    'The BGP peer addresses overlap with those of dxvif-1': ['customerAddress', 'amazonAddress'],
    'Invalid IP address': ['customerAddress', 'amazonAddress'],
    'The peer IP is not usable': ['customerAddress', 'amazonAddress'],
    'The specified VLAN is already in use on dxcon-1': ['vlan'],
    'VLAN 101 is not valid for hosted connection dxcon-1': ['vlan'],
    'Jumbo frames are not supported on dxcon-1': ['mtu'],
    'The BGP ASN 0 is invalid': ['asn'],
    'Autonomous System Number out of range': ['asn'],
    'The BGP auth key is too short': ['authKey'],
    'Virtual interface name prod-vlan-101-mtu is not valid': ['virtualInterfaceName'],
    'The name is too long': ['virtualInterfaceName'],
    'Invalid tag value': ['tags'],
    'Address family ipx is not valid': ['addressFamily'],
    'Could not find Connection with ID dxcon-1': ['connection'],
    'Could not find Lag with ID dxlag-1': ['connection'],
    'CreatePrivateVirtualInterface failed. dxcon-1 is in state requested': ['connection'],
    'The limit of 50 private and public virtual interfaces on dxcon-1 is reached.': ['connection'],
    'The limit of 30 virtual interfaces on 7c1f2a64-5b0e-4d39-9a57-2f8d6e31c0b4 is reached.': ['gateway'],
    'Could not find Direct Connect Gateway with ID 7c1f2a64-5b0e-4d39-9a57-2f8d6e31c0b4': ['gateway'],
    'Gateway vgw-1 is in state pending.': ['gateway'],
    'SiteLink requires a Direct Connect gateway.': ['siteLink', 'gateway'],
    'routeFilterPrefixes must contain at least one prefix.': ['prefixes'],
    'The prefixes 45.10.16.0/22 and 45.10.18.0/24 overlap.': ['prefixes'],
    'The prefix 2a00:7c80::/65 is too long.': ['prefixes'],
    '45.10.17.0/22 is not a prefix such as 192.0.2.0/24': ['prefixes'],
    'Customer Address 10.0.0.1/30 is not a public address.': ['customerAddress', 'amazonAddress'],
    'rateLimit 1.3Gbps is not valid.': ['rateLimit'],
    'The limit of 10 rate limiters on dxcon-1 is reached.': ['rateLimit'],
    'prefixPoolAllocatedCountIpv4 1001 is not valid.': ['prefixCountIpv4'],
    'prefixPoolAllocatedCountIpv6 300 is more than the 200 that the pool of dxcon-1 has left.': [
      'prefixCountIpv6',
    ],
    'The virtual interfaces on 7c1f2a64-5b0e-4d39-9a57-2f8d6e31c0b4 can be allocated at most 10000 prefixes.':
      ['gateway', 'prefixCountIpv4', 'prefixCountIpv6'],
  })) {
    it(`are recognized in “${words}”`, () => assert.deepEqual(refusedFields(CLIENT, words), fields));
  }

  it('are recognized by the codes for tags and limits, whatever the message', () => {
    assert.deepEqual(refusedFields('DuplicateTagKeysException', ''), ['tags']);
    assert.deepEqual(refusedFields('TooManyTagsException', 'The VLAN …'), ['tags']);
    assert.deepEqual(refusedFields('LimitExceededException', 'The limit on dxcon-1'), ['rateLimit']);
  });

  it('are unknown if the message names none, and for a denial, whose message names roles and users', () => {
    assert.equal(refusedFields(CLIENT, 'Something is wrong.'), undefined);
    const denial = 'User: arn:aws:sts::1:assumed-role/vlan-tag/x is not authorized to perform: x';
    assert.equal(refusedFields('AccessDeniedException', denial), undefined);
    assert.equal(refusedFields('constructor', 'VLAN'), undefined);
  });
});
