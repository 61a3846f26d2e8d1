import { isAbsolute } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { cancelled } from '../failure';
import { Failure } from '../failures';
import type { ProfileSettings } from '../profiles/sharedProfiles';
import { splitPosix, splitWindows } from './commandLine';
import { badProfile, required } from './kind';
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

/** What a shell gives its commands for "not found" and "may not be run". Source: POSIX, Shell Command Language, 2.8.2. */
const SHELL_NOT_FOUND = 127;
const SHELL_NOT_ALLOWED = 126;

/**
 * True for a command that only a shell can read, so that it works in a terminal and not here. One that is handed to a shell
 * with -c is none.
 */
const needsShell = (words: readonly string[]): boolean =>
  !words.includes('-c') &&
  words.some((word) => /^~([\\/]|$)|=~\/|\$[\w{(]|^%\w+%|^(\|\|?|&&?|;|\d?>>?.*|<)$/.test(word));

const withoutShell = () =>
  l10n.t(
    'It runs without a shell, as with the AWS CLI: ~, variables and pipes mean nothing in it. Write whole paths, or put the command into sh -c, then try again.',
  );

/** Why a program is not found, though it may well be in a terminal. The command is not shown: it may hold a secret. */
function notFound(profile: string, words: readonly [string, ...string[]]): Failure {
  const [program] = words;
  const message = l10n.t(
    'The program that the credential_process of profile {0} names is not found.',
    profile,
  );
  if (needsShell(words)) return new Failure('credentials', message, withoutShell());
  if (/[\\/]/.test(program)) {
    return new Failure(
      'credentials',
      message,
      isAbsolute(program)
        ? l10n.t('Check its path, and the program that its first line names; then try again.')
        : l10n.t('Write its whole path, from the root folder on; then try again.'),
    );
  }
  return new Failure(
    'credentials',
    message,
    l10n.t(
      'It is not on the PATH of VS Code, which need not be that of a terminal. Write its whole path, or start VS Code from a terminal where it is found.',
    ),
  );
}

function failureOf(
  ending: Ending,
  profile: string,
  words: readonly [string, ...string[]],
  deadline: number,
): Failure {
  const credentials = (message: string, advice = runItYourself()) =>
    new Failure('credentials', message, advice);
  const code = ending.kind === 'failed' && !needsShell(words) ? ending.code : undefined;
  if (code === SHELL_NOT_FOUND) {
    return credentials(
      l10n.t('The credential_process of profile {0} did not find a program that it needs.', profile),
      l10n.t(
        'The PATH of VS Code need not be that of a terminal. Write whole paths in the command, or start VS Code from a terminal where it works.',
      ),
    );
  }
  if (ending.kind === 'notAllowed' || code === SHELL_NOT_ALLOWED) {
    return credentials(
      l10n.t('The program that the credential_process of profile {0} names can’t be run.', profile),
      l10n.t(
        'Make it an executable file (chmod +x) that begins with #! and its interpreter, then try again.',
      ),
    );
  }
  switch (ending.kind) {
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
    case 'notFound':
      return notFound(profile, words);
    case 'notStarted':
      return credentials(l10n.t('The credential_process of profile {0} can’t be started.', profile));
    case 'failed':
      return credentials(
        l10n.t('The credential_process of profile {0} ended with an error.', profile),
        needsShell(words) ? withoutShell() : runItYourself(),
      );
    default:
      return credentials(
        l10n.t('The credential_process of profile {0} printed no credentials that can be read.', profile),
      );
  }
}

/** The words of the command, as the AWS CLI takes them. */
function wordsOf(settings: ProfileSettings): readonly [string, ...string[]] {
  const { name } = settings;
  const command = required(settings, SETTING, SETTING);
  if (command.includes('\0')) {
    throw badProfile(
      l10n.t('The credential_process of profile {0} holds a NUL character, which no command can.', name),
    );
  }
  const split = process.platform === 'win32' ? splitWindows : splitPosix;
  const words = split(command);
  if (!words) {
    throw badProfile(
      l10n.t('The credential_process of profile {0} ends within quotes, or after a backslash.', name),
    );
  }
  const [program, ...rest] = words;
  if (program) return [program, ...rest];
  throw badProfile(l10n.t('The credential_process of profile {0} names no program.', name));
}

/**
 * A program that prints credentials. It is run as the AWS CLI runs it: its words are cut at spaces and quotes, and no
 * shell sees them. Its command line and what it prints stand in no failure.
 */
export const credentialProcess: CredentialKind = {
  // An empty one too: what else stands in the profile may be another account's.
  matches: ({ values }) => values.has(SETTING),
  async resolve(settings, { env, processDeadline, signal }) {
    const { name } = settings;
    const words = wordsOf(settings);
    const ending = await runProcess(words, env, processDeadline, signal);
    const keys = ending.kind === 'output' ? keysIn(ending.text) : undefined;
    if (!keys) throw failureOf(ending, name, words, processDeadline);
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
