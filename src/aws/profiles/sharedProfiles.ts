import { isMeantAsProfile, wrongIn, wrongInServices } from './doubts';
import { hashOf } from './hash';
import type { IniSection, IniSetting } from './iniFile';
import type { ProfileProblem, SharedFiles } from './profiles';
import { isNearlyNamed, sectionNameOf } from './sectionNames';
import type { NamedSection } from './sectionNames';
import { readSharedFile } from './sharedFile';
import type { SharedFile } from './sharedFile';
import { IDENTITY_SETTINGS } from './settingNames';

/** How many profiles may take their credentials from one another. Each but the last costs a call of STS. */
export const LONGEST_CHAIN = 50;

const SESSION_SETTINGS = ['sso_start_url', 'sso_region', 'sso_registration_scopes'] as const;

/** A profile in both files. */
interface Entry {
  config?: IniSection;
  credentials?: IniSection;
  isKnownToCli: boolean;
}

/** What the shared files say of one profile now, secrets included: for one resolution, kept nowhere. */
export interface ProfileSettings {
  readonly name: string;
  /** The settings of both files, those of the credentials file first. Names in lower case. */
  readonly values: ReadonlyMap<string, string>;
  /** What each file says by itself: an access key in one counts before, in the other after other kinds. */
  readonly inConfig: ReadonlyMap<string, string>;
  readonly inCredentials: ReadonlyMap<string, string>;
  /** The `[sso-session …]` that it names, where there is one. */
  readonly ssoSession: ReadonlyMap<string, string> | undefined;
  /** False when the AWS CLI does not see the profile, so that a command with its name leads nowhere. */
  readonly isKnownToCli: boolean;
  /** Why nobody knows for sure what the profile is to be: it is not used then. */
  readonly doubt: ProfileProblem | undefined;
}

/**
 * What the shared files say now, put together as the AWS CLI does it (botocore, `Session.full_config`): where both speak of
 * a setting the credentials file wins, its `[DEFAULT]` included.
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

  /** All that is to be said of the files, those places first that could not be read. */
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

  /** Where a profile has a setting: in its own words, or those of `[DEFAULT]`. */
  find(name: string, setting: string): (IniSetting & { readonly file: string }) | undefined {
    for (const { section, from } of this.partsOf(name)) {
      const found = section.settings.get(setting) ?? from.ini.defaults.settings.get(setting);
      if (found) return { ...found, file: from.file };
    }
    return undefined;
  }

  /** A setting that is text, as all but blocks of settings are. */
  get(name: string, setting: string): string | undefined {
    const found = this.find(name, setting);
    return found?.nested ? undefined : found?.value;
  }

  isKnownToCli(name: string): boolean {
    return this.entries.get(name)?.isKnownToCli ?? false;
  }

  /** The settings of an `[sso-session …]`, as far as a sign-in needs them. */
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

  /** Where the settings of an `[sso-session …]` stand. */
  lineInSession(name: string, setting: string): number | undefined {
    return this.sessions.get(name)?.settings.get(setting)?.line;
  }

  /** The address that the `[services …]` of a profile names for one of them. */
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

  /** The profile, and those that it takes its credentials from, one after another; each once, and `LONGEST_CHAIN` at most. */
  chainOf(name: string): string[] {
    const chain = new Set<string>();
    for (
      let at: string | undefined = name;
      at !== undefined && chain.size < LONGEST_CHAIN && !chain.has(at);
    ) {
      if (!this.entries.has(at)) break;
      chain.add(at);
      at = this.sourceOf(at);
    }
    return [...chain];
  }

  /** Looked up once for each profile: every chain asks for those of all that it leads over. */
  private sourceOf(name: string): string | undefined {
    if (!this.sources.has(name)) this.sources.set(name, this.get(name, 'source_profile'));
    return this.sources.get(name);
  }

  /**
   * Tells whose credentials a profile uses from whose it used before: its settings that have a say in it, and those of the
   * profiles that it takes them from. Access keys may change, since they are rotated. Nothing can be had back from it.
   */
  identityOf(name: string): number {
    return hashOf(this.chainOf(name).map((at) => this.ownIdentityOf(at)));
  }

  /** Why nobody knows for sure what a profile is to be. */
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

  /** @param section what the file says of a profile; without one it may stand in what could not be read of it. */
  private doubtIn(section: IniSection | undefined, from: SharedFile): ProfileProblem | undefined {
    if (!section) return from.lost;
    return wrongIn(section, from.file) ?? from.wrongInDefaults;
  }

  /** What is doubtful in the sections that a profile names. */
  private doubtBehind(name: string): ProfileProblem | undefined {
    const { file } = this.config;
    const session = this.sessions.get(this.get(name, 'sso_session') ?? '');
    const wrong = session && wrongIn(session, file);
    if (wrong) return wrong;
    const named = this.find(name, 'services');
    if (!named || this.get(name, 'ignore_configured_endpoint_urls')?.toLowerCase() === 'true')
      return undefined;
    const services = this.services.get(named.value);
    return services && services.settings.size > 0
      ? wrongInServices(services, file)
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
      // The AWS CLI takes the last one that it sees, and nothing of the others.
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

  /** Here a section is headed by the name of the profile, blanks and all. */
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

/** @param beside settings that those of the section go before. */
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
