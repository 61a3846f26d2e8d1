import type { AddressPair } from '../estate/addressing';
import type { AddressFamily } from '../estate/model';
import { refuse } from '../refusal';
import { parseCidr } from '../estate/cidr';
import { isBroadcastAddress, isNetworkAddress, isSameSubnet, isUnicast, parseIpv4 } from './ipv4';
import type { Ipv4Interface } from './ipv4';
import { isPublic } from './publicSpace';

/** The address family of a request; IPv4 by default. */
export function chooseAddressFamily(family: string | undefined): AddressFamily {
  if (family === undefined || family === 'ipv4') return 'ipv4';
  if (family === 'ipv6') return 'ipv6';
  return refuse(`Address family ${family} is not valid. It must be ipv4 or ipv6.`);
}

/**
 * Checks the peer addresses in a request. Amazon assigns IPv6 addresses itself, and IPv4 addresses when both are
 * omitted.
 * @returns the pair, or undefined when one has to be assigned
 */
export function checkAddresses(
  family: AddressFamily,
  amazonAddress: string | undefined,
  customerAddress: string | undefined,
): AddressPair | undefined {
  if (amazonAddress === undefined && customerAddress === undefined) return undefined;
  if (family === 'ipv6') refuse('IPv6 addresses are assigned by Amazon and cannot be specified.');
  if (amazonAddress === undefined || customerAddress === undefined) {
    refuse('Amazon Address and Customer Address must be given together, or both omitted.');
  }
  const amazon = parse('Amazon Address', amazonAddress);
  const customer = parse('Customer Address', customerAddress);
  if (!isSameSubnet(amazon, customer)) refuse('Amazon Address and Customer Address must be in the same CIDR');
  checkHost('Amazon Address', amazon);
  checkHost('Customer Address', customer);
  if (amazon.address === customer.address) refuse('Amazon Address and Customer Address must differ.');
  return { amazonAddress, customerAddress };
}

/** A public interface needs IPv4 addresses of the customer's own, since Amazon assigns none that are public [G]. */
export function checkPublicAddresses(family: AddressFamily, pair: AddressPair | undefined): void {
  if (family === 'ipv6') return;
  if (!pair) refuse('A public virtual interface requires an Amazon Address and a Customer Address.');
  checkIsPublic('Amazon Address', pair.amazonAddress);
  checkIsPublic('Customer Address', pair.customerAddress);
}

function checkIsPublic(field: string, address: string): void {
  const host = parseCidr(address.replace(/\/.*$/, '/32'));
  if (!host || !isPublic(host)) refuse(`${field} ${address} is not a public address.`);
}

function parse(field: string, text: string): Ipv4Interface {
  return (
    parseIpv4(text) ??
    refuse(`${field} ${text} is not an IPv4 address with a prefix length, such as 192.0.2.1/30.`)
  );
}

function checkHost(field: string, address: Ipv4Interface): void {
  if (!isUnicast(address)) {
    refuse(
      `${field} is not valid for a BGP peer: 0.0.0.0/8, 127.0.0.0/8 and 224.0.0.0 and above cannot be used.`,
    );
  }
  if (isNetworkAddress(address)) refuse(`${field} is address 0 on its subnet.`);
  if (isBroadcastAddress(address)) refuse(`${field} is the broadcast address on its subnet.`);
}
