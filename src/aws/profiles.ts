import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseIni } from './iniFile';
import type { IniFile, IniSection } from './iniFile';

/** The services whose address a profile can change. */
export type Service = 'direct_connect' | 'sts' | 'sso' | 'iam';

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
  readonly origin: CredentialOrigin;
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

/** The shared files, where the AWS CLI looks: AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE, else ~/.aws. */
export function sharedFiles(env: NodeJS.ProcessEnv): SharedFiles {
  return {
    configFile: expandHome(env.AWS_CONFIG_FILE ?? '~/.aws/config', env),
    credentialsFile: expandHome(env.AWS_SHARED_CREDENTIALS_FILE ?? '~/.aws/credentials', env),
  };
}

/** A path in which `~` stands for the home folder. */
export function expandHome(path: string, env: NodeJS.ProcessEnv): string {
  const home = env.HOME ?? env.USERPROFILE ?? homedir();
  return path.startsWith('~/') ? join(home, path.slice(2)) : path;
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

interface ProfileSections {
  readonly settings: Map<string, string>;
  readonly services: IniSection | undefined;
}

function profileEndpoints({ settings, services }: ProfileSections): Profile['endpoints'] {
  const general = settings.get('endpoint_url');
  const endpoints: Partial<Record<Service, string>> = {};
  for (const service of ['direct_connect', 'sts', 'sso', 'iam'] as const) {
    const url = services?.nested.get(service)?.get('endpoint_url') ?? general;
    if (url) endpoints[service] = url;
  }
  return endpoints;
}

/** Whether a profile, or one of its chain of source profiles, names an MFA device. */
function needsMfa(name: string, settings: ReadonlyMap<string, ReadonlyMap<string, string>>): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = name; at !== undefined && !seen.has(at);) {
    seen.add(at);
    const own: ReadonlyMap<string, string> | undefined = settings.get(at);
    if (own?.get('mfa_serial')) return true;
    at = own?.get('source_profile');
  }
  return false;
}

/**
 * Reads the profiles of the shared config and credentials files, the settings of both put together.
 * Secrets in the files are not kept. A missing file is an empty one; the order is that of the files.
 */
export async function readProfiles(files: SharedFiles): Promise<ProfileList> {
  const [config, credentials] = await Promise.all([
    readIni(files.configFile),
    readIni(files.credentialsFile),
  ]);
  const settings = new Map<string, Map<string, string>>();
  const services = new Map<string, IniSection>();
  const problems: ProfileProblem[] = [
    ...config.problems.map(({ line }) => ({ file: files.configFile, line })),
    ...credentials.problems.map(({ line }) => ({ file: files.credentialsFile, line })),
  ];

  const add = (name: string | undefined, section: IniSection) => {
    if (name === undefined) return;
    const merged = settings.get(name) ?? new Map<string, string>();
    for (const key of ['region', 'endpoint_url', 'services', 'mfa_serial', 'source_profile']) {
      const value = section.values.get(key);
      if (value !== undefined) merged.set(key, value);
    }
    settings.set(name, merged);
  };
  for (const section of config.sections) {
    const service = /^services\s+(.+)$/.exec(section.name)?.[1];
    if (service) services.set(service, section);
    add(configProfileName(section.name), section);
  }
  for (const section of credentials.sections) add(section.name, section);

  const profiles = [...settings].map(([name, own]): Profile => {
    const region = own.get('region');
    return {
      name,
      regions: region ? [region] : [],
      endpoints: profileEndpoints({ settings: own, services: services.get(own.get('services') ?? '') }),
      origin: { kind: 'files', ...files },
      needsMfa: needsMfa(name, settings),
    };
  });
  return { profiles, problems };
}

/** True for a profile whose resources are on an endpoint of this machine, so in no console of AWS. */
export function isLocal({ origin, endpoints: { direct_connect: endpoint } }: Profile): boolean {
  if (origin.kind === 'memory') return true;
  if (endpoint === undefined || !URL.canParse(endpoint)) return false;
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(endpoint).hostname);
}
