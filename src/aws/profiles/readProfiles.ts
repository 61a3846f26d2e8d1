import { NETWORK_SETTINGS, SERVICES, expandHome } from './profiles';
import type {
  NetworkSetting,
  Profile,
  ProfileList,
  Service,
  SettingPlace,
  SharedFiles,
  SsoSignIn,
} from './profiles';
import type { FileTrace } from './sharedFile';
import { SharedProfiles } from './sharedProfiles';
import { ssoSignInOf } from '../sso/ssoSignIn';

/** How many problems are reported: a file of an entirely different kind has one on each line. */
const MAX_PROBLEMS = 20;

/** What was read, with traces of the files to detect what has changed. */
export interface ReadProfiles extends ProfileList {
  /** By file. The content, which contains keys, is not kept. */
  readonly traces: Readonly<Record<string, FileTrace>>;
  /** True while part of a file can't be read, for example because it is half written. */
  readonly isBroken: boolean;
}

/** The problems because of which part of a file can't be read; other problems are only reported. */
const BREAKS: ReadonlySet<string> = new Set([
  'notAFile',
  'tooLarge',
  'noAccess',
  'encoding',
  'line',
  'header',
]);

function endpointsOf(shared: SharedProfiles, name: string): Profile['endpoints'] {
  const general = shared.get(name, 'endpoint_url');
  const endpoints: Partial<Record<Service, string>> = {};
  for (const service of SERVICES) {
    // An empty address counts as none, as with the AWS CLI.
    const url = shared.serviceUrl(name, service) || general;
    if (url) endpoints[service] = url;
  }
  return endpoints;
}

function networkOf(
  shared: SharedProfiles,
  profile: string,
  env: NodeJS.ProcessEnv,
): NonNullable<Profile['network']> {
  const network: Partial<Record<NetworkSetting, string>> = {};
  for (const setting of NETWORK_SETTINGS) {
    const value = shared.get(profile, setting);
    if (value !== undefined) network[setting] = value;
  }
  // The environment takes precedence here, as with the AWS CLI.
  const bundle = env.AWS_CA_BUNDLE ?? network.ca_bundle;
  return { ...network, ...(bundle && { ca_bundle: expandHome(bundle, env) }) };
}

/** The account according to a profile's settings: the role's, else that of its sign-in or its keys. */
function accountIn(get: (setting: string) => string | undefined): string | undefined {
  const ofRole = get('role_arn')?.split(':')[4];
  const named = ofRole ?? get('sso_account_id') ?? get('aws_account_id') ?? '';
  return /^\d{12}$/.test(named) ? named : undefined;
}

const placeOf = (found: SettingPlace | undefined): SettingPlace | undefined =>
  found && { file: found.file, line: found.line };

/** Where a profile signs in, itself or through the profiles it takes credentials from. */
function signInOf(shared: SharedProfiles, chain: readonly string[]): SsoSignIn | undefined {
  for (const name of chain) {
    const session = shared.get(name, 'sso_session') ?? '';
    const signIn = ssoSignInOf({ get: (key) => shared.get(name, key) }, shared.session(session));
    if (!signIn) continue;
    const regionAt =
      signIn.session === undefined
        ? placeOf(shared.find(name, 'sso_region'))
        : { file: shared.config.file, line: shared.lineInSession(session, 'sso_region') ?? 1 };
    return { ...signIn, ...(regionAt && { regionAt }) };
  }
  return undefined;
}

function profileOf(
  shared: SharedProfiles,
  name: string,
  files: SharedFiles,
  env: NodeJS.ProcessEnv,
): Profile {
  const get = (setting: string) => shared.get(name, setting);
  const region = get('region');
  const regionAt = placeOf(shared.find(name, 'region'));
  const accountId = accountIn(get);
  const chain = shared.chainOf(name);
  const sso = signInOf(shared, chain);
  const loginProfile = chain.find((at) => shared.get(at, 'login_session'));
  const loginSession = loginProfile && shared.get(loginProfile, 'login_session');
  const doubt = shared.doubtOf(name);
  return {
    name,
    regions: region ? [region] : [],
    ...(region && regionAt && { regionAt }),
    endpoints: endpointsOf(shared, name),
    network: networkOf(shared, name, env),
    ...(sso && { sso }),
    ...(accountId && { accountId }),
    ...(loginSession && { loginSession }),
    ...(loginProfile && shared.settings(loginProfile)?.isKnownToCli && { loginProfile }),
    origin: { kind: 'files', ...files, identity: shared.identityOf(name) },
    needsMfa: chain.some((at) => shared.get(at, 'mfa_serial')),
    ...(doubt && { doubt }),
    ...(!shared.isKnownToCli(name) && { isUnknownToCli: true }),
  };
}

/**
 * Reads the profiles of the shared config and credentials files, with the settings of both merged. Secrets are not
 * kept. A missing file counts as empty; profiles keep the order of the files.
 * @param env may contain AWS_CA_BUNDLE.
 */
export async function readProfiles(files: SharedFiles, env: NodeJS.ProcessEnv = {}): Promise<ReadProfiles> {
  const shared = await SharedProfiles.read(files);
  const { config, credentials } = shared;
  const problems = shared.problems();
  return {
    profiles: shared.names.map((name) => profileOf(shared, name, files, env)),
    problems: problems.slice(0, MAX_PROBLEMS),
    traces: { [config.file]: config.trace(), [credentials.file]: credentials.trace() },
    isBroken: problems.some(({ kind }) => BREAKS.has(kind)),
  };
}
