import * as l10n from '@vscode/l10n';
import { Failure, isFailure } from '../failure';
import { needsNewSession } from '../session/guardedSession';
import { isTemporary } from './keys';
import type { Keys } from './keys';
import type { Moments } from './shared';
import { SharedKeys } from './shared';
import type { ProfileSettings } from '../profiles/sharedProfiles';
import type { Code, RoleInput, StsContext } from './sts';
import type { Prompts } from '../session/session';

/** The context in which a session that needs an MFA code is opened. */
export interface MfaContext extends StsContext {
  readonly prompts: Prompts;
  /** When the session that asks was opened, which decides whether a person may be prompted. See `Moments`. */
  readonly since: number;
  /** True when nobody may be prompted: whatever needs a prompt fails. */
  readonly quietly: boolean;
}

/** How many codes a person is asked for in a row, while AWS rejects them. */
const MAX_CODES = 3;

/**
 * True when AWS rejected the code itself, so that another one may do. It also rejects a device that is not the caller's,
 * whose codes never do.
 */
const isWrongCode = (error: unknown): boolean =>
  isFailure(error) && error.kind === 'mfa' && /invalid MFA/i.test(error.words ?? '');

const codeNeeded = () =>
  new Failure('mfa', l10n.t('MFA code needed.'), l10n.t('Choose Retry on the region to enter one.'));

/**
 * Sessions opened with an MFA code. The keys of an IAM user open one session for each device, which all profiles with
 * that device and those keys use until it ends. Session keys can't open another session, so there each role needs its
 * own code. Only one code is requested per device at a time.
 */
export class MfaSessions {
  private readonly sessions = new Map<string, SharedKeys>();
  private readonly asking = new Map<string, Promise<unknown>>();

  constructor(private readonly moments: Moments) {}

  /** Assumes the role of a profile that names a device. */
  async assumeRole(
    settings: ProfileSettings,
    serial: string,
    source: Keys,
    input: RoleInput,
    context: MfaContext,
  ): Promise<Keys> {
    const { assumeRole, getSessionToken } = await import('./sts');
    if (isTemporary(source)) {
      const { RoleSessionName: _name, ...role } = input;
      return this.shared([serial, settings.name, role]).get(
        context.since,
        (signal) => {
          const here = { ...context, signal };
          return this.withCode(serial, settings.name, here, (code) => assumeRole(here, source, input, code));
        },
        context.signal,
        context.quietly,
      );
    }
    const shared = this.shared([serial, source.accessKeyId]);
    const session = await shared.get(
      context.since,
      (signal) => {
        const here = { ...context, signal };
        return this.withCode(serial, settings.name, here, (code) => getSessionToken(here, source, code));
      },
      context.signal,
      context.quietly,
    );
    return assumeRole(context, session, input).catch((error: unknown) => {
      if (needsNewSession(error)) shared.forget(session);
      throw error;
    });
  }

  private shared(parts: readonly unknown[]): SharedKeys {
    const key = JSON.stringify(parts);
    const there = this.sessions.get(key) ?? new SharedKeys(this.moments, true);
    this.sessions.set(key, there);
    return there;
  }

  /** Opens a session with a code. After a wrong one, the person is asked again at once. */
  private async withCode(
    serial: string,
    profile: string,
    context: MfaContext,
    use: (code: Code) => Promise<Keys>,
  ): Promise<Keys> {
    if (context.quietly) throw codeNeeded();
    for (let asked = 1; ; asked += 1) {
      const code = await this.ask(serial, profile, context, asked > 1);
      try {
        return await use({ SerialNumber: serial, TokenCode: code });
      } catch (error) {
        if (asked === MAX_CODES || !isWrongCode(error)) throw error;
      }
    }
  }

  /** Asks for a code once no other prompt for this device is open. */
  private async ask(
    serial: string,
    profile: string,
    { prompts, signal }: MfaContext,
    isAgain: boolean,
  ): Promise<string> {
    const before = this.asking.get(serial) ?? Promise.resolve();
    const answer = before.then(() =>
      signal.aborted ? undefined : prompts.mfaCode(serial, profile, signal, isAgain),
    );
    this.asking.set(
      serial,
      answer.catch(() => undefined),
    );
    const code = await answer;
    if (code !== undefined) return code;
    throw new Failure('mfa', l10n.t('No MFA code was entered.'), l10n.t('Try again to enter one.'));
  }
}
