import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { cancelled } from '../failure';
import { Failure } from '../failures';
import { splitPosix, splitWindows } from './commandLine';
import { badProfile } from './kind';
import type { CredentialKind } from './kind';
import { keysFrom } from './keys';
import type { Keys } from './keys';
import { runProcess } from './runProcess';
import type { Ending } from './runProcess';

const SETTING = 'credential_process';

/** What it prints. Source: AWS SDKs and Tools Reference Guide, "Process credential provider". */
const output = v.object({
  Version: v.literal(1),
  AccessKeyId: v.pipe(v.string(), v.nonEmpty()),
  SecretAccessKey: v.pipe(v.string(), v.nonEmpty()),
  SessionToken: v.nullish(v.string()),
  Expiration: v.nullish(
    v.pipe(
      v.string(),
      v.transform((text) => new Date(text)),
      v.date(),
    ),
  ),
  AccountId: v.nullish(v.string()),
});

/** What it printed as keys, or nothing: what it holds instead may be a secret, and is not shown. */
function keysIn(text: string): Keys | undefined {
  try {
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration, AccountId } = v.parse(
      output,
      JSON.parse(text),
    );
    return keysFrom({
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken ?? undefined,
      expiration: Expiration ?? undefined,
      accountId: AccountId ?? undefined,
    });
  } catch {
    return undefined;
  }
}

const runItYourself = () =>
  l10n.t('Run its command in a terminal to see what it says, correct it, then try again.');

function failureOf(ending: Ending['kind'], profile: string, deadline: number): Failure {
  const credentials = (message: string) => new Failure('credentials', message, runItYourself());
  switch (ending) {
    case 'late':
      return new Failure(
        'timeout',
        l10n.t(
          'The credential_process of profile {0} did not end within {1} seconds.',
          profile,
          deadline / 1000,
        ),
        runItYourself(),
      );
    case 'cancelled':
      return cancelled();
    case 'notStarted':
      return credentials(l10n.t('The credential_process of profile {0} can’t be started.', profile));
    case 'failed':
      return credentials(l10n.t('The credential_process of profile {0} ended with an error.', profile));
    default:
      return credentials(
        l10n.t('The credential_process of profile {0} printed no credentials that can be read.', profile),
      );
  }
}

/**
 * A program that prints credentials. It is run as the AWS CLI runs it: its words are cut at spaces and quotes, and no
 * shell sees them. Its command line and what it prints stand in no failure.
 */
export const credentialProcess: CredentialKind = {
  matches: ({ values }) => Boolean(values.get(SETTING)),
  async resolve({ name, values }, { env, processDeadline, signal }) {
    const split = process.platform === 'win32' ? splitWindows : splitPosix;
    const words = split(values.get(SETTING) ?? '');
    if (!words?.[0]) {
      throw badProfile(l10n.t('The credential_process of profile {0} has a quote that is not closed.', name));
    }
    const ending = await runProcess(words, env, processDeadline, signal);
    const keys = ending.kind === 'output' ? keysIn(ending.text) : undefined;
    if (!keys) throw failureOf(ending.kind, name, processDeadline);
    if (keys.expiration && keys.expiration.getTime() <= Date.now()) {
      throw new Failure(
        'expired',
        l10n.t('The credential_process of profile {0} printed credentials that have expired.', name),
        runItYourself(),
      );
    }
    return keys;
  },
};
