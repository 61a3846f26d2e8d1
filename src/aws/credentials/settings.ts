import { createHash } from 'node:crypto';
import type { IniFile } from '../iniFile';
import { configProfileName, readIni, ssoSessionName } from '../profiles';
import type { SharedFiles } from '../profiles';

type Values = ReadonlyMap<string, string>;

/** What the shared files say of one profile now, secrets included: for one resolution, kept nowhere. */
export interface ProfileSettings {
  readonly name: string;
  /** The settings of both files, those of the credentials file first. Names in lower case. */
  readonly values: Values;
  /** What each file says by itself: an access key in one counts before, in the other after other kinds. */
  readonly inConfig: Values;
  readonly inCredentials: Values;
  /** The `[sso-session …]` that it names, where there is one. */
  readonly ssoSession: Values | undefined;
}

/** What the shared files say now of any profile. */
export type SettingsReader = (name: string) => ProfileSettings | undefined;

function collect(file: IniFile, name: string, nameOf: (section: string) => string | undefined): Values[] {
  return file.sections.filter((section) => nameOf(section.name) === name).map(({ values }) => values);
}

const merge = (parts: readonly Values[]): Values => new Map(parts.flatMap((values) => [...values]));

/**
 * Reads the shared files as they are now. Where both speak of a setting the credentials file wins, as with the AWS CLI
 * (botocore, Session.full_config).
 */
export async function readSettings(files: SharedFiles): Promise<SettingsReader> {
  const [config, credentials] = await Promise.all([
    readIni(files.configFile),
    readIni(files.credentialsFile),
  ]);
  return (name) => {
    const fromConfig = collect(config, name, configProfileName);
    const fromCredentials = collect(credentials, name, (section) => section);
    if (fromConfig.length + fromCredentials.length === 0) return undefined;
    const values = merge([...fromConfig, ...fromCredentials]);
    const session = collect(config, values.get('sso_session') ?? '', ssoSessionName);
    return {
      name,
      values,
      inConfig: merge(fromConfig),
      inCredentials: merge(fromCredentials),
      ssoSession: session.length > 0 ? merge(session) : undefined,
    };
  };
}

/** What values are told apart by that can't be had back from it. */
export const hashed = (values: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(values)).digest('hex');

/**
 * What two states of a profile are told apart by: its own settings, and those of the profiles that it takes its
 * credentials from. The settings, which hold keys, can't be had back from it.
 */
export function settingsFingerprint(name: string, read: SettingsReader): string {
  const all: unknown[] = [];
  const seen = new Set<string>();
  for (let next: string | undefined = name; next !== undefined && !seen.has(next);) {
    seen.add(next);
    const settings = read(next);
    const parts = settings && [settings.inConfig, settings.inCredentials, settings.ssoSession ?? []];
    all.push([next, parts?.map((values) => [...values])]);
    next = settings?.values.get('source_profile');
  }
  return hashed(all);
}
