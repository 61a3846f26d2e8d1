import type { NoteWrite } from './privateFiles';
import type { Profile } from '../profiles/profiles';
import { SharedProfiles } from '../profiles/sharedProfiles';
import type { Prompts } from '../session/session';
import { checkUsable } from '../profiles/usable';
import { containerKeys } from './container';
import { environmentKeys } from './environment';
import { instanceKeys } from './instance';
import type { Keys } from './keys';
import { MfaSessions } from './mfa';
import { byOwnClock } from './ownClock';
import { LoginSessions } from '../sso/loginSessions';
import { SsoTokens } from '../sso/tokens';
import { asListed, resolveProfile } from './resolve';
import { hashed, settingsFingerprint } from './settings';
import { Moments, SharedKeys, isAboutToExpire } from './shared';

/** Milliseconds that a `credential_process` may take. */
const PROCESS_DEADLINE = 30_000;

/** The keys of one profile, valid while its settings stay the same. */
interface Entry {
  readonly fingerprint: string;
  readonly keys: SharedKeys;
}

/** How to get the keys of a profile, and a fingerprint that identifies that way. */
interface Plan {
  readonly fingerprint: string;
  readonly ask: (signal: AbortSignal) => Promise<Keys>;
}

/** The credentials of one profile, for one session of it. */
export interface Credentials {
  /**
   * The keys to sign with, resolved when needed. The shared files are read at each call.
   * @param quietly true for background work: if a person would have to enter something, it fails with kind `mfa`.
   * @throws Failure
   */
  readonly keys: (signal?: AbortSignal, quietly?: boolean) => Promise<Keys>;
  /**
   * For the SDK, which asks when it signs: these keys or, when they are about to expire, what `keys` returns without
   * prompting.
   * @param keys what `keys` returned. A client signs with those of one account, also if the files change meanwhile.
   * @throws Failure
   */
  readonly toSign: (keys: Keys) => Promise<Keys>;
  /** Reports that AWS rejected them: they are not used again. */
  readonly refused: () => void;
}

/**
 * The credentials of all profiles. The regions of a profile share its credentials, which are resolved once, when the
 * first region is opened.
 */
export class CredentialsCache {
  private readonly moments = new Moments();
  private readonly mfa = new MfaSessions(this.moments);
  private readonly ssoTokens: SsoTokens;
  private readonly loginSessions: LoginSessions;
  private readonly entries = new Map<string, Entry>();

  /** @param note is told what is about to be written to the caches shared with the AWS CLI. */
  constructor(
    private readonly prompts: Prompts,
    private readonly env: NodeJS.ProcessEnv,
    private readonly processDeadline = PROCESS_DEADLINE,
    note?: NoteWrite,
  ) {
    this.ssoTokens = new SsoTokens(env, note);
    this.loginSessions = new LoginSessions(env, note);
  }

  /**
   * For a new session. Nothing is read or requested before its first request.
   * @param region the region for STS, if the profile has none.
   */
  of(profile: Profile, region: string): Credentials {
    const since = this.moments.next();
    let forget: (() => void) | undefined;
    const resolve = async (signal: AbortSignal | undefined, quietly: boolean) => {
      // Resolving credentials may start a program or prompt the user, which must not happen for something that is not a
      // region.
      checkUsable(profile, region);
      const where = profile.regions[0] ?? region;
      const { fingerprint, ask } = await this.planOf(profile, where, since, quietly);
      const shared = this.shared(profile, fingerprint);
      const keys = await shared.get(since, ask, signal, quietly);
      forget = () => shared.forget(keys);
      return keys;
    };
    return {
      keys: (signal, quietly = false) => resolve(signal, quietly),
      toSign: async (keys) => (isAboutToExpire(keys) ? resolve(undefined, true) : keys),
      refused: () => forget?.(),
    };
  }

  private shared({ name, endpoints, network }: Profile, fingerprint: string): SharedKeys {
    const whole = JSON.stringify([fingerprint, endpoints, network]);
    const there = this.entries.get(name);
    if (there?.fingerprint === whole) return there.keys;
    const keys = new SharedKeys(this.moments);
    this.entries.set(name, { fingerprint: whole, keys });
    return keys;
  }

  private async planOf(profile: Profile, region: string, since: number, quietly: boolean): Promise<Plan> {
    const { env, prompts, mfa, ssoTokens, loginSessions, processDeadline } = this;
    const { origin, name } = profile;
    switch (origin.kind) {
      case 'memory': {
        const { accessKeyId, secretAccessKey } = origin;
        return {
          fingerprint: hashed([accessKeyId, secretAccessKey]),
          ask: () => Promise.resolve({ accessKeyId, secretAccessKey }),
        };
      }
      case 'files': {
        const { kind: _kind, identity, ...files } = origin;
        const shared = await SharedProfiles.read(files);
        const settings = asListed(shared, name, identity);
        return {
          fingerprint: settingsFingerprint(name, shared),
          ask: (signal) =>
            resolveProfile(shared, settings, {
              profile,
              region,
              files,
              env,
              prompts,
              mfa,
              ssoTokens,
              loginSessions,
              since,
              signal,
              quietly,
              processDeadline,
            }),
        };
      }
      case 'environment':
        return { fingerprint: origin.kind, ask: () => Promise.resolve().then(() => environmentKeys(env)) };
      case 'container':
      case 'instance': {
        const given = origin.kind === 'container' ? containerKeys : instanceKeys;
        return {
          fingerprint: origin.kind,
          ask: async (signal) => byOwnClock(await given(env, signal), { profile, region, signal }),
        };
      }
    }
  }
}
