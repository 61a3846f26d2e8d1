import * as l10n from '@vscode/l10n';
import { Failure } from './failure';

/** A kind of policy that AWS names in a denial, and who can change it. */
interface Policy {
  readonly named: RegExp;
  readonly advice: (action: string) => string;
}

/** Source: IAM User Guide, "Troubleshoot access denied error messages": how each kind of policy is named. */
const policies: readonly Policy[] = [
  {
    named: /(service|resource) control polic/i,
    advice: (action) =>
      l10n.t(
        'A policy of your AWS organization blocks this, so an IAM permission alone won’t help. Ask the organization’s administrators to allow {0}.',
        action,
      ),
  },
  {
    named: /permissions? boundar/i,
    advice: (action) =>
      l10n.t(
        'The permissions boundary of this user or role blocks this. Ask whoever manages it to allow {0} there too.',
        action,
      ),
  },
  {
    named: /session polic/i,
    advice: (action) =>
      l10n.t(
        'The session policy of these credentials blocks this. Ask whoever hands out the credentials to allow {0} there too.',
        action,
      ),
  },
  {
    named: /VPC endpoint polic/i,
    advice: (action) =>
      l10n.t(
        'The policy of the VPC endpoint blocks this. Ask whoever manages the endpoint to allow {0} there.',
        action,
      ),
  },
  {
    named: /trust polic/i,
    advice: () =>
      l10n.t(
        'The trust policy of the role blocks this. Ask whoever manages the role to let this profile assume it.',
      ),
  },
  {
    named: /resource-based polic/i,
    advice: (action) =>
      l10n.t(
        'The policy of the resource blocks this. Ask whoever owns the resource to allow {0} there.',
        action,
      ),
  },
];

/** No other permission overrides it. Some services do not name the policy. */
const EXPLICIT = /explicit(ly)? den/i;
/** The denied action, when AWS names it: it can differ from the operation, and belong to another service. */
const ACTION = /not authorized to perform:? ([a-z][\w-]*:\w+)/i;

function adviceFor(action: string, words: string): string {
  const policy = policies.find(({ named }) => named.test(words));
  if (policy) return policy.advice(action);
  return EXPLICIT.test(words)
    ? l10n.t(
        'A policy denies this explicitly, so another permission won’t help. Ask whoever manages the IAM policies of this profile to remove {0} from that deny statement.',
        action,
      )
    : l10n.t('Ask for the IAM permission {0}, then try again.', action);
}

/**
 * What AWS denied and who can change that: asking for a permission helps only if a missing permission is the reason.
 * @param operation its IAM name, with a service prefix unless it is Direct Connect's.
 * @param words AWS's own.
 */
export function denied(operation: string, code: string, words: string): Failure {
  const asked = operation.includes(':') ? operation : `directconnect:${operation}`;
  const action = ACTION.exec(words)?.[1] ?? asked;
  return new Failure(
    'denied',
    l10n.t('This profile is not allowed to call {0}.', asked.replace(/^.*:/, '')),
    adviceFor(action, words),
    code,
    words,
  );
}
