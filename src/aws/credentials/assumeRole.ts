import * as l10n from '@vscode/l10n';
import { containerKeys } from './container';
import { environmentKeys } from './environment';
import { instanceKeys } from './instance';
import { badProfile, required, unlessEmpty } from './credentialKind';
import type { CredentialContext, CredentialKind } from './credentialKind';
import type { Keys } from './keys';
import { sessionName } from './sessionName';
import type { ProfileSettings } from '../profiles/sharedProfiles';

/** Seconds that a role's session may last. Source: STS API Reference, AssumeRole, DurationSeconds. */
const DURATION = { min: 900, max: 43_200 };

const sources: Readonly<Record<string, (context: CredentialContext) => Promise<Keys>>> = {
  environment: ({ env }) => Promise.resolve().then(() => environmentKeys(env)),
  ec2instancemetadata: ({ env, signal }) => instanceKeys(env, signal),
  ecscontainer: ({ env, signal }) => containerKeys(env, signal),
};

function durationOf({ name, values }: ProfileSettings): number | undefined {
  const text = values.get('duration_seconds');
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (/^\d+$/.test(text) && seconds >= DURATION.min && seconds <= DURATION.max) return seconds;
  throw badProfile(
    l10n.t(
      'The duration_seconds of profile {0} is not a whole number from {1} to {2}.',
      name,
      DURATION.min,
      DURATION.max,
    ),
  );
}

async function sourceKeys(settings: ProfileSettings, context: CredentialContext): Promise<Keys> {
  const { name } = settings;
  const profile = unlessEmpty(settings, 'source_profile');
  const credentialSource = unlessEmpty(settings, 'credential_source');
  if (profile && credentialSource) {
    throw badProfile(l10n.t('Profile {0} has both source_profile and credential_source.', name));
  }
  if (profile) return context.source(settings, profile);
  if (!credentialSource) {
    throw badProfile(
      l10n.t('Profile {0} has a role_arn but neither source_profile nor credential_source.', name),
    );
  }
  const source = Object.entries(sources).find(([known]) => known === credentialSource.toLowerCase())?.[1];
  if (source) return source(context);
  throw badProfile(
    l10n.t(
      'The credential_source of profile {0} must be Environment, Ec2InstanceMetadata or EcsContainer.',
      name,
    ),
  );
}

/** True when a profile asks for a role to be assumed with other credentials. Source: botocore, AssumeRoleProvider. */
export const asksForRole = ({ values }: ProfileSettings): boolean =>
  values.has('role_arn') && !values.has('web_identity_token_file');

/** A role assumed with the credentials of another profile or of this machine. */
export const roleFromSource: CredentialKind = {
  matches: asksForRole,
  async resolve(settings, context) {
    const externalId = unlessEmpty(settings, 'external_id');
    const serial = unlessEmpty(settings, 'mfa_serial');
    const duration = durationOf(settings);
    const input = {
      RoleArn: required(settings, 'role_arn', 'source_profile'),
      RoleSessionName: sessionName(settings),
      ...(externalId && { ExternalId: externalId }),
      ...(duration !== undefined && { DurationSeconds: duration }),
    };
    const source = await sourceKeys(settings, context);
    return serial
      ? context.mfa.assumeRole(settings, serial, source, input, context)
      : (await import('./sts')).assumeRole(context, source, input);
  },
};
