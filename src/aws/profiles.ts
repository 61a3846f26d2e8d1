import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseIni } from './iniFile';
import type { IniFile, IniSection } from './iniFile';

/** The services whose address a profile can change, by the names that a `services` section gives them. */
export const SERVICES = ['direct_connect', 'sts', 'iam', 'sso', 'sso_oidc', 'signin'] as const;
export type Service = (typeof SERVICES)[number];

/** The settings of a profile that say how its services are reached. */
const NETWORK_SETTINGS = [
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
  /** What the sign-in is to be good for; a profile without an `[sso-session …]` leaves it to AWS. */
  readonly scopes?: readonly string[];
}

/** Where credentials lie about on a machine, without a profile that asks for them. */
export type AmbientKind = 'environment' | 'container' | 'instance';

/** Where a profile's credentials come from: the shared files, memory (the local endpoint's), or this machine. */
export type CredentialOrigin =
  | { readonly kind: 'files'; readonly configFile: string; readonly credentialsFile: string }
  | { readonly kind: 'memory'; readonly accessKeyId: string; readonly secretAccessKey: string }
  | { readonly kind: AmbientKind };

/** A named AWS profile, without its secrets: those are read when the profile is opened. */
export interface Profile {
  readonly name: string;
  /** The regions it names: one from the files, several for the local endpoint, none when it leaves that open. */
  readonly regions: readonly string[];
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
}

/** A place in a file that could not be read. Lines count from 1. */
export interface ProfileProblem {
  readonly file: string;
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

/** The shared files, where the AWS CLI looks: AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE, else ~/.aws. */
export function sharedFiles(env: NodeJS.ProcessEnv): SharedFiles {
  return {
    configFile: expandHome(env.AWS_CONFIG_FILE ?? '~/.aws/config', env),
    credentialsFile: expandHome(env.AWS_SHARED_CREDENTIALS_FILE ?? '~/.aws/credentials', env),
  };
}

/** A path in which `~` stands for the home folder. */
export function expandHome(path: string, env: NodeJS.ProcessEnv): string {
  return path.startsWith('~/') ? join(homeOf(env), path.slice(2)) : path;
}

/** Reads one of the shared files. A missing one is empty. */
export async function readIni(file: string): Promise<IniFile> {
  try {
    return parseIni(await readFile(file, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { sections: [], problems: code === 'ENOENT' || code === 'ENOTDIR' ? [] : [{ line: 1 }] };
  }
}

/** `[profile name]`, with or without quotes, or `[default]`: how the config file heads a profile. */
export function configProfileName(section: string): string | undefined {
  return section === 'default' ? section : /^profile\s+(["']?)(.+)\1$/.exec(section)?.[2];
}

/** `[sso-session name]`, with or without quotes. */
export function ssoSessionName(section: string): string | undefined {
  return /^sso-session\s+(["']?)(.+)\1$/.exec(section)?.[2];
}

/** The settings that are kept: none is a secret. */
const KEPT = [
  'region',
  'endpoint_url',
  'services',
  'sso_session',
  'sso_start_url',
  'sso_region',
  'source_profile',
  'mfa_serial',
  'role_arn',
  'sso_account_id',
  'aws_account_id',
  'login_session',
  ...NETWORK_SETTINGS,
];

interface ProfileSections {
  readonly settings: Map<string, string>;
  readonly services: IniSection | undefined;
}

function profileEndpoints({ settings, services }: ProfileSections): Profile['endpoints'] {
  const general = settings.get('endpoint_url');
  const endpoints: Partial<Record<Service, string>> = {};
  for (const service of SERVICES) {
    const url = services?.nested.get(service)?.get('endpoint_url') ?? general;
    if (url) endpoints[service] = url;
  }
  return endpoints;
}

function networkOf(
  settings: ReadonlyMap<string, string>,
  env: NodeJS.ProcessEnv,
): NonNullable<Profile['network']> {
  const network: Partial<Record<NetworkSetting, string>> = {};
  for (const name of NETWORK_SETTINGS) {
    const value = settings.get(name);
    if (value !== undefined) network[name] = value;
  }
  // Here the AWS CLI lets the environment win.
  const bundle = env.AWS_CA_BUNDLE ?? network.ca_bundle;
  return { ...network, ...(bundle && { ca_bundle: expandHome(bundle, env) }) };
}

/** What the AWS CLI asks for, and what it takes to get a token that can be renewed. */
const DEFAULT_SCOPE = 'sso:account:access';

/**
 * Where a profile signs in; undefined when its settings don't say it.
 * @param session the settings of the `[sso-session …]` that it names.
 */
export function ssoSignInOf(
  settings: ReadonlyMap<string, string>,
  session: ReadonlyMap<string, string> | undefined,
): SsoSignIn | undefined {
  const name = settings.get('sso_session');
  const from = name === undefined ? settings : session;
  const startUrl = from?.get('sso_start_url');
  const region = from?.get('sso_region');
  if (!startUrl || !region) return undefined;
  if (name === undefined) return { startUrl, region };
  const scopes = (from?.get('sso_registration_scopes') ?? DEFAULT_SCOPE)
    .split(',')
    .flatMap((scope) => scope.trim() || []);
  return { session: name, startUrl, region, scopes };
}

/** The account that a profile's settings name: a role's own, else that of its sign-in or its keys. */
function accountIn(settings: ReadonlyMap<string, string>): string | undefined {
  const ofRole = settings.get('role_arn')?.split(':')[4];
  const named = ofRole ?? settings.get('sso_account_id') ?? settings.get('aws_account_id') ?? '';
  return /^\d{12}$/.test(named) ? named : undefined;
}

/** The settings of a profile, and of those that it takes its credentials from, one after another. */
function* chainOf(name: string, settings: ReadonlyMap<string, ReadonlyMap<string, string>>) {
  const seen = new Set<string>();
  for (let at: string | undefined = name; at !== undefined && !seen.has(at);) {
    seen.add(at);
    const own: ReadonlyMap<string, string> | undefined = settings.get(at);
    if (own) yield own;
    at = own?.get('source_profile');
  }
}

/**
 * Reads the profiles of the shared config and credentials files, the settings of both put together.
 * Secrets in the files are not kept. A missing file is an empty one; the order is that of the files.
 * @param env where AWS_CA_BUNDLE may stand.
 */
export async function readProfiles(files: SharedFiles, env: NodeJS.ProcessEnv = {}): Promise<ProfileList> {
  const [config, credentials] = await Promise.all([
    readIni(files.configFile),
    readIni(files.credentialsFile),
  ]);
  const settings = new Map<string, Map<string, string>>();
  const services = new Map<string, IniSection>();
  const sessions = new Map<string, IniSection>();
  const problems: ProfileProblem[] = [
    ...config.problems.map(({ line }) => ({ file: files.configFile, line })),
    ...credentials.problems.map(({ line }) => ({ file: files.credentialsFile, line })),
  ];

  const add = (name: string | undefined, section: IniSection) => {
    if (name === undefined) return;
    const merged = settings.get(name) ?? new Map<string, string>();
    for (const key of KEPT) {
      const value = section.values.get(key);
      if (value !== undefined) merged.set(key, value);
    }
    settings.set(name, merged);
  };
  for (const section of config.sections) {
    const service = /^services\s+(.+)$/.exec(section.name)?.[1];
    if (service) services.set(service, section);
    const session = ssoSessionName(section.name);
    if (session) sessions.set(session, section);
    add(configProfileName(section.name), section);
  }
  for (const section of credentials.sections) add(section.name, section);

  const profiles = [...settings].map(([name, own]): Profile => {
    const region = own.get('region');
    const accountId = accountIn(own);
    const chain = [...chainOf(name, settings)];
    const [sso] = chain.flatMap(
      (of) => ssoSignInOf(of, sessions.get(of.get('sso_session') ?? '')?.values) ?? [],
    );
    const loginSession = chain.find((of) => of.get('login_session'))?.get('login_session');
    return {
      name,
      regions: region ? [region] : [],
      endpoints: profileEndpoints({ settings: own, services: services.get(own.get('services') ?? '') }),
      network: networkOf(own, env),
      ...(sso && { sso }),
      ...(accountId && { accountId }),
      ...(loginSession && { loginSession }),
      origin: { kind: 'files', ...files },
      needsMfa: chain.some((of) => of.get('mfa_serial')),
    };
  });
  return { profiles, problems };
}

/** True for a host name of this machine, as URLs write it. */
export const isLoopback = (host: string) => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);

/** True for a profile whose resources are on an endpoint of this machine, so in no console of AWS. */
export function isLocal({ origin, endpoints: { direct_connect: endpoint } }: Profile): boolean {
  if (origin.kind === 'memory') return true;
  if (endpoint === undefined || !URL.canParse(endpoint)) return false;
  return isLoopback(new URL(endpoint).hostname);
}
