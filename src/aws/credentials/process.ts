import { isAbsolute } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { Failure, cancelled } from '../failure';
import type { ProfileSettings } from '../profiles/sharedProfiles';
import { splitPosix, splitWindows } from './commandLine';
import { badProfile, required } from './credentialKind';
import type { CredentialKind } from './credentialKind';
import { keysFrom } from './keys';
import type { Keys } from './keys';
import { byOwnClock } from './ownClock';
import { runProcess } from './runProcess';
import type { Ending } from './runProcess';

const SETTING = 'credential_process';

/** The format of its output. Source: AWS SDKs and Tools Reference Guide, "Process credential provider". */
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

/** The printed keys, or nothing. Other output may be secret, so it is not shown. */
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
  l10n.t('Run the command in a terminal to see its output, fix it, then try again.');

/**
 * The exit codes of a shell for "command not found" and "not executable". Source: POSIX, Shell Command Language, 2.8.2.
 */
const SHELL_NOT_FOUND = 127;
const SHELL_NOT_ALLOWED = 126;

/**
 * True for a command that needs a shell, so it works in a terminal but not here. A command that runs a shell with -c
 * does not count.
 */
const needsShell = (words: readonly string[]): boolean =>
  !words.includes('-c') &&
  (/^[A-Za-z_]\w*=|[|;&<>`]/.test(words[0] ?? '') ||
    words.some((word) => /^~([\\/]|$)|=~\/|\$[\w{(]|^%\w+%|^(\|\|?|&&?|\d?>>?.*|<)$|;$/.test(word)));

const withoutShell = () =>
  l10n.t(
    'As with the AWS CLI, it runs without a shell, so ~, variables and pipes do not work. Use full paths, or wrap the command in sh -c, then try again.',
  );

/**
 * Why a program is not found here even though a terminal may find it. The command is not shown: it may contain a
 * secret.
 */
function notFound(profile: string, words: readonly [string, ...string[]]): Failure {
  const [program] = words;
  const message = l10n.t('The program in the credential_process of profile {0} was not found.', profile);
  if (needsShell(words)) return new Failure('credentials', message, withoutShell());
  if (/[\\/]/.test(program)) {
    return new Failure(
      'credentials',
      message,
      isAbsolute(program)
        ? l10n.t('Check its path and the interpreter on its first line, then try again.')
        : l10n.t('Use an absolute path, then try again.'),
    );
  }
  return new Failure(
    'credentials',
    message,
    l10n.t(
      'It is not on the PATH of VS Code, which can differ from that of a terminal. Use its full path, or start VS Code from a terminal that finds it.',
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
      l10n.t('The credential_process of profile {0} could not find a program that it needs.', profile),
      l10n.t(
        'The PATH of VS Code can differ from that of a terminal. Use full paths in the command, or start VS Code from a terminal where it works.',
      ),
    );
  }
  if (ending.kind === 'notAllowed' || code === SHELL_NOT_ALLOWED) {
    return credentials(
      l10n.t('The program in the credential_process of profile {0} can’t be run.', profile),
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
          'The credential_process of profile {0} did not finish within {1} seconds.',
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
        l10n.t('The credential_process of profile {0} did not print valid credentials.', profile),
      );
  }
}

/** The words of the command, split as the AWS CLI does. */
function wordsOf(settings: ProfileSettings): readonly [string, ...string[]] {
  const { name } = settings;
  const command = required(settings, SETTING, SETTING);
  if (command.includes('\0')) {
    throw badProfile(l10n.t('The credential_process of profile {0} contains a NUL character.', name));
  }
  const split = process.platform === 'win32' ? splitWindows : splitPosix;
  const words = split(command);
  if (!words) {
    throw badProfile(
      l10n.t('The credential_process of profile {0} ends inside quotes or after a backslash.', name),
    );
  }
  const [program, ...rest] = words;
  if (program) return [program, ...rest];
  throw badProfile(l10n.t('The credential_process of profile {0} names no program.', name));
}

/**
 * A program that prints credentials. It runs as with the AWS CLI: the command is split at spaces and quotes, without a
 * shell. Failures never contain its command line or output.
 */
export const credentialProcess: CredentialKind = {
  // Even if it is empty: the profile's other settings may belong to another account.
  matches: ({ values }) => values.has(SETTING),
  async resolve(settings, context) {
    const { env, processDeadline, signal } = context;
    const { name } = settings;
    const words = wordsOf(settings);
    const ending = await runProcess(words, env, processDeadline, signal);
    const printed = ending.kind === 'output' ? keysIn(ending.text) : undefined;
    if (!printed) throw failureOf(ending, name, words, processDeadline);
    const keys = await byOwnClock(printed, context);
    if (keys.expiration && keys.expiration.getTime() <= Date.now()) {
      throw new Failure(
        'expired',
        l10n.t('The credential_process of profile {0} printed expired credentials.', name),
        runItYourself(),
      );
    }
    return keys;
  },
};
