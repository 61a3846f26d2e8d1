# AWS Direct Connect, private virtual interface dxvif-fgexample (payments-prod).
# Each part says where its values come from. Read it before you use it.
# For RouterOS 7.20 or later.

# == Subinterface ==
# VLAN 101, the addresses and MTU 1500: from the virtual interface.
# Port ether1: an example. Replace it.
/interface vlan
add name=dxvif-fgexample interface=ether1 vlan-id=101 mtu=1500 comment="AWS dxvif-fgexample payments-prod"
/ip address
add address=169.254.10.2/30 interface=dxvif-fgexample

# == Prefixes ==
# No prefix is set in Router Options, so nothing is announced to AWS.
/routing filter rule
add chain=dxvif-fgexample-v4-out rule="reject"
add chain=dxvif-fgexample-v4-in rule="accept"

# == BGP ==
# Your ASN: from the same source as for the neighbors. Use your existing instance, if you have one:
# the best route is chosen only within one instance, for example between two connections to AWS.
# Router ID: your address on this VLAN. Keep the one your router has, if it has one.
/routing bgp instance
add name=dxvif-fgexample as=65010 router-id=169.254.10.2

# == BGP neighbor 169.254.10.1 (IPv4) ==
# Address, ASNs and MD5 key: from the virtual interface.
# Hold time 90 s and keepalive 30 s: what AWS uses.
# At most 1000 IPv4 prefixes are accepted: AWS sends no more on such a virtual interface.
/routing bgp connection
add name=dxvif-fgexample-v4 instance=dxvif-fgexample comment="AWS dxvif-fgexample payments-prod" local.role=ebgp local.address=169.254.10.2 remote.address=169.254.10.1 remote.as=64512 tcp-md5-key="••••••••" hold-time=90s keepalive-time=30s afi=ip use-bfd=no input.filter=dxvif-fgexample-v4-in input.limit-process-routes-ipv4=1000 output.filter-chain=dxvif-fgexample-v4-out
