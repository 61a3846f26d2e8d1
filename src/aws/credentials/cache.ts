import type { NoteWrite } from './privateFiles';
import type { Profile } from '../profiles/profiles';
import { SharedProfiles } from '../profiles/sharedProfiles';
import type { Prompts } from '../session/session';
import { containerKeys } from './container';
import { environmentKeys } from './environment';
import { instanceKeys } from './instance';
import type { Keys } from './keys';
import { MfaSessions } from './mfa';
import { LoginSessions } from '../sso/loginSessions';
import { SsoTokens } from '../sso/tokens';
import { asListed, resolveProfile } from './resolve';
import { hashed, settingsFingerprint } from './settings';
import { Moments, SharedKeys } from './shared';

/** Milliseconds that a `credential_process` may take. */
const PROCESS_DEADLINE = 30_000;

/** What is known of one profile: keys, as long as its settings are these. */
interface Entry {
  readonly fingerprint: string;
  readonly keys: SharedKeys;
}

/** How the keys of a profile are asked for, and what tells that way apart from another. */
interface Plan {
  readonly fingerprint: string;
  readonly ask: (signal: AbortSignal) => Promise<Keys>;
}

/** The credentials of one profile, for one session of it. */
export interface Credentials {
  /**
   * The keys to sign with, resolved where that is due. What the shared files say is read at each call.
   * @param quietly true where nobody asked for it just now: what only a person can give is a failure of kind `mfa`.
   * @throws Failure
   */
  readonly keys: (signal?: AbortSignal, quietly?: boolean) => Promise<Keys>;
  /** Tells that AWS did not accept them: they are given to nobody again. */
  readonly refused: () => void;
}

/**
 * The credentials of all profiles. Those of one profile are shared by its regions and resolved by one at a time, when
 * the first is opened.
 */
export class CredentialsCache {
  private readonly moments = new Moments();
  private readonly mfa = new MfaSessions(this.moments);
  private readonly ssoTokens: SsoTokens;
  private readonly loginSessions: LoginSessions;
  private readonly entries = new Map<string, Entry>();

  /** @param note is told of what is about to be written to the caches that are shared with the AWS CLI. */
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
   * For a session that is opened now. Nothing is read or asked before its first request.
   * @param region where STS is asked, if the profile itself names none.
   */
  of(profile: Profile, region: string): Credentials {
    const since = this.moments.next();
    let forget: (() => void) | undefined;
    return {
      keys: async (signal, quietly = false) => {
        const where = profile.regions[0] ?? region;
        const { fingerprint, ask } = await this.planOf(profile, where, since, quietly);
        const shared = this.shared(profile, fingerprint);
        const keys = await shared.get(since, ask, signal, quietly);
        forget = () => shared.forget(keys);
        return keys;
      },
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
        return { fingerprint: origin.kind, ask: (signal) => containerKeys(env, signal) };
      case 'instance':
        return { fingerprint: origin.kind, ask: (signal) => instanceKeys(env, signal) };
    }
  }
}
