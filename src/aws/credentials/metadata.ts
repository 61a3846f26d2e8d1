import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { collect } from '../transport/answers/collect';
import { Failure, isFailure } from '../failure';
import { toFailure } from '../toFailure';
import type { Keys } from './keys';
import { keysFrom } from './keys';

/** Milliseconds for one request to a local service: it answers immediately or does not exist. */
const TIMEOUT = 1_000;
/** The maximum size of an answer, in bytes, decompressed. */
const MAX_BYTES = 64 * 1024;

const answer = v.object({
  AccessKeyId: v.pipe(v.string(), v.nonEmpty()),
  SecretAccessKey: v.pipe(v.string(), v.nonEmpty()),
  Token: v.string(),
  Expiration: v.pipe(
    v.string(),
    v.transform((text) => new Date(text)),
    v.date(),
  ),
  AccountId: v.optional(v.string()),
});

/** Socket errors are in the cause of the error that `fetch` throws. */
const causeOf = (error: unknown) => (error as { cause?: unknown } | undefined)?.cause ?? error;

function unreadable(): Failure {
  return new Failure(
    'credentials',
    l10n.t('The metadata service of this machine returned no credentials.'),
    l10n.t('Check that a role is attached to the instance or task, then try again.'),
  );
}

/**
 * One request to a metadata service.
 * @returns its text.
 * @throws Failure, of kind `credentials` when it refuses.
 */
export async function askMetadata(
  url: string,
  init: { readonly method?: string; readonly headers?: Record<string, string> },
  signal: AbortSignal,
): Promise<string> {
  try {
    const ends = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]);
    const response = await fetch(url, { ...init, redirect: 'error', signal: ends });
    const body = response.body ? await collect(response.body, MAX_BYTES) : Buffer.of();
    if (!response.ok) throw unreadable();
    return body.toString('utf8');
  } catch (error) {
    if (isFailure(error)) throw error;
    throw toFailure(causeOf(error), 'GetCredentials');
  }
}

/** @throws Failure of kind `credentials` when the text holds no credentials. */
export function metadataKeys(text: string): Keys {
  try {
    const { AccessKeyId, SecretAccessKey, Token, Expiration, AccountId } = v.parse(answer, JSON.parse(text));
    const keys = keysFrom({
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: Token,
      expiration: Expiration,
      accountId: AccountId,
    });
    if (keys) return keys;
  } catch {
    // The text is not shown: it may contain part of a key.
  }
  throw unreadable();
}
