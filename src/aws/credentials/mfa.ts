import * as l10n from '@vscode/l10n';
import { Failure } from '../failures';
import { isStale } from '../session/guardedSession';
import type { CredentialContext } from './kind';
import { isTemporary } from './keys';
import type { Keys } from './keys';
import type { Moments } from './shared';
import { SharedKeys } from './shared';
import type { ProfileSettings } from '../profiles/sharedProfiles';
import { assumeRole, getSessionToken } from './sts';
import type { Code } from './sts';

type RoleInput = Parameters<typeof assumeRole>[2];

const codeNeeded = () =>
  new Failure('mfa', l10n.t('MFA code needed.'), l10n.t('Choose Retry on the region to enter one.'));

/**
 * What was opened with the code of an MFA device. The keys of an IAM user open one session for each device, which all
 * profiles with that device and those keys use until it ends. Keys that are a session already can't open another, so
 * there each role has its own code. A device is asked for one code at a time.
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
    context: CredentialContext,
  ): Promise<Keys> {
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
      if (isStale(error)) shared.forget(session);
      throw error;
    });
  }

  private shared(parts: readonly unknown[]): SharedKeys {
    const key = JSON.stringify(parts);
    const there = this.sessions.get(key) ?? new SharedKeys(this.moments, true);
    this.sessions.set(key, there);
    return there;
  }

  /** Asks for a code once nobody else is asked for one of this device. */
  private async withCode(
    serial: string,
    profile: string,
    { prompts, signal, quietly }: CredentialContext,
    use: (code: Code) => Promise<Keys>,
  ): Promise<Keys> {
    if (quietly) throw codeNeeded();
    const before = this.asking.get(serial) ?? Promise.resolve();
    const answer = before.then(() => (signal.aborted ? undefined : prompts.mfaCode(serial, profile, signal)));
    this.asking.set(
      serial,
      answer.catch(() => undefined),
    );
    const code = await answer;
    if (code === undefined) {
      throw new Failure('mfa', l10n.t('No MFA code was given.'), l10n.t('Try again to give one.'));
    }
    return use({ SerialNumber: serial, TokenCode: code });
  }
}
