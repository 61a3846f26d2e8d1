import * as l10n from '@vscode/l10n';
import { Failure } from '../failure';
import { cliOption, shellWord } from '../../directconnect/allocation/asCode/quote';
import type { Keys } from '../credentials/keys';
import type { NoteWrite } from '../credentials/privateFiles';
import type { Profile } from '../profiles/profiles';
import { keysOfLogin, readLogin, writeLogin } from './loginCache';
import type { LoginSession } from './loginCache';
import { loginFile } from './loginFile';
import type { Ending } from './loginService';

/** How long before they expire keys are renewed, in milliseconds. Source: botocore, LoginCredentialFetcher. */
const RENEW_BEFORE = 5 * 60_000;

/** The profile that asks for the keys of a session. */
export interface LoginAsker {
  /** The profile with the `login_session`, which the person signs in with. */
  readonly name: string;
  /** False when the AWS CLI ignores it. */
  readonly isKnownToCli: boolean;
  readonly loginSession: string;
  /** The profile that was opened: it decides where the sign-in service is. */
  readonly profile: Profile;
  /** The region of the sign-in service, if the session does not name it. */
  readonly region: string;
}

/** The command is meant to be copied, so the profile name is quoted for a shell. */
const advice = ({ name, isKnownToCli }: LoginAsker) =>
  isKnownToCli
    ? l10n.t('Run "aws login {0}", then try again.', cliOption('profile', shellWord(name)))
    : l10n.t(
        'The AWS CLI ignores this profile. Put quotation marks around its name in ~/.aws/config, then run "aws login" for it.',
      );

/** The failure for a session that only a person can reopen. */
function due(asker: LoginAsker, ending?: Ending): Failure {
  const { name, isKnownToCli } = asker;
  const kind = isKnownToCli ? 'signIn' : 'expired';
  switch (ending) {
    case 'USER_CREDENTIALS_CHANGED':
      return new Failure(
        kind,
        l10n.t('The password has changed since the sign-in of profile {0}.', name),
        advice(asker),
        ending,
      );
    case 'INSUFFICIENT_PERMISSIONS':
      return new Failure(
        'denied',
        l10n.t('The sign-in of profile {0} can’t be renewed.', name),
        l10n.t('Ask for the IAM permission {0}, then try again.', 'signin:CreateOAuth2Token'),
        ending,
      );
    case 'TOKEN_EXPIRED':
    case 'OTHER':
    case undefined:
      return new Failure(kind, l10n.t('Sign-in required for profile {0}.', name), advice(asker));
  }
}

const msLeft = ({ accessToken }: LoginSession) => accessToken.expiresAt.getTime() - Date.now();

/**
 * The sessions opened by `aws login`, shared with the AWS CLI. Nothing is cached in memory: the files are
 * authoritative, since other programs renew them too. Only one renewal of a session runs at a time.
 */
export class LoginSessions {
  private readonly renewing = new Map<string, Promise<LoginSession>>();

  /** @param note is told what is about to be written. */
  constructor(
    private readonly env: NodeJS.ProcessEnv,
    private readonly note?: NoteWrite,
  ) {}

  /**
   * Valid keys, renewed shortly before they expire.
   * @throws Failure of kind `expired` when a person has to sign in; of another kind, such as `unreachable`, when that
   * is not known.
   */
  async keys(asker: LoginAsker): Promise<Keys> {
    const file = loginFile(this.env, asker.loginSession);
    const session = await readLogin(file);
    if (!session) throw due(asker);
    if (msLeft(session) > RENEW_BEFORE) return keysOfLogin(session);
    try {
      return keysOfLogin(await this.renewOnce(file, session, asker));
    } catch (error) {
      if (msLeft(session) > 0) return keysOfLogin(session);
      throw error;
    }
  }

  private renewOnce(file: string, session: LoginSession, asker: LoginAsker): Promise<LoginSession> {
    const there = this.renewing.get(file);
    if (there) return there;
    const renewing = this.renew(file, session, asker).finally(() => this.renewing.delete(file));
    this.renewing.set(file, renewing);
    return renewing;
  }

  private async renew(file: string, session: LoginSession, asker: LoginAsker): Promise<LoginSession> {
    const { profile, region } = asker;
    // It may have been renewed since the session was read: then nothing needs to be sent.
    const latest = await readLogin(file);
    const isRenewed = latest?.accessToken.accessKeyId !== session.accessToken.accessKeyId;
    if (latest && isRenewed && msLeft(latest) > 0) return latest;
    try {
      const { renewLogin } = await import('./loginService');
      const renewed = await renewLogin(session, profile, session.signInRegion ?? region);
      if (typeof renewed === 'string') throw due(asker, renewed);
      // If it can't be stored, it is used anyway: the next caller renews it again.
      await writeLogin(file, session.accessToken, renewed, this.note).catch(() => undefined);
      return { ...session, accessToken: { ...session.accessToken, ...renewed } };
    } catch (error) {
      // Another program may have renewed it in the meantime and used up our refresh token.
      const meanwhile = await readLogin(file);
      const isAnother = meanwhile?.accessToken.accessKeyId !== session.accessToken.accessKeyId;
      if (meanwhile && isAnother && msLeft(meanwhile) > 0) return meanwhile;
      throw error;
    }
  }
}
