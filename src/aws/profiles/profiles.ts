import { homedir } from 'node:os';
import { join } from 'node:path';

/** The services whose address a profile can change, by the names that a `services` section gives them. */
export const SERVICES = ['direct_connect', 'sts', 'iam', 'sso', 'sso_oidc', 'signin'] as const;
export type Service = (typeof SERVICES)[number];

/** The settings of a profile that say how its services are reached. */
export const NETWORK_SETTINGS = [
  'use_fips_endpoint',
  'use_dualstack_endpoint',
  'sts_regional_endpoints',
  'ignore_configured_endpoint_urls',
  'ca_bundle',
] as const;
export type NetworkSetting = (typeof NETWORK_SETTINGS)[number];

/** Where a profile signs in through IAM Identity Center. */
export interface SsoSignIn {
  /** The `[sso-session …]` that it names; a profile that says it all by itself has none. */
  readonly session?: string;
  readonly startUrl: string;
  /** Where its IAM Identity Center is: need not be the region of the profile. */
  readonly region: string;
  /** Where that is written. */
  readonly regionAt?: SettingPlace;
  /** What the sign-in is to be good for; a profile without an `[sso-session …]` leaves it to AWS. */
  readonly scopes?: readonly string[];
}

/** Where credentials lie about on a machine, without a profile that asks for them. */
export type AmbientKind = 'environment' | 'container' | 'instance';

/** Where a profile's credentials come from: the shared files, memory (the local endpoint's), or this machine. */
export type CredentialOrigin =
  | {
      readonly kind: 'files';
      readonly configFile: string;
      readonly credentialsFile: string;
      /** See `SharedProfiles.identityOf`: when the files say something else by now, the profile is not used. */
      readonly identity?: number;
    }
  | { readonly kind: 'memory'; readonly accessKeyId: string; readonly secretAccessKey: string }
  | { readonly kind: AmbientKind };

/** A named AWS profile, without its secrets: those are read when the profile is opened. */
export interface Profile {
  readonly name: string;
  /** The regions it names: one from the files, several for the local endpoint, none when it leaves that open. */
  readonly regions: readonly string[];
  /** Where its region is written. */
  readonly regionAt?: SettingPlace;
  /** The endpoints it names, by service; others have AWS's own address. */
  readonly endpoints: Readonly<Partial<Record<Service, string>>>;
  /** How its services are reached, as it is written: what is written wrongly is said when the profile is opened. */
  readonly network?: Readonly<Partial<Record<NetworkSetting, string>>>;
  /** Set for a profile that signs in through IAM Identity Center, by itself or through its `source_profile`. */
  readonly sso?: SsoSignIn;
  /** Set for a profile that goes on with a session of `aws login`, by itself or through its `source_profile`. */
  readonly loginSession?: string;
  readonly origin: CredentialOrigin;
  /** The account that its settings name, 12 digits: nothing was asked for it, and AWS may know better. */
  readonly accountId?: string;
  /** True when it, or a profile that it takes a role from, asks a person for a code. */
  readonly needsMfa?: boolean;
  /** Why nobody knows for sure what it is to be: it is listed, and not used. */
  readonly doubt?: ProfileProblem;
}

/**
 * What is to be said of a shared file.
 * - Of the file: `notAFile` (a pipe, a device or a folder), `tooLarge`, `noAccess`, `encoding` (not UTF-8), `bom` (a byte order
 *   mark), `shrunk` (profiles that are in use went with its end).
 * - `line` and `header`: a line that could not be read, in a section or as the head of one.
 * - `repeatedSection` and `repeatedSetting`: the AWS CLI refuses the file for it.
 * - Of a section: `heading` (it names no profile), `sameName` (it counts instead of another), `blanks` (the AWS CLI does not
 *   see it).
 * - Of a setting: `nested` (it has a block for a value), `indented` (it belongs to the one above), `services` (it names none
 *   that is there), `service` (it names no address).
 */
export type ProblemKind =
  | 'notAFile'
  | 'tooLarge'
  | 'noAccess'
  | 'encoding'
  | 'bom'
  | 'shrunk'
  | 'line'
  | 'header'
  | 'repeatedSection'
  | 'repeatedSetting'
  | 'heading'
  | 'sameName'
  | 'blanks'
  | 'nested'
  | 'indented'
  | 'services'
  | 'service';

export interface ProfileProblem {
  readonly kind: ProblemKind;
  readonly file: string;
  /** Counted from 1. */
  readonly line?: number;
  /** The names that it is about. */
  readonly about?: string;
}

/** Where a setting stands. */
export interface SettingPlace {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

export interface ProfileList {
  readonly profiles: readonly Profile[];
  /** Empty when all that the files hold was understood. */
  readonly problems: readonly ProfileProblem[];
}

export interface SharedFiles {
  readonly configFile: string;
  readonly credentialsFile: string;
}

/** The user's folder, as the AWS CLI finds it. */
export const homeOf = (env: NodeJS.ProcessEnv): string => env.HOME ?? env.USERPROFILE ?? homedir();

/**
 * The shared files, where the AWS CLI looks: AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE, in which `$NAME` stands for
 * another variable, else ~/.aws.
 */
export function sharedFiles(env: NodeJS.ProcessEnv): SharedFiles {
  const fileAt = (path: string) =>
    expandHome(
      path.replace(
        /\$(?:(\w+)|\{(\w+)\})/g,
        (whole, plain?: string, braced?: string) => env[plain ?? braced ?? ''] ?? whole,
      ),
      env,
    );
  return {
    configFile: fileAt(env.AWS_CONFIG_FILE ?? '~/.aws/config'),
    credentialsFile: fileAt(env.AWS_SHARED_CREDENTIALS_FILE ?? '~/.aws/credentials'),
  };
}

/** A path in which `~` stands for the home folder. */
export function expandHome(path: string, env: NodeJS.ProcessEnv): string {
  return path === '~' || path.startsWith('~/') ? join(homeOf(env), path.slice(2)) : path;
}

/** True for a host name of this machine, as URLs write it. */
export const isLoopback = (host: string) => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);

/** True for a profile whose resources are on an endpoint of this machine, so in no console of AWS. */
export function isLocal({ origin, endpoints: { direct_connect: endpoint } }: Profile): boolean {
  if (origin.kind === 'memory') return true;
  if (endpoint === undefined || !URL.canParse(endpoint)) return false;
  return isLoopback(new URL(endpoint).hostname);
}
