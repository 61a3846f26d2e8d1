# AWS Direct Connect, transit virtual interface dxvif-fgexample (core-transit).
# Each part says where its values come from. Read it before you use it.
# For RouterOS 7.20 or later.

# == Subinterface ==
# VLAN 101, the addresses and MTU 8500: from the virtual interface.
# Port ether1: an example. Replace it.
# The port itself must carry frames of that size too.
/interface vlan
add name=dxvif-fgexample interface=ether1 vlan-id=101 mtu=8500 comment="AWS dxvif-fgexample core-transit"
/ip address
add address=169.254.10.2/30 interface=dxvif-fgexample
/ipv6 address
add address=2001:db8:dc::2/125 interface=dxvif-fgexample advertise=no

# == Prefixes ==
# Announced to AWS: these prefixes and nothing else (chosen in Router Options).
# A prefix is announced while this router has a route to exactly that prefix.
# AWS accepts at most 400 IPv4 and 100 IPv6 prefixes on this virtual interface (its allocation).
# Above that, AWS takes the BGP session down.
/ip firewall address-list
add list=dxvif-fgexample-v4-out address=10.20.0.0/16
/routing filter rule
add chain=dxvif-fgexample-v4-out rule="if (dst == 10.20.0.0/16) { accept }"
add chain=dxvif-fgexample-v4-out rule="reject"
add chain=dxvif-fgexample-v4-in rule="accept"
/ipv6 firewall address-list
add list=dxvif-fgexample-v6-out address=2001:db8:20::/48
/routing filter rule
add chain=dxvif-fgexample-v6-out rule="if (dst == 2001:db8:20::/48) { accept }"
add chain=dxvif-fgexample-v6-out rule="reject"
add chain=dxvif-fgexample-v6-in rule="accept"

# == BGP ==
# Your ASN: from the same source as for the neighbors. Use your existing instance, if you have one:
# the best route is chosen only within one instance, for example between two connections to AWS.
# Router ID: your address on this VLAN. Keep the one your router has, if it has one.
/routing bgp instance
add name=dxvif-fgexample as=65010 router-id=169.254.10.2

# == BGP neighbor 169.254.10.1 (IPv4) ==
# Address, ASNs and MD5 key: from the virtual interface.
# Hold time 90 s and keepalive 30 s: what AWS uses.
# At most 15000 IPv4 prefixes are accepted: AWS sends up to 200 for each of up to 6 transit gateways, and may send more for a core network. With SiteLink, those of your other sites come too, up to 10000.
# RouterOS accepts only a power of ten as the limit: 100000.
/routing bgp connection
add name=dxvif-fgexample-v4 instance=dxvif-fgexample comment="AWS dxvif-fgexample core-transit" local.role=ebgp local.address=169.254.10.2 remote.address=169.254.10.1 remote.as=64512 tcp-md5-key="••••••••" hold-time=90s keepalive-time=30s afi=ip use-bfd=no input.filter=dxvif-fgexample-v4-in input.limit-process-routes-ipv4=100000 output.network=dxvif-fgexample-v4-out output.filter-chain=dxvif-fgexample-v4-out

# == BGP neighbor 2001:db8:dc::1 (IPv6) ==
# Address, ASNs and MD5 key: from the virtual interface.
# Hold time 90 s and keepalive 30 s: what AWS uses.
# At most 15000 IPv6 prefixes are accepted: AWS sends up to 200 for each of up to 6 transit gateways, and may send more for a core network. With SiteLink, those of your other sites come too, up to 10000.
# RouterOS accepts only a power of ten as the limit: 100000.
/routing bgp connection
add name=dxvif-fgexample-v6 instance=dxvif-fgexample comment="AWS dxvif-fgexample core-transit" local.role=ebgp local.address=2001:db8:dc::2 remote.address=2001:db8:dc::1 remote.as=64512 tcp-md5-key="••••••••" hold-time=90s keepalive-time=30s afi=ipv6 use-bfd=no input.filter=dxvif-fgexample-v6-in input.limit-process-routes-ipv6=100000 output.network=dxvif-fgexample-v6-out output.filter-chain=dxvif-fgexample-v6-out
