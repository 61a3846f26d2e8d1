import { isRoleSession } from '../identity/credential';
import { roleSession } from '../identity/roleSession';
import { findRole } from '../identity/roles';
import type { Action } from '../query/protocol';
import type { Caller } from '../signature/verify';
import { notAuthorized } from './accessDenied';
import { checkMfa } from './checkMfa';
import { assumedRoleElement, credentialsElement } from './elements';
import { readRoleDuration, readRoleSession } from './readRoleSession';

/**
 * Issues keys of a role to a caller that the role trusts, with the required external id and MFA. The refusal does not
 * say which is missing, except for a wrong MFA code.
 */
export const assumeRole: Action<Caller> = ({ caller, form, world }) => {
  const { arn, sessionName } = readRoleSession(form);
  const { credential, region } = caller;
  const hasMfa = checkMfa(form, credential, world);
  const role = findRole(world.roles, arn, region);
  const isAllowed =
    role?.trusted.includes(credential.accountId) &&
    (role.externalId === undefined || role.externalId === form.get('ExternalId')) &&
    (!role.requireMfa || hasMfa);
  if (!role || !isAllowed) throw notAuthorized(caller, 'sts:AssumeRole', arn);
  const seconds = readRoleDuration(form, role, isRoleSession(credential));
  const session = world.keyring.begin(roleSession(role, sessionName), seconds);
  return [assumedRoleElement(session, region), credentialsElement(session)];
};
