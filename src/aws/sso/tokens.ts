import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { Failure, isFailure } from '../failure';
import type { NoteWrite } from '../credentials/privateFiles';
import type { Profile, SsoSignIn } from '../profiles/profiles';
import { readToken, tokenFile, writeToken } from './cache';
import type { SsoToken } from './cache';

/** How long before it expires a token is renewed, in milliseconds. Source: botocore, SSOTokenProvider. */
const RENEW_BEFORE = 15 * 60_000;

/** The longest lifetime of a token, in seconds: a year. AWS's last for hours. */
const MAX_LIFETIME = 366 * 24 * 60 * 60;

/** AWS's codes for failures that retrying with the same token can't fix. */
const SPENT =
  /^(InvalidGrant|ExpiredToken|InvalidClient|UnauthorizedClient|AccessDenied|InvalidRequest|InvalidScope|UnsupportedGrantType)/;

/** The failure when a sign-in is required. */
export const signInDue = (): Failure =>
  new Failure(
    'signIn',
    l10n.t('Sign-in required.'),
    l10n.t('Choose Sign In, or run "aws sso login" for this profile.'),
  );

const msLeft = ({ expiresAt }: SsoToken) => expiresAt.getTime() - Date.now();

/** The data to renew a token, if that is still possible. */
function renewalOf({ renewal }: SsoToken): NonNullable<SsoToken['renewal']> | undefined {
  return renewal && renewal.registration.expiresAt.getTime() > Date.now() ? renewal : undefined;
}

/**
 * The tokens of sign-ins through IAM Identity Center, shared with the AWS CLI. Nothing is cached in memory: the files
 * are authoritative, since other programs renew them too. Only one renewal of a sign-in runs at a time.
 */
export class SsoTokens {
  private readonly renewing = new Map<string, Promise<SsoToken>>();

  /** @param note is told what is about to be written. */
  constructor(
    private readonly env: NodeJS.ProcessEnv,
    private readonly note?: NoteWrite,
  ) {}

  /**
   * A valid token, renewed shortly before it expires.
   * @param refused a token that AWS rejected although it has not expired.
   * @throws Failure of kind `signIn` when a person has to sign in; of another, such as `unreachable`, when that is not
   * known.
   */
  async get(profile: Profile, signIn: SsoSignIn, refused?: SsoToken): Promise<SsoToken> {
    const file = tokenFile(this.env, signIn);
    const token = await readToken(file);
    if (!token) throw signInDue();
    const isRefused = token.accessToken === refused?.accessToken;
    if (!isRefused && msLeft(token) > RENEW_BEFORE) return token;
    const stillGood = !isRefused && msLeft(token) > 0 ? token : undefined;
    if (!renewalOf(token)) {
      if (stillGood) return stillGood;
      throw signInDue();
    }
    try {
      return await this.renewOnce(file, profile, signIn, token);
    } catch (error) {
      if (stillGood) return stillGood;
      throw error;
    }
  }

  private renewOnce(file: string, profile: Profile, signIn: SsoSignIn, token: SsoToken): Promise<SsoToken> {
    const there = this.renewing.get(file);
    if (there) return there;
    const renewing = this.renew(file, profile, signIn, token).finally(() => this.renewing.delete(file));
    this.renewing.set(file, renewing);
    return renewing;
  }

  private async renew(file: string, profile: Profile, signIn: SsoSignIn, token: SsoToken): Promise<SsoToken> {
    const renewal = renewalOf(token);
    if (!renewal) throw signInDue();
    const { registration, refreshToken } = renewal;
    // It may have been renewed since the token was read: then nothing needs to be sent.
    const latest = await readToken(file);
    if (latest && latest.accessToken !== token.accessToken && msLeft(latest) > 0) return latest;
    try {
      const { tokenRequester } = await import('./oidc');
      const requestToken = tokenRequester(profile, signIn.region);
      const answer = await requestToken({
        clientId: registration.clientId,
        clientSecret: registration.clientSecret,
        grantType: 'refresh_token',
        refreshToken,
      });
      const next = tokenFrom(answer);
      // If it can't be stored, it is used anyway: the next caller renews it again.
      await writeToken(
        file,
        signIn,
        next,
        registration,
        answer.refreshToken ?? refreshToken,
        this.note,
      ).catch(() => undefined);
      return next;
    } catch (error) {
      // Another program may have renewed it in the meantime and used up our refresh token.
      const meanwhile = await readToken(file);
      if (meanwhile && meanwhile.accessToken !== token.accessToken && msLeft(meanwhile) > 0) return meanwhile;
      throw isFailure(error) && SPENT.test(error.code ?? '') ? signInDue() : error;
    }
  }
}

/** The failure for an answer of the sign-in service without a token. */
export const noAnswer = (): Failure =>
  new Failure(
    'unreadable',
    l10n.t('IAM Identity Center returned no token.'),
    l10n.t('Check the endpoint_url of the profile, then try again.'),
  );

/** The SDK passes on whatever came, of any type. */
const answered = v.object({
  accessToken: v.pipe(v.string(), v.nonEmpty()),
  expiresIn: v.pipe(v.number(), v.gtValue(0), v.maxValue(MAX_LIFETIME)),
  refreshToken: v.optional(v.string()),
});

/** @throws Failure of kind `unreadable` when the answer has no token. */
export function tokenFrom(answer: object): SsoToken {
  const { success, output } = v.safeParse(answered, answer);
  if (!success) throw noAnswer();
  return {
    accessToken: output.accessToken,
    expiresAt: new Date(Date.now() + output.expiresIn * 1_000),
  };
}
