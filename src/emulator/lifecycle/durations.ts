/**
 * How long each transitional state lasts, in seconds of the state clock. Short, so that a demonstration shows all of
 * them.
 */
export const DURATIONS = {
  /** Virtual interface and BGP peers: pending → available, BGP up. */
  virtualInterfacePending: 5,
  /** deleting → deleted, for virtual interfaces and connections. */
  deleting: 5,
  /** How long a deleted or rejected resource is still listed ("some minutes"). */
  deletedListed: 180,
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
} as const;
