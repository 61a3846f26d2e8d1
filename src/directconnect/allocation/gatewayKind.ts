/**
 * The kind of gateway that an id belongs to.
 * @see the service model: VirtualGatewayId (`vgw-…`), DirectConnectGatewayId (a UUID)
 */
export function gatewayKind(id: string): 'virtualGatewayId' | 'directConnectGatewayId' | undefined {
  if (/^vgw-[0-9a-f]{8,17}$/.test(id.trim())) return 'virtualGatewayId';
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id.trim()) ? 'directConnectGatewayId' : undefined;
}
