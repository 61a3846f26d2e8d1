import type { Role } from '../identity/roles';
import { readDuration, requiredText, validationError } from './readForm';

/** The role and the session name in a form. @throws Refusal ValidationError */
export function readRoleSession(form: URLSearchParams): { arn: string; sessionName: string } {
  const arn = requiredText(form, 'RoleArn', /^[^]{20,2048}$/, 'Member must have length from 20 to 2048');
  const sessionName = requiredText(
    form,
    'RoleSessionName',
    /^[\w+=,.@-]{2,64}$/,
    'Member must satisfy regular expression pattern: [\\w+=,.@-]{2,64}',
  );
  if (!/^arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(arn))
    throw validationError('Request ARN is invalid');
  return { arn, sessionName };
}

const MAX_SECONDS = 43_200;
const HOUR = 3600;

/**
 * The duration of a role session, in seconds: at most what the role allows, and an hour when the caller is a role
 * itself (role chaining).
 * @throws Refusal ValidationError
 */
export function readRoleDuration(form: URLSearchParams, role: Role, isChained: boolean): number {
  const seconds = readDuration(form, HOUR, MAX_SECONDS);
  if (isChained && seconds > HOUR) {
    throw validationError(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  }
  if (seconds > (role.maxSessionDuration ?? HOUR)) {
    throw validationError('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
  }
  return seconds;
}
