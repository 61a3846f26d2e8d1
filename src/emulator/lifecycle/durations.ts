/**
 * How long each transitional state lasts, in seconds of the state clock. Short, so that a demonstration shows all of
 * them.
 */
export const DURATIONS = {
  /** Public virtual interface: verifying, until its prefixes are approved. AWS takes up to 72 hours. */
  verifying: 30,
  /** Virtual interface and BGP peers: pending, until they are provisioned. */
  virtualInterfacePending: 5,
  /** A BGP peer that was added: pending, until it is provisioned. */
  peerPending: 5,
  /** Virtual interface: down after it was provisioned, until the customer's router brings up the BGP sessions. */
  routerConfigured: 5,
  /** deleting → deleted, for virtual interfaces, BGP peers, connections and Direct Connect gateways. */
  deleting: 5,
  /** How long a deleted or rejected resource is still listed ("some minutes"). */
  deletedListed: 180,
  /** How long a failover test is listed after its end: 365 days. */
  testListed: 365 * 24 * 60 * 60,
  /** Connection: requested → pending. */
  connectionRequested: 20,
  /** Connection and LAG: pending → available. */
  connectionPending: 20,
  /** Virtual interface: pending while its MTU changes. */
  mtuChange: 5,
  /**
   * A port's update for jumbo frames: "up to 30 seconds", according to the API reference of
   * UpdateVirtualInterfaceAttributes.
   */
  portUpdate: 30,
  /** Direct Connect gateway: pending → available. */
  gatewayPending: 5,
  /** Association with a gateway: associating, updating and disassociating. AWS may take more than 45 minutes. */
  association: 10,
} as const;
