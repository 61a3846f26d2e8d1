import type {
  OperationName,
  Operations,
  Route,
  RouteDirection,
  RouteFilters,
  VirtualInterface as ApiVirtualInterface,
} from '../../directconnect/api';
import type { FailoverTest } from '../../directconnect/failover/tests';
import type { PrefixCounts } from '../../directconnect/resources/prefixAllocations';
import type { Inventory, VirtualInterface } from '../../directconnect/resources/resources';
import type { Failure } from '../failure';
import type { WriteOperation } from '../operations/operation';
import type { Outcome } from '../writes/outcome';
import type { WriteOptions } from '../writes/context';
import type { Profile } from '../profiles/profiles';

/** Everything that one sweep of a region read, and the lists that failed. */
export interface Sweep extends Inventory {
  readonly failures: readonly Failure[];
  /** The account that it was read in, as far as it can be found out. */
  readonly account?: () => Promise<string | undefined>;
}

/**
 * A router configuration from AWS. Contains BGP keys in clear text: for the one document that shows it, never stored.
 */
export interface RouterConfiguration {
  /** Empty when AWS gives this account none (for a hosted virtual interface before it is confirmed). */
  readonly text: string;
  /** Every BGP key of the virtual interface, so that it can be masked wherever it appears in the text. */
  readonly keys: readonly string[];
  /** The virtual interface as AWS describes it, including its keys. */
  readonly described: ApiVirtualInterface;
}

/** What a private or transit virtual interface is attached to: a virtual private gateway, or a Direct Connect gateway. */
export interface GatewayChoice {
  readonly kind: 'virtual' | 'directConnect';
  readonly id: string;
}

/** What uses a gateway; what could not be read is left out. */
export interface GatewayUse {
  /** The types of the virtual interfaces attached to it, one entry each. */
  readonly attached?: readonly string[];
  /** The kinds of what it is associated with, one entry each. */
  readonly associated?: readonly string[];
}

/** A gateway in a list. */
export interface Gateway extends GatewayChoice, GatewayUse {
  readonly name?: string;
  readonly state?: string;
  readonly amazonSideAsn?: number;
  /** How many prefixes of both families the virtual interfaces of a Direct Connect gateway are allocated. */
  readonly prefixes?: number;
}

export interface GatewayList {
  readonly gateways: readonly Gateway[];
  /** Why one of the two kinds could not be read. */
  readonly failure?: Failure;
}

/** Selects one virtual interface, or those on one connection or LAG. */
export type VirtualInterfaceFilter =
  { readonly virtualInterfaceId: string } | { readonly connectionId: string };

/** A virtual interface on a Direct Connect gateway, in any region. */
export interface Attached {
  readonly virtualInterfaceId: string;
  readonly region: string;
}

/** Whose routes to read, and in which direction. */
export interface RoutesOf {
  readonly virtualInterfaceId: string;
  /** `accepted`: what AWS took from the customer’s router. `advertised`: what AWS sends to it. */
  readonly direction: RouteDirection;
  /** Which of them; all, if omitted. */
  readonly filters?: Omit<RouteFilters, 'routeDirection'>;
}

/** The identity of a profile according to STS, and the alias of its account if IAM provides it. */
export interface Identity {
  /** 12 digits. */
  readonly accountId: string;
  readonly arn: string;
  readonly alias?: string;
}

/**
 * What may be read in the background: to follow changes, to redraw, or to restore after a reload. It never prompts: if
 * a person would have to enter something, it throws a `Failure` of kind `mfa`.
 */
export type BackgroundSession = Pick<
  Session,
  | 'sweep'
  | 'locations'
  | 'virtualInterfaces'
  | 'routerConfiguration'
  | 'routes'
  | 'failoverTests'
  | 'checkAgain'
>;

/** One profile in one region. Every method throws a `Failure` and nothing else. */
export interface Session {
  /** For background work. */
  readonly background: BackgroundSession;
  /**
   * The same, for what is in this account: once the profile belongs to another one, reading throws a `Failure` of kind
   * `otherAccount`.
   */
  backgroundIn(account: string): BackgroundSession;
  /**
   * Reads all lists, each to its end. Throws only when every list failed.
   * @param progress is called as each page arrives, with a function that returns everything read so far.
   * @param hurry settles when a person is waiting for it: then it goes ahead of background work.
   */
  sweep(
    signal?: AbortSignal,
    progress?: (soFar: () => Inventory) => void,
    hurry?: Promise<void>,
  ): Promise<Sweep>;
  /** Whether there are any Direct Connect resources at all: reads no more than needed. */
  isInUse(signal?: AbortSignal): Promise<boolean>;
  /** The names of the region's Direct Connect locations, by code. */
  locations(signal?: AbortSignal): Promise<ReadonlyMap<string, string>>;
  /** Reads some of the virtual interfaces again. */
  virtualInterfaces(filter: VirtualInterfaceFilter, signal?: AbortSignal): Promise<VirtualInterface[]>;
  /** The router configuration of a virtual interface, newly read: AWS's XML, or its text for a router type. */
  routerConfiguration(
    virtualInterfaceId: string,
    routerType?: string,
    signal?: AbortSignal,
  ): Promise<RouterConfiguration>;
  /** How many prefixes AWS accepts from the router of a virtual interface at present. */
  acceptedPrefixes(virtualInterfaceId: string, signal?: AbortSignal): Promise<PrefixCounts>;
  /**
   * Reads the routes of a virtual interface in one direction.
   * @param take receives each page as it arrives.
   */
  routes(of: RoutesOf, take: (routes: readonly Route[]) => void, signal?: AbortSignal): Promise<void>;
  /** The failover tests of a virtual interface: the running one, and those of the last 365 days. */
  failoverTests(virtualInterfaceId: string, signal?: AbortSignal): Promise<FailoverTest[]>;
  /** The virtual interfaces of all regions that are attached to a Direct Connect gateway. */
  attachedTo(directConnectGatewayId: string, signal?: AbortSignal): Promise<readonly Attached[]>;
  /** What uses a Direct Connect gateway. */
  gatewayUse(directConnectGatewayId: string, signal?: AbortSignal): Promise<GatewayUse>;
  /** How many prefixes of both families the virtual interfaces on a Direct Connect gateway are allocated, if AWS says. */
  prefixesOn(directConnectGatewayId: string, signal?: AbortSignal): Promise<number | undefined>;
  /** The gateways that a private or transit virtual interface can be attached to, and what uses the first of them. */
  gateways(signal?: AbortSignal): Promise<GatewayList>;
  /** Records a write in the journal, sends it exactly once, and returns what is known afterwards. */
  write<Name extends OperationName, Before, Done>(
    operation: WriteOperation<Name, Before, Done>,
    input: Operations[Name]['input'],
    options?: WriteOptions<Before>,
  ): Promise<Outcome<Done>>;
  /**
   * Checks again for the effect of a write whose outcome is `unknown`.
   * @param record the record named by the outcome.
   */
  checkAgain<Name extends OperationName, Before, Done>(
    operation: WriteOperation<Name, Before, Done>,
    record: string,
    signal?: AbortSignal,
  ): Promise<Outcome<Done>>;
}

/** How credentials prompt a person. */
export interface Prompts {
  /**
   * Asks for the code of an MFA device, with one prompt at a time per device.
   * @param serial the device's ARN or serial number, from the profile's `mfa_serial`.
   * @param signal closes the prompt when nobody waits for the answer any more.
   * @param isAgain true when AWS has just rejected a code.
   * @returns `undefined` when none was entered.
   */
  mfaCode(
    serial: string,
    profile: string,
    signal: AbortSignal,
    isAgain: boolean,
  ): Promise<string | undefined>;
}

/** What to show while a sign-in through IAM Identity Center waits for the browser. */
export interface SignInPrompt {
  /** The page to open, including the code. */
  readonly url: string;
  /** The page shows it too, so that the person can compare the two. */
  readonly userCode: string;
}

/** The journal of writes, which all windows on this machine share. */
export interface Writing {
  /** The path of the journal. */
  readonly journalFile: string;
  /** True in read-only mode. */
  readonly isReadOnly: () => boolean;
}

/** The API of the SDK bundle. Every method throws a `Failure` and nothing else. */
export interface Sdk {
  /** Opens a profile in a region. Makes no requests by itself. */
  connect(profile: Profile, region: string): Session;
  /**
   * The identity of a profile. `undefined` when STS is not called: a profile that redirects Direct Connect but not STS
   * must not send anything signed to AWS's STS.
   * @param quietly true for background work, which must not prompt.
   */
  identify(profile: Profile, signal?: AbortSignal, quietly?: boolean): Promise<Identity | undefined>;
  /** Signs in through IAM Identity Center, and stores the token where the AWS CLI does. */
  signIn(profile: Profile, show: (prompt: SignInPrompt) => void, signal: AbortSignal): Promise<void>;
}
