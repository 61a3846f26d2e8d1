import * as l10n from '@vscode/l10n';
import { Failure } from './failure';

/** A kind of policy that AWS names when it denies, and who can change what is in it. */
interface Policy {
  readonly named: RegExp;
  readonly advice: (action: string) => string;
}

/** Source: IAM User Guide, "Troubleshoot access denied error messages": what stands for each kind of policy. */
const policies: readonly Policy[] = [
  {
    named: /(service|resource) control polic/i,
    advice: (action) =>
      l10n.t(
        'A policy of your AWS organization is in the way, so no IAM permission helps: ask the administrators of the organization to allow {0}.',
        action,
      ),
  },
  {
    named: /permissions? boundar/i,
    advice: (action) =>
      l10n.t(
        'The permissions boundary of this user or role is in the way: ask whoever manages it to allow {0} there too.',
        action,
      ),
  },
  {
    named: /session polic/i,
    advice: (action) =>
      l10n.t(
        'The session policy that this role is used with is in the way: ask whoever hands out the credentials to allow {0} there too.',
        action,
      ),
  },
  {
    named: /VPC endpoint polic/i,
    advice: (action) =>
      l10n.t(
        'The policy of the VPC endpoint on the way is in the way: ask whoever manages the endpoint to allow {0} there.',
        action,
      ),
  },
  {
    named: /trust polic/i,
    advice: () =>
      l10n.t(
        'The trust policy of the role is in the way: ask whoever manages the role to let this profile assume it.',
      ),
  },
  {
    named: /resource-based polic/i,
    advice: (action) =>
      l10n.t(
        'The policy of the resource is in the way: ask whoever owns the resource to allow {0} there.',
        action,
      ),
  },
];

/** Nothing that is allowed elsewhere overrides it. Some services name no policy with it. */
const EXPLICIT = /explicit(ly)? den/i;
/** The action that was denied, where AWS names it: it may be another than the operation, of another service too. */
const ACTION = /not authorized to perform:? ([a-z][\w-]*:\w+)/i;

function adviceFor(action: string, words: string): string {
  const policy = policies.find(({ named }) => named.test(words));
  if (policy) return policy.advice(action);
  return EXPLICIT.test(words)
    ? l10n.t(
        'A policy denies it explicitly, so no further permission helps: ask whoever manages the IAM policies of this profile to take {0} out of that denial.',
        action,
      )
    : l10n.t('Ask for the IAM permission {0}, then try again.', action);
}

/**
 * What AWS denied, and who can change that: a permission helps only where its lack is the reason.
 * @param operation as IAM names it; one of another service than Direct Connect with its service.
 * @param words AWS's own.
 */
export function denied(operation: string, code: string, words: string): Failure {
  const asked = operation.includes(':') ? operation : `directconnect:${operation}`;
  const action = ACTION.exec(words)?.[1] ?? asked;
  return new Failure(
    'denied',
    l10n.t('This profile may not call {0}.', asked.replace(/^.*:/, '')),
    adviceFor(action, words),
    code,
    words,
  );
}
