import * as l10n from '@vscode/l10n';
import { Failure } from '../failure';
import type { Keys } from './keys';
import { askMetadata, metadataKeys } from './metadata';

/** Where an EC2 instance finds its metadata. Source: EC2 User Guide, "Use the Instance Metadata Service". */
const ADDRESS = 'http://169.254.169.254';
const TOKEN_SECONDS = '21600';
const ROLES = 'latest/meta-data/iam/security-credentials/';

/** True when the environment disables it. */
const isInstanceDisabled = (env: NodeJS.ProcessEnv): boolean =>
  env.AWS_EC2_METADATA_DISABLED?.toLowerCase() === 'true';

/** The keys of the role of the EC2 instance this runs on, only by version 2 of its metadata service (IMDSv2). */
export async function instanceKeys(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<Keys> {
  if (isInstanceDisabled(env)) {
    throw new Failure(
      'profile',
      l10n.t('AWS_EC2_METADATA_DISABLED turns off the metadata service of this machine.'),
      l10n.t('Remove it from the environment of VS Code, or use another profile.'),
    );
  }
  const base = (env.AWS_EC2_METADATA_SERVICE_ENDPOINT ?? ADDRESS).replace(/\/+$/, '');
  const token = await askMetadata(
    `${base}/latest/api/token`,
    { method: 'PUT', headers: { 'x-aws-ec2-metadata-token-ttl-seconds': TOKEN_SECONDS } },
    signal,
  );
  const headers = { 'x-aws-ec2-metadata-token': token.trim() };
  const [role = ''] = (await askMetadata(`${base}/${ROLES}`, { headers }, signal)).trim().split('\n');
  return metadataKeys(
    await askMetadata(`${base}/${ROLES}${encodeURIComponent(role.trim())}`, { headers }, signal),
  );
}
