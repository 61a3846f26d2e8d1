import type { Session } from '../identity/keyring';
import { arnIn } from '../identity/partition';
import type { Element } from '../query/xml';

export function credentialsElement(session: Session): Element {
  return [
    'Credentials',
    [
      ['AccessKeyId', session.accessKeyId],
      ['SecretAccessKey', session.secretAccessKey],
      ['SessionToken', session.sessionToken],
      ['Expiration', new Date(session.expiration).toISOString().replace(/\.\d{3}/, '')],
    ],
  ];
}

/** @param region where the answer is given: decides how the ARN begins */
export function assumedRoleElement({ principal, userId }: Session, region: string): Element {
  return [
    'AssumedRoleUser',
    [
      ['AssumedRoleId', userId],
      ['Arn', arnIn(region, principal)],
    ],
  ];
}
