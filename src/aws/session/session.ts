import type {
  AllocatePrivateVirtualInterfaceRequest,
  CreatePrivateVirtualInterfaceRequest,
  VirtualInterface as SdkVirtualInterface,
} from '@aws-sdk/client-direct-connect';
import type { Inventory, VirtualInterface } from '../../directconnect/resources/resources';
import type { Failure } from '../failures';
import type { Profile } from '../profiles/profiles';

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

/** What a look found that a request may have created. */
export interface Found {
  /** New virtual interfaces that are what was asked for. Several: nobody can say which of them. */
  readonly candidates: readonly VirtualInterface[];
  /** True when all that was asked for could be compared. False when it is likely only: the key was not at hand. */
  readonly certain: boolean;
}

/**
 * What is known after a write that did not succeed as it was answered.
 * - `refused`: AWS said no, and a look found nothing new.
 * - `notSent`: nobody received it, so nothing has happened.
 * - `unchecked`: AWS said no, and that nothing has happened all the same could not be checked: what is between may have
 *   sent the request twice, and handed on the second answer.
 * - `unknown`: no answer settles it. `checked` when a look found nothing new; right after, that proves nothing.
 */
export type Unsuccessful =
  | { readonly kind: 'refused' | 'notSent' | 'unchecked'; readonly failure: Failure }
  | { readonly kind: 'unknown'; readonly failure: Failure; readonly checked: boolean };

/**
 * What is known after an allocation was sent.
 * - `created`: it exists, with this id. `found` when that was seen by a look, since no answer said it: then it may be
 *   likely only, and an answer may have refused it.
 * - else as {@link Unsuccessful} says. `before` are the ids that were there already, for another look; `candidates` the
 *   new ones of which nobody can say which it is.
 */
export type AllocationOutcome =
  | {
      readonly kind: 'created';
      readonly virtualInterface: VirtualInterface;
      readonly found?: { readonly certain: boolean; readonly refusal?: Failure };
    }
  | (Unsuccessful & { readonly before?: readonly string[]; readonly candidates?: readonly string[] });

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
 * - `accepted`: it is attached to the gateway, and in this state. `refusal` is an answer that said otherwise.
 * - else as {@link Unsuccessful} says.
 */
export type ConfirmationOutcome =
  | { readonly kind: 'accepted'; readonly state: string | undefined; readonly refusal?: Failure }
  | Unsuccessful;

/** What is known after a deletion that came to what was asked for. `refusal` is an answer that said otherwise. */
export interface Deleted {
  readonly refusal?: Failure;
}

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

/**
 * What may be read without a person's asking for it just now: what is followed, drawn again, or brought back after a
 * reload. It asks nobody for anything: where only a person could help, it throws a `Failure` of kind `mfa`.
 */
export type BackgroundSession = Pick<
  Session,
  'sweep' | 'locations' | 'virtualInterfaces' | 'routerConfiguration' | 'lookFor'
>;

/** One profile in one region. Every method throws a `Failure` and nothing else. */
export interface Session {
  /** For what nobody asked for just now. */
  readonly background: BackgroundSession;
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
  /**
   * Looks again for what an `unknown` or `unchecked` outcome may have created.
   * @param request with the key, where it is still at hand.
   * @param keyIsMissing true when the request had a key that is not at hand any more.
   */
  lookFor(
    request: PrivateInterfaceRequest,
    before: readonly string[],
    keyIsMissing: boolean,
    signal?: AbortSignal,
  ): Promise<Found>;
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
  /**
   * Sends the deletion once. A virtual interface that no longer exists counts as deleted.
   * @throws Failure that says what is known, when it is not known to be deleted.
   */
  deleteVirtualInterface(virtualInterfaceId: string): Promise<Deleted>;
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
   * @param quietly true where nobody asked for it just now: then no person is asked for anything.
   */
  identify(profile: Profile, signal?: AbortSignal, quietly?: boolean): Promise<Identity | undefined>;
  /** Signs in through IAM Identity Center, and keeps the token where the AWS CLI does. */
  signIn(profile: Profile, show: (prompt: SignInPrompt) => void, signal: AbortSignal): Promise<void>;
}
