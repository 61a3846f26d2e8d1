import { isMeantAsProfile, problemIn, problemInServices } from './doubts';
import { hashOf } from './hash';
import type { IniSection, IniSetting } from './iniFile';
import type { ProfileProblem, SharedFiles } from './profiles';
import { isNearlyNamed, sectionNameOf } from './sectionNames';
import type { NamedSection } from './sectionNames';
import { readSharedFile } from './sharedFile';
import type { SharedFile } from './sharedFile';
import { IDENTITY_SETTINGS } from './settingNames';

/** The longest chain of `source_profile`. Each profile but the last costs an STS call. */
export const MAX_CHAIN_LENGTH = 50;

const SESSION_SETTINGS = ['sso_start_url', 'sso_region', 'sso_registration_scopes'] as const;

/** A profile in both files. */
interface Entry {
  config?: IniSection;
  credentials?: IniSection;
  isKnownToCli: boolean;
}

/** The current settings of one profile, including secrets: for resolving its credentials once, never stored. */
export interface ProfileSettings {
  readonly name: string;
  /** The settings of both files; the credentials file takes precedence. Names in lower case. */
  readonly values: ReadonlyMap<string, string>;
  /**
   * The settings of each file: an access key in the credentials file precedes other kinds of credentials, one in the
   * config file follows them.
   */
  readonly inConfig: ReadonlyMap<string, string>;
  readonly inCredentials: ReadonlyMap<string, string>;
  /** Its `[sso-session …]`, if it exists. */
  readonly ssoSession: ReadonlyMap<string, string> | undefined;
  /** False when the AWS CLI ignores the profile, so that CLI commands with its name fail. */
  readonly isKnownToCli: boolean;
  /** Why the meaning of the profile is uncertain: then it is not used. */
  readonly doubt: ProfileProblem | undefined;
}

/**
 * The current content of the shared files, merged as the AWS CLI does (botocore, `Session.full_config`): if both files
 * have a setting, the credentials file takes precedence, including its `[DEFAULT]`.
 */
export class SharedProfiles {
  private readonly entries = new Map<string, Entry>();
  private readonly sessions = new Map<string, IniSection>();
  private readonly services = new Map<string, IniSection>();
  private readonly notes: ProfileProblem[] = [];
  private readonly identities = new Map<string, number>();
  private readonly sources = new Map<string, string | undefined>();

  private constructor(
    readonly config: SharedFile,
    readonly credentials: SharedFile,
  ) {
    for (const section of config.ini.sections.values()) this.addFromConfig(section);
    for (const section of credentials.ini.sections.values()) this.addFromCredentials(section);
  }

  static async read({ configFile, credentialsFile }: SharedFiles): Promise<SharedProfiles> {
    const [config, credentials] = await Promise.all([
      readSharedFile(configFile),
      readSharedFile(credentialsFile),
    ]);
    return new SharedProfiles(config, credentials);
  }

  /** In the order of the files. */
  get names(): string[] {
    return [...this.entries.keys()];
  }

  /** All problems of the files, unreadable places first. */
  problems(): ProfileProblem[] {
    const doubts = this.names.flatMap((name) => this.doubtOf(name) ?? []);
    const all = [...this.config.problems, ...this.credentials.problems, ...doubts, ...this.notes];
    const keys = new Set<string>();
    return all.filter(({ kind, file, line, about }) => {
      const key = JSON.stringify([kind, file, line, line === undefined ? about : '']);
      const isNew = !keys.has(key);
      keys.add(key);
      return isNew;
    });
  }

  /** Where a profile has a setting: in its own section or in `[DEFAULT]`. */
  find(name: string, setting: string): (IniSetting & { readonly file: string }) | undefined {
    for (const { section, from } of this.partsOf(name)) {
      const found = section.settings.get(setting) ?? from.ini.defaults.settings.get(setting);
      if (found) return { ...found, file: from.file };
    }
    return undefined;
  }

  /** A setting with a text value; undefined for a block of settings. */
  get(name: string, setting: string): string | undefined {
    const found = this.find(name, setting);
    return found?.nested ? undefined : found?.value;
  }

  isKnownToCli(name: string): boolean {
    return this.entries.get(name)?.isKnownToCli ?? false;
  }

  /** The settings of an `[sso-session …]` that a sign-in needs. */
  session(name: string): ReadonlyMap<string, string> | undefined {
    const section = this.sessions.get(name);
    if (!section) return undefined;
    const { defaults } = this.config.ini;
    return new Map(
      SESSION_SETTINGS.flatMap((key) => {
        const found = section.settings.get(key) ?? defaults.settings.get(key);
        return found && !found.nested ? [[key, found.value]] : [];
      }),
    );
  }

  /** The line of a setting in an `[sso-session …]`. */
  lineInSession(name: string, setting: string): number | undefined {
    return this.sessions.get(name)?.settings.get(setting)?.line;
  }

  /** The address of a service in the `[services …]` section of a profile. */
  serviceUrl(name: string, service: string): string | undefined {
    const section = this.services.get(this.get(name, 'services') ?? '');
    return section?.settings.get(service)?.nested?.get('endpoint_url');
  }

  settings(name: string): ProfileSettings | undefined {
    const entry = this.entries.get(name);
    if (!entry) return undefined;
    const { config, credentials, isKnownToCli } = entry;
    const inConfig = config ? valuesIn(config, this.config.ini.defaults) : new Map<string, string>();
    const inCredentials = credentials
      ? valuesIn(credentials, this.credentials.ini.defaults)
      : new Map<string, string>();
    const values = credentials ? valuesIn(credentials, this.credentials.ini.defaults, inConfig) : inConfig;
    return {
      name,
      values,
      inConfig,
      inCredentials,
      ssoSession: this.session(values.get('sso_session') ?? ''),
      isKnownToCli,
      doubt: this.doubtOf(name),
    };
  }

  /** The profile, followed by those it takes credentials from; each once, `MAX_CHAIN_LENGTH` at most. */
  chainOf(name: string): string[] {
    const chain = new Set<string>();
    for (
      let at: string | undefined = name;
      at !== undefined && chain.size < MAX_CHAIN_LENGTH && !chain.has(at);
    ) {
      if (!this.entries.has(at)) break;
      chain.add(at);
      at = this.sourceOf(at);
    }
    return [...chain];
  }

  /** Cached per profile: every chain looks up all profiles along it. */
  private sourceOf(name: string): string | undefined {
    if (!this.sources.has(name)) this.sources.set(name, this.get(name, 'source_profile'));
    return this.sources.get(name);
  }

  /**
   * A fingerprint of whose credentials a profile uses: the relevant settings of the profile and of those it takes
   * credentials from. It does not cover the access keys, since they are rotated. Nothing can be recovered from it.
   */
  identityOf(name: string): number {
    return hashOf(this.chainOf(name).map((at) => this.ownIdentityOf(at)));
  }

  /** Why the meaning of a profile is uncertain. */
  doubtOf(name: string): ProfileProblem | undefined {
    const entry = this.entries.get(name);
    if (!entry) return undefined;
    return (
      this.doubtIn(entry.config, this.config) ??
      this.doubtIn(entry.credentials, this.credentials) ??
      this.doubtBehind(name)
    );
  }

  private ownIdentityOf(name: string): number {
    const there = this.identities.get(name);
    if (there !== undefined) return there;
    const session = this.session(this.get(name, 'sso_session') ?? '');
    const identity = hashOf([
      name,
      ...IDENTITY_SETTINGS.map((setting) => this.get(name, setting)),
      ...[...this.partsOf(name)].map(({ section, from }) => [
        from === this.config,
        section.settings.has('aws_access_key_id'),
      ]),
      session?.get('sso_start_url'),
      session?.get('sso_region'),
    ]);
    this.identities.set(name, identity);
    return identity;
  }

  private *partsOf(name: string) {
    const entry = this.entries.get(name);
    if (entry?.credentials) yield { section: entry.credentials, from: this.credentials };
    if (entry?.config) yield { section: entry.config, from: this.config };
  }

  /**
   * @param section the profile's section in the file; without one, the profile may be in the part that could not be
   * read.
   */
  private doubtIn(section: IniSection | undefined, from: SharedFile): ProfileProblem | undefined {
    if (!section) return from.lost;
    return problemIn(section, from.file) ?? from.defaultsProblem;
  }

  /** A problem in the sections that a profile refers to. */
  private doubtBehind(name: string): ProfileProblem | undefined {
    const { file } = this.config;
    const session = this.sessions.get(this.get(name, 'sso_session') ?? '');
    const wrong = session && problemIn(session, file);
    if (wrong) return wrong;
    const named = this.find(name, 'services');
    if (!named || this.get(name, 'ignore_configured_endpoint_urls')?.toLowerCase() === 'true')
      return undefined;
    const services = this.services.get(named.value);
    return services && services.settings.size > 0
      ? problemInServices(services, file)
      : { kind: 'services', file: named.file, line: named.line, about: named.value };
  }

  private addFromConfig(section: IniSection): void {
    const { file } = this.config;
    const [line = 1] = section.lines;
    const named = sectionNameOf(section.header);
    if (!named) {
      if (isNearlyNamed(section.header) || isMeantAsProfile(section)) {
        this.notes.push({ kind: 'heading', file, line, about: section.header });
      }
      return;
    }
    const { kind, name, isKnownToCli } = named;
    const there = this.named(kind, name);
    if (there && (isKnownToCli || there.isKnownToCli)) {
      this.notes.push({ kind: 'sameName', file, line, about: name });
      // The AWS CLI uses the last one it recognizes and ignores the others.
      if (!isKnownToCli) return;
    }
    if (!isKnownToCli) this.notes.push({ kind: 'blanks', file, line, about: name });
    if (kind === 'profile') this.entries.set(name, { config: section, isKnownToCli });
    else (kind === 'services' ? this.services : this.sessions).set(name, section);
  }

  private named(kind: NamedSection, name: string): { readonly isKnownToCli: boolean } | undefined {
    if (kind === 'profile') return this.entries.get(name);
    const section = (kind === 'services' ? this.services : this.sessions).get(name);
    return section && sectionNameOf(section.header);
  }

  /** In this file the header is the name of the profile, including any spaces. */
  private addFromCredentials(section: IniSection): void {
    const { header, lines } = section;
    const { file } = this.credentials;
    if (/^profile\s|^\s|\s$/.test(header)) {
      this.notes.push({ kind: 'heading', file, line: lines[0] ?? 1, about: header });
    }
    const entry = this.entries.get(header);
    if (entry) entry.credentials = section;
    else this.entries.set(header, { credentials: section, isKnownToCli: true });
  }
}

/** @param beside settings that those of the section override. */
function valuesIn(
  section: IniSection,
  defaults: IniSection,
  beside: ReadonlyMap<string, string> = new Map(),
): Map<string, string> {
  const values = new Map(beside);
  for (const [name, { value, nested }] of [...defaults.settings, ...section.settings]) {
    if (nested) values.delete(name);
    else values.set(name, value);
  }
  return values;
}
