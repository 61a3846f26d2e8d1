# AWS Direct Connect, public virtual interface dxvif-fgexample (edge-public).
# Each part says where its values come from. Read it before you use it.
# For RouterOS 7.20 or later.

# == Subinterface ==
# VLAN 101, the addresses and MTU 1500: from the virtual interface.
# Port ether1: an example. Replace it.
/interface vlan
add name=dxvif-fgexample interface=ether1 vlan-id=101 mtu=1500 comment="AWS dxvif-fgexample edge-public"
/ip address
add address=192.0.2.2/30 interface=dxvif-fgexample
/ipv6 address
add address=2001:db8:dc::2/125 interface=dxvif-fgexample advertise=no

# == Prefixes ==
# Announced to AWS: these prefixes and nothing else (those that AWS lists for the virtual interface).
# A prefix is announced while this router has a route to exactly that prefix.
# AWS accepts at most 1000 IPv4 and 1000 IPv6 prefixes on this virtual interface.
# AWS accepts only the prefixes on its list. They must be registered to you, and AWS reviews them first: up to 72 hours, weekends not counted.
# If you announced them before the review ended, clear the BGP session afterwards. Only AWS Support can change the list.
# AS 64496 is public: it must be registered to you, and AWS reviews it too.
# AWS drops packets whose source is in none of these prefixes: translate other addresses to one that is (NAT).
# AWS delivers only to public addresses of Amazon, not to the rest of the Internet, nor to another connection.
# If you announce the same prefixes to the Internet, AWS recommends announcing more specific ones here.
# AWS propagates them to all regions (7224:9300, the default). Other communities limit that: 7224:9100 to the local region, 7224:9200 to its continent.
# Not accepted from AWS: a default route and exactly these prefixes. More specific ones are accepted, since AWS announces addresses that you brought to it (BYOIP).
# AWS tags everything it announces with the community NO_EXPORT: do not announce it beyond your network.
# Let your routers send communities to each other, or the tag is lost.
# Prefixes of the local region have the community 7224:8100, those of its continent 7224:8200, all others neither: filter by these to accept fewer.
/ip firewall address-list
add list=dxvif-fgexample-v4-out address=203.0.113.0/24
add list=dxvif-fgexample-v4-out address=198.51.100.0/25
/routing filter rule
add chain=dxvif-fgexample-v4-out rule="if (dst == 203.0.113.0/24) { accept }"
add chain=dxvif-fgexample-v4-out rule="if (dst == 198.51.100.0/25) { accept }"
add chain=dxvif-fgexample-v4-out rule="reject"
add chain=dxvif-fgexample-v4-in rule="if (dst == 0.0.0.0/0) { reject }"
add chain=dxvif-fgexample-v4-in rule="if (dst == 203.0.113.0/24) { reject }"
add chain=dxvif-fgexample-v4-in rule="if (dst == 198.51.100.0/25) { reject }"
add chain=dxvif-fgexample-v4-in rule="accept"
/ipv6 firewall address-list
add list=dxvif-fgexample-v6-out address=2001:db8:100::/48
/routing filter rule
add chain=dxvif-fgexample-v6-out rule="if (dst == 2001:db8:100::/48) { accept }"
add chain=dxvif-fgexample-v6-out rule="reject"
add chain=dxvif-fgexample-v6-in rule="if (dst == ::/0) { reject }"
add chain=dxvif-fgexample-v6-in rule="if (dst == 2001:db8:100::/48) { reject }"
add chain=dxvif-fgexample-v6-in rule="accept"

# == BGP ==
# Your ASN: from the same source as for the neighbors. Use your existing instance, if you have one:
# the best route is chosen only within one instance, for example between two connections to AWS.
# Router ID: your address on this VLAN. Keep the one your router has, if it has one.
/routing bgp instance
add name=dxvif-fgexample as=64496 router-id=192.0.2.2

# == BGP neighbor 192.0.2.1 (IPv4) ==
# Address, ASNs and MD5 key: from the virtual interface.
# Hold time 90 s and keepalive 30 s: what AWS uses.
# At most 20000 IPv4 prefixes are accepted: AWS sends a few thousand, and publishes no limit.
# RouterOS accepts only a power of ten as the limit: 100000.
/routing bgp connection
add name=dxvif-fgexample-v4 instance=dxvif-fgexample comment="AWS dxvif-fgexample edge-public" local.role=ebgp local.address=192.0.2.2 remote.address=192.0.2.1 remote.as=7224 tcp-md5-key="••••••••" hold-time=90s keepalive-time=30s afi=ip use-bfd=no input.filter=dxvif-fgexample-v4-in input.limit-process-routes-ipv4=100000 output.network=dxvif-fgexample-v4-out output.filter-chain=dxvif-fgexample-v4-out

# == BGP neighbor 2001:db8:dc::1 (IPv6) ==
# Address, ASNs and MD5 key: from the virtual interface.
# Hold time 90 s and keepalive 30 s: what AWS uses.
# At most 20000 IPv6 prefixes are accepted: AWS sends a few thousand, and publishes no limit.
# RouterOS accepts only a power of ten as the limit: 100000.
/routing bgp connection
add name=dxvif-fgexample-v6 instance=dxvif-fgexample comment="AWS dxvif-fgexample edge-public" local.role=ebgp local.address=2001:db8:dc::2 remote.address=2001:db8:dc::1 remote.as=7224 tcp-md5-key="••••••••" hold-time=90s keepalive-time=30s afi=ipv6 use-bfd=no input.filter=dxvif-fgexample-v6-in input.limit-process-routes-ipv6=100000 output.network=dxvif-fgexample-v6-out output.filter-chain=dxvif-fgexample-v6-out
