import { roleSession } from '../identity/roleSession';
import type { Action } from '../query/protocol';
import { Refusal } from '../refusal';
import { accessDenied } from './accessDenied';
import { assumedRoleElement, credentialsElement } from './elements';
import { requiredText } from './readForm';
import { readRoleDuration, readRoleSession } from './readRoleSession';

/**
 * Issues keys of a role for a token from an identity provider. There is no real provider: anything that looks like a
 * JSON Web Token is accepted, except the tokens `expired` and `invalid`. The call is not signed, so the region is the
 * first one.
 */
export const assumeRoleWithWebIdentity: Action<undefined> = ({ form, world }) => {
  const { arn, sessionName } = readRoleSession(form);
  checkToken(
    requiredText(form, 'WebIdentityToken', /^[^]{4,20000}$/, 'Member must have length from 4 to 20000'),
  );
  const role = world.roles.find(({ roleArn }) => roleArn === arn);
  if (!role?.webIdentity) throw accessDenied('Not authorized to perform sts:AssumeRoleWithWebIdentity');
  const seconds = readRoleDuration(form, role, false);
  const session = world.keyring.begin(roleSession(role, sessionName), seconds);
  return [assumedRoleElement(session, world.regions[0] ?? ''), credentialsElement(session)];
};

function checkToken(token: string): void {
  if (token === 'expired') {
    throw new Refusal(
      'ExpiredTokenException',
      'Token expired: current date/time must be before the expiration date/time',
    );
  }
  if (!/^[\w-]+\.[\w-]+\.[\w-]*$/.test(token)) {
    throw new Refusal(
      'InvalidIdentityToken',
      'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
    );
  }
}
