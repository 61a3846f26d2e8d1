import type {
  AllocatePrivateVirtualInterfaceRequest,
  CreatePrivateVirtualInterfaceRequest,
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

/** A request that makes a private virtual interface: for another account, or for one's own. */
export type PrivateInterfaceRequest =
  AllocatePrivateVirtualInterfaceRequest | CreatePrivateVirtualInterfaceRequest;

/** What a private virtual interface is attached to: a virtual private gateway, or a Direct Connect gateway. */
export interface GatewayChoice {
  readonly kind: 'virtual' | 'directConnect';
  readonly id: string;
}

/** A gateway as it is listed. */
export interface Gateway extends GatewayChoice {
  readonly name?: string;
  readonly state?: string;
  readonly amazonSideAsn?: number;
}

export interface GatewayList {
  readonly gateways: readonly Gateway[];
  /** What kept one of the two kinds from being read. */
  readonly failure?: Failure;
}

/**
 * What is known after a virtual interface was to be accepted.
 * - `accepted`: it is attached to the gateway, and in this state.
 * - `refused`: AWS said no. `notSent`: AWS was never reached. It waits as before.
 * - `unknown`: no answer settles it.
 */
export type ConfirmationOutcome =
  | { readonly kind: 'accepted'; readonly state: string | undefined }
  | { readonly kind: 'refused' | 'notSent' | 'unknown'; readonly failure: Failure };

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
   * @param hurry settles when a person waits for it: then it goes before those that nobody waits for.
   */
  sweep(
    signal?: AbortSignal,
    progress?: (soFar: () => Inventory) => void,
    hurry?: Promise<void>,
  ): Promise<Sweep>;
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
   * @param signal ends the waiting. It takes nothing back: once the request is on its way the outcome is `unknown`.
   */
  allocate(
    request: AllocatePrivateVirtualInterfaceRequest,
    note?: (before: readonly string[]) => PromiseLike<void>,
    signal?: AbortSignal,
  ): Promise<AllocationOutcome>;
  /** The same for a virtual interface of one's own account. */
  create(
    request: CreatePrivateVirtualInterfaceRequest,
    note?: (before: readonly string[]) => PromiseLike<void>,
    signal?: AbortSignal,
  ): Promise<AllocationOutcome>;
  /** Looks again for what an `unknown` outcome may have created. */
  lookFor(
    request: PrivateInterfaceRequest,
    before: readonly string[],
    signal?: AbortSignal,
  ): Promise<VirtualInterface | undefined>;
  /** The gateways that a private virtual interface can be attached to. */
  gateways(signal?: AbortSignal): Promise<GatewayList>;
  /** Accepts a private virtual interface that waits for this account, once, and says what is known then. */
  confirm(
    virtualInterfaceId: string,
    gateway: GatewayChoice,
    signal?: AbortSignal,
  ): Promise<ConfirmationOutcome>;
  /** Looks again whether an `unknown` acceptance has come about: the state it is in then. */
  lookForAccepted(
    virtualInterfaceId: string,
    gateway: GatewayChoice,
    signal?: AbortSignal,
  ): Promise<string | undefined>;
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
