import type { AllocatePrivateVirtualInterfaceRequest } from '@aws-sdk/client-direct-connect';
import type { Inventory, VirtualInterface } from '../directconnect/resources';
import type { Failure } from './failures';
import type { Profile } from './profiles';

/** The lists that one sweep of a region reads, and those that failed while others came. */
export interface Sweep extends Inventory {
  readonly failures: readonly Failure[];
}

/** A router configuration as AWS wrote it. Holds BGP keys in clear: for the one document that shows it, never kept. */
export interface RouterConfiguration {
  /** Empty when AWS gives this account none (a hosted virtual interface before it is confirmed). */
  readonly text: string;
  /** Every BGP key of the virtual interface, so that it can be masked wherever it stands in the text. */
  readonly keys: readonly string[];
}

/**
 * What is known after an allocation was sent.
 * - `created`: it exists, with this id.
 * - `refused`: AWS said no; nothing was created.
 * - `notSent`: AWS was never reached; nothing was created.
 * - `unknown`: no answer settles it. `before` are the ids that were there already, for another look.
 */
export type AllocationOutcome =
  | { readonly kind: 'created'; readonly virtualInterface: VirtualInterface }
  | { readonly kind: 'refused' | 'notSent'; readonly failure: Failure }
  | { readonly kind: 'unknown'; readonly failure: Failure; readonly before: readonly string[] };

/** One profile in one region. Every method throws a `Failure` and nothing else. */
export interface Session {
  /** Reads connections, LAGs and virtual interfaces, each list to its end. Throws only when every list failed. */
  sweep(signal?: AbortSignal): Promise<Sweep>;
  /** A VIF's router configuration, read afresh: AWS's XML, or its text for a router type. */
  routerConfiguration(
    virtualInterfaceId: string,
    routerType?: string,
    signal?: AbortSignal,
  ): Promise<RouterConfiguration>;
  /**
   * Sends the request once, and says what is known then.
   * @param note is given the ids that are there already, and waited for, before anything is sent: whoever keeps them
   * can look for what was created even if this process ends in the middle.
   */
  allocate(
    request: AllocatePrivateVirtualInterfaceRequest,
    note?: (before: readonly string[]) => PromiseLike<void>,
  ): Promise<AllocationOutcome>;
  /** Looks again for what an `unknown` outcome may have created. */
  lookFor(
    request: AllocatePrivateVirtualInterfaceRequest,
    before: readonly string[],
  ): Promise<VirtualInterface | undefined>;
  /** Sends the deletion once. A virtual interface that no longer exists counts as deleted. */
  deleteVirtualInterface(virtualInterfaceId: string): Promise<void>;
}

/** What the SDK bundle gives: opens a profile in a region. Sends nothing by itself. */
export type Connect = (profile: Profile, region: string) => Session;
