import type {
  AllocatePrivateVirtualInterfaceRequest,
  VirtualInterface as SdkVirtualInterface,
} from '@aws-sdk/client-direct-connect';
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
  /** The virtual interface as AWS describes it, with its keys. */
  readonly described: SdkVirtualInterface;
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

/** Some of the virtual interfaces: one, or those on one connection or LAG. */
export type VirtualInterfaceFilter =
  { readonly virtualInterfaceId: string } | { readonly connectionId: string };

/** Who a profile is, as STS answers, and the alias of its account where IAM says it. */
export interface Identity {
  /** 12 digits. */
  readonly accountId: string;
  readonly arn: string;
  readonly alias?: string;
}

/** One profile in one region. Every method throws a `Failure` and nothing else. */
export interface Session {
  /**
   * Reads all lists, each to its end. Throws only when every list failed.
   * @param progress is called as each page arrives, with a way to see all that has come so far.
   */
  sweep(signal?: AbortSignal, progress?: (soFar: () => Inventory) => void): Promise<Sweep>;
  /** Whether there is anything of Direct Connect at all: the first page of each list, and no more than it takes. */
  isInUse(signal?: AbortSignal): Promise<boolean>;
  /** What the Direct Connect locations of the region are called, by their codes. */
  locations(signal?: AbortSignal): Promise<ReadonlyMap<string, string>>;
  /** Reads some of the virtual interfaces again. */
  virtualInterfaces(filter: VirtualInterfaceFilter, signal?: AbortSignal): Promise<VirtualInterface[]>;
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

/** How the credentials of a profile ask a person for what only a person has. */
export interface Prompts {
  /**
   * A code of an MFA device, asked for once at a time for each device.
   * @param serial the device's ARN or serial number, as the profile's `mfa_serial` has it.
   * @param signal takes the question back: nobody waits for the answer any more.
   * @returns `undefined` when none was given.
   */
  mfaCode(serial: string, profile: string, signal: AbortSignal): Promise<string | undefined>;
}

/** What a sign-in through IAM Identity Center shows while it waits for the person in the browser. */
export interface SignInPrompt {
  /** The page to open, with the code in it. */
  readonly url: string;
  /** What the page shows too, so that a person can see that it is this sign-in. */
  readonly userCode: string;
}

/** What the SDK bundle gives. Every method throws a `Failure` and nothing else. */
export interface Sdk {
  /** Opens a profile in a region. Sends nothing by itself. */
  connect(profile: Profile, region: string): Session;
  /**
   * Who a profile is. `undefined` where STS is not asked: a profile that sends Direct Connect elsewhere and leaves STS
   * where it was is not to send it a signed byte.
   */
  identify(profile: Profile, signal?: AbortSignal): Promise<Identity | undefined>;
  /** Signs in through IAM Identity Center, and keeps the token where the AWS CLI does. */
  signIn(profile: Profile, show: (prompt: SignInPrompt) => void, signal: AbortSignal): Promise<void>;
}
