import { UNREADABLE_NAME, configProfileName, readIni } from './profiles';
import type { SharedFiles } from './profiles';
import type { IniFile } from './iniFile';

/** An access key as it stands in the shared files. For the one request that it signs: kept nowhere. */
export interface StaticKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** What the shared files hold of one profile, and whether the SDK's own reader would see all of it. */
export interface ProfileReading {
  readonly readableBySdk: boolean;
  /** Set when the profile is an access key and nothing else that would come before it, such as a role. */
  readonly keys: StaticKeys | undefined;
}

/** How the SDK tells a section with a kind and a name from one with a name alone. Source: @smithy/core, parseIni. */
const KIND_AND_NAME = /^([\w-]+)\s(["'])?([\w\-@+.%:/]+)\2$/;

/** One such section, and the SDK takes the whole file for empty. */
const isPoisoned = ({ sections }: IniFile) =>
  sections.some(({ header }) => header === UNREADABLE_NAME || header === `profile ${UNREADABLE_NAME}`);

const seenInConfig = (header: string) =>
  header === 'default' || KIND_AND_NAME.exec(header)?.[1] === 'profile';
const seenInCredentials = (header: string, name: string) => header === name && !KIND_AND_NAME.test(header);

/**
 * Reads one profile from the files as they are now. Keys of the credentials file win over those of the config file, as
 * with the AWS CLI.
 */
export async function readProfile(files: SharedFiles, name: string): Promise<ProfileReading> {
  const [config, credentials] = await Promise.all([
    readIni(files.configFile),
    readIni(files.credentialsFile),
  ]);
  const inConfig = config.sections.filter((section) => configProfileName(section.name) === name);
  const inCredentials = credentials.sections.filter((section) => section.name === name);
  const settings = new Map([...inConfig, ...inCredentials].flatMap(({ values }) => [...values]));
  const accessKeyId = settings.get('aws_access_key_id');
  const secretAccessKey = settings.get('aws_secret_access_key');
  const sessionToken = settings.get('aws_session_token');
  return {
    readableBySdk:
      !isPoisoned(config) &&
      !isPoisoned(credentials) &&
      inConfig.every(({ header }) => seenInConfig(header)) &&
      inCredentials.every(({ header }) => seenInCredentials(header, name)),
    keys:
      accessKeyId && secretAccessKey && !settings.has('role_arn') && !settings.has('credential_source')
        ? { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) }
        : undefined,
  };
}
