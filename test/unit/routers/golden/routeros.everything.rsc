# AWS Direct Connect, transit virtual interface dxvif-fgexample (payments-prod).
# Each part says where its values come from. Read it before you use it.
# VRF AWS: chosen in Router Options. It must exist.
# For RouterOS 7.20 or later.

# == Subinterface ==
# VLAN 101 and the addresses: from the AWS router configuration (XML). MTU 8500: from the virtual interface.
# Port sfp-sfpplus1: chosen in Router Options.
# The port itself must carry frames of that size too.
# Then add dxvif-fgexample to the interfaces of the VRF, and include those it already has, or it loses them:
# "/ip vrf set AWS interfaces=...,dxvif-fgexample". The VRF must stand above "main" in "/ip vrf print".
/interface vlan
add name=dxvif-fgexample interface=sfp-sfpplus1 vlan-id=101 mtu=8500 comment="AWS dxvif-fgexample payments-prod"
/ip address
add address=169.254.10.2/30 interface=dxvif-fgexample
/ipv6 address
add address=2001:db8:dc::2/125 interface=dxvif-fgexample advertise=no

# == Prefixes ==
# Announced to AWS: these prefixes and nothing else (chosen in Router Options).
# A prefix is announced while this router has a route to exactly that prefix.
# The default route: chosen in Router Options.
# It goes out whether this router has one or not.
# AWS accepts at most 100 IPv4 and 100 IPv6 prefixes on this virtual interface, unless its allocation was raised.
# Above that, AWS takes the BGP session down.
/ip firewall address-list
add list=dxvif-fgexample-v4-out address=10.20.0.0/16
add list=dxvif-fgexample-v4-out address=10.30.4.0/22
/routing filter rule
add chain=dxvif-fgexample-v4-out rule="if (dst == 10.20.0.0/16) { accept }"
add chain=dxvif-fgexample-v4-out rule="if (dst == 10.30.4.0/22) { accept }"
add chain=dxvif-fgexample-v4-out rule="if (dst == 0.0.0.0/0) { accept }"
add chain=dxvif-fgexample-v4-out rule="reject"
add chain=dxvif-fgexample-v4-in rule="accept"
/ipv6 firewall address-list
add list=dxvif-fgexample-v6-out address=2001:db8:20::/48
/routing filter rule
add chain=dxvif-fgexample-v6-out rule="if (dst == 2001:db8:20::/48) { accept }"
add chain=dxvif-fgexample-v6-out rule="if (dst == ::/0) { accept }"
add chain=dxvif-fgexample-v6-out rule="reject"
add chain=dxvif-fgexample-v6-in rule="accept"

# == BGP ==
# Your ASN: from the same source as for the neighbors. Use your existing instance, if you have one:
# the best route is chosen only within one instance, for example between two connections to AWS.
# Router ID: your address on this VLAN. Keep the one your router has, if it has one.
/routing bgp instance
add name=dxvif-fgexample as=65010 router-id=169.254.10.2 vrf=AWS routing-table=AWS

# == BFD ==
# BFD: chosen in Router Options. An interval of 300 ms and a multiplier of 3: what AWS recommends.
# AWS advises against graceful restart on a session that BFD watches.
# The first matching entry counts: move this one above any broader one, such as interfaces=all.
/routing bfd configuration
add interfaces=dxvif-fgexample min-rx=300ms min-tx=300ms multiplier=3 vrf=AWS

# == BGP neighbor 169.254.10.1 (IPv4) ==
# Address, ASNs and MD5 key: from the AWS router configuration (XML).
# Hold time 90 s and keepalive 30 s: what AWS uses.
# At most 5000 IPv4 prefixes are accepted: AWS sends up to 200 for each of up to 6 transit gateways, and may send more for a core network.
# RouterOS accepts only a power of ten as the limit: 10000.
/routing bgp connection
add name=dxvif-fgexample-v4 instance=dxvif-fgexample comment="AWS dxvif-fgexample payments-prod" local.role=ebgp local.address=169.254.10.2 remote.address=169.254.10.1 remote.as=64512 tcp-md5-key="••••••••" hold-time=90s keepalive-time=30s afi=ip use-bfd=yes input.filter=dxvif-fgexample-v4-in input.limit-process-routes-ipv4=10000 output.network=dxvif-fgexample-v4-out output.filter-chain=dxvif-fgexample-v4-out output.default-originate=always

# == BGP neighbor 2001:db8:dc::1 (IPv6) ==
# Address, ASNs and MD5 key: from the AWS router configuration (XML).
# Hold time 90 s and keepalive 30 s: what AWS uses.
# At most 5000 IPv6 prefixes are accepted: AWS sends up to 200 for each of up to 6 transit gateways, and may send more for a core network.
# RouterOS accepts only a power of ten as the limit: 10000.
/routing bgp connection
add name=dxvif-fgexample-v6 instance=dxvif-fgexample comment="AWS dxvif-fgexample payments-prod" local.role=ebgp local.address=2001:db8:dc::2 remote.address=2001:db8:dc::1 remote.as=64512 tcp-md5-key="••••••••" hold-time=90s keepalive-time=30s afi=ipv6 use-bfd=yes input.filter=dxvif-fgexample-v6-in input.limit-process-routes-ipv6=10000 output.network=dxvif-fgexample-v6-out output.filter-chain=dxvif-fgexample-v6-out output.default-originate=always
