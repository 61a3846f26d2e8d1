import { homedir } from 'node:os';
import { join } from 'node:path';

/** The services whose address a profile can change, by their names in a `services` section. */
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
  /** The name of its `[sso-session …]`; undefined for the older form, with everything in the profile. */
  readonly session?: string;
  readonly startUrl: string;
  /** The region of IAM Identity Center, which can differ from the profile's. */
  readonly region: string;
  /** Where that is set. */
  readonly regionAt?: SettingPlace;
  /** The scopes of the sign-in; a profile without an `[sso-session …]` leaves them to AWS. */
  readonly scopes?: readonly string[];
}

/** Where a machine may have credentials without a profile. */
export type AmbientKind = 'environment' | 'container' | 'instance';

/** Where a profile's credentials come from: the shared files, memory (for the local endpoint) or this machine. */
export type CredentialOrigin =
  | {
      readonly kind: 'files';
      readonly configFile: string;
      readonly credentialsFile: string;
      /** See `SharedProfiles.identityOf`: if the files have changed it since, the profile is not used. */
      readonly identity?: number;
    }
  | { readonly kind: 'memory'; readonly accessKeyId: string; readonly secretAccessKey: string }
  | { readonly kind: AmbientKind };

/** A named AWS profile without its secrets, which are read when the profile is opened. */
export interface Profile {
  readonly name: string;
  /** Its regions: one from the files, several for the local endpoint, none when it does not set one. */
  readonly regions: readonly string[];
  /** Where its region is set. */
  readonly regionAt?: SettingPlace;
  /** Its custom endpoints by service; other services use AWS's own addresses. */
  readonly endpoints: Readonly<Partial<Record<Service, string>>>;
  /** Its network settings as written: mistakes are reported when the profile is opened. */
  readonly network?: Readonly<Partial<Record<NetworkSetting, string>>>;
  /** Set for a profile that signs in through IAM Identity Center, by itself or through its `source_profile`. */
  readonly sso?: SsoSignIn;
  /** Set for a profile that uses a session of `aws login`, by itself or through its `source_profile`. */
  readonly loginSession?: string;
  /** The profile that `aws login` opens that session for, if the AWS CLI knows it. */
  readonly loginProfile?: string;
  readonly origin: CredentialOrigin;
  /** The account according to its settings, 12 digits: not verified with AWS. */
  readonly accountId?: string;
  /** True when it, or a profile that it takes a role from, prompts for a code. */
  readonly needsMfa?: boolean;
  /** Why its meaning is uncertain: it is listed but not used. */
  readonly doubt?: ProfileProblem;
  /** Set when the AWS CLI ignores it: its name has spaces but no quotation marks. */
  readonly isUnknownToCli?: true;
}

/**
 * A problem in a shared file.
 * - Of the file: `notAFile` (a pipe, a device or a folder), `tooLarge`, `noAccess`, `encoding` (not UTF-8), `bom` (a
 *   byte order mark), `shrunk` (its end is missing, with profiles in use).
 * - `line` and `header`: an unreadable line in a section, or an unreadable section header.
 * - `repeatedSection` and `repeatedSetting`: the AWS CLI rejects the file.
 * - Of a section: `heading` (it does not name a profile), `sameName` (it replaces another), `blanks` (the AWS CLI
 *   ignores it).
 * - Of a setting: `nested` (its value is a block), `indented` (it belongs to the one above), `services` (it names a
 *   missing section), `service` (it has no address).
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
  /** The names it concerns. */
  readonly about?: string;
}

/** Where a setting is. */
export interface SettingPlace {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/** True when everything that is known about two profiles is the same. Their keys may differ. */
export const isSameProfile = (one: Profile, other: Profile | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

export interface ProfileList {
  readonly profiles: readonly Profile[];
  /** Empty when everything in the files was understood. */
  readonly problems: readonly ProfileProblem[];
}

export interface SharedFiles {
  readonly configFile: string;
  readonly credentialsFile: string;
}

/** The home folder, determined like the AWS CLI does. */
export const homeOf = (env: NodeJS.ProcessEnv): string => env.HOME ?? env.USERPROFILE ?? homedir();

/**
 * The shared files, where the AWS CLI looks: AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE, with variables such as
 * `$NAME` expanded, else in ~/.aws.
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

/** True for a profile whose resources are on a local endpoint, so not in the AWS console. */
export function isLocal({ origin, endpoints: { direct_connect: endpoint } }: Profile): boolean {
  if (origin.kind === 'memory') return true;
  if (endpoint === undefined || !URL.canParse(endpoint)) return false;
  return isLoopback(new URL(endpoint).hostname);
}
