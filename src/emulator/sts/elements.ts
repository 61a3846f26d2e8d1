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

/** @param region the region of the call, which determines the beginning of the ARN */
export function assumedRoleElement({ principal, userId }: Session, region: string): Element {
  return [
    'AssumedRoleUser',
    [
      ['AssumedRoleId', userId],
      ['Arn', arnIn(region, principal)],
    ],
  ];
}
