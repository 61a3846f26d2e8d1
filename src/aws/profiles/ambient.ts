import * as l10n from '@vscode/l10n';
import type { AmbientKind, Profile, Service } from './profiles';

/** The variables that redirect a service. They count for the credentials that come from the environment of VS Code alone. */
const ENDPOINTS: Readonly<Partial<Record<Service, string>>> = {
  direct_connect: 'AWS_ENDPOINT_URL_DIRECT_CONNECT',
  sts: 'AWS_ENDPOINT_URL_STS',
  sso: 'AWS_ENDPOINT_URL_SSO',
  iam: 'AWS_ENDPOINT_URL_IAM',
};

const names: Readonly<Record<AmbientKind, () => string>> = {
  environment: () => l10n.t('environment variables'),
  container: () => l10n.t('container credentials'),
  instance: () => l10n.t('instance metadata'),
};

/** True when an access key stands in the environment: it is then listed without being asked for. */
const hasKeys = (env: NodeJS.ProcessEnv) => Boolean(env.AWS_ACCESS_KEY_ID && env.AWS_SECRET_ACCESS_KEY);

/** The kinds of credentials that this machine could have, as far as the environment tells. Asks nobody. */
export function ambientKinds(env: NodeJS.ProcessEnv): AmbientKind[] {
  const container = env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI ?? env.AWS_CONTAINER_CREDENTIALS_FULL_URI;
  return [
    ...(hasKeys(env) ? (['environment'] as const) : []),
    ...(container ? (['container'] as const) : []),
    ...(env.AWS_EC2_METADATA_DISABLED?.toLowerCase() === 'true' ? [] : (['instance'] as const)),
  ];
}

/**
 * A profile for each kind of credentials of this machine that is to be listed: the environment's where they are set, the
 * others where they were asked for.
 */
export function ambientProfiles(env: NodeJS.ProcessEnv, asked: readonly AmbientKind[]): Profile[] {
  const ignored = env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS?.toLowerCase() === 'true';
  const endpoints: Partial<Record<Service, string>> = {};
  for (const [service, variable] of Object.entries(ENDPOINTS) as [Service, string][]) {
    const url = ignored ? undefined : (env[variable] ?? env.AWS_ENDPOINT_URL);
    if (url) endpoints[service] = url;
  }
  const region = env.AWS_REGION ?? env.AWS_DEFAULT_REGION;
  return ambientKinds(env)
    .filter((kind) => kind === 'environment' || asked.includes(kind))
    .map((kind) => ({
      name: names[kind](),
      regions: region ? [region] : [],
      endpoints,
      origin: { kind },
    }));
}
