import * as l10n from '@vscode/l10n';
import type { AmbientKind, Profile, Service } from './profiles';

/** The variables that redirect a service. They apply only to credentials from the environment of VS Code. */
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

/** True when the environment has an access key: it is then listed without the user asking for it. */
const hasKeys = (env: NodeJS.ProcessEnv) => Boolean(env.AWS_ACCESS_KEY_ID && env.AWS_SECRET_ACCESS_KEY);

/** The kinds of credentials that this machine could have, judging by the environment. Makes no requests. */
export function ambientKinds(env: NodeJS.ProcessEnv): AmbientKind[] {
  const container = env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI ?? env.AWS_CONTAINER_CREDENTIALS_FULL_URI;
  return [
    ...(hasKeys(env) ? (['environment'] as const) : []),
    ...(container ? (['container'] as const) : []),
    ...(env.AWS_EC2_METADATA_DISABLED?.toLowerCase() === 'true' ? [] : (['instance'] as const)),
  ];
}

/**
 * A profile for each kind of this machine's credentials to list: the environment's when they are set, the others when
 * the user asked for them.
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
