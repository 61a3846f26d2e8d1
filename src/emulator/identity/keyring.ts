import { accessKeyId, randomText } from '../estate/identifiers';
import { refuse } from '../refusal';
import type { Credential } from './credential';

/** The principal of a session, and its duration. */
export type SessionFor = Omit<Credential, 'accessKeyId' | 'secretAccessKey' | 'sessionToken' | 'expiration'>;

/** Keys of a session, which always have a token and an expiry. */
export type Session = Credential & Required<Pick<Credential, 'sessionToken' | 'expiration'>>;

/** All accepted keys: those of the accounts, which can be replaced, and those of sessions, created at run time. */
export class Keyring {
  private accounts: readonly Credential[];
  private readonly sessions = new Map<string, Session>();

  /** @param initial the accounts' initial keys, which a reset restores */
  constructor(private readonly initial: readonly Credential[]) {
    this.accounts = initial;
  }

  find(id: string): Credential | undefined {
    return this.sessions.get(id) ?? this.accounts.find((credential) => credential.accessKeyId === id);
  }

  /** Starts a session with its own keys. @param seconds how long they are valid, by the machine's clock */
  begin(who: SessionFor, seconds: number): Session {
    const session: Session = {
      ...who,
      accessKeyId: accessKeyId('ASIA'),
      secretAccessKey: randomText(40),
      sessionToken: randomText(200),
      expiration: Date.now() + seconds * 1000,
    };
    this.sessions.set(session.accessKeyId, session);
    return session;
  }

  /** The first keys of an account. @throws Refusal when there is no such account */
  of(accountId: string): Credential {
    const found = this.accounts.find((credential) => credential.accountId === accountId);
    return found ?? refuse(`There is no account ${accountId}.`);
  }

  /** Gives an account new keys; the old ones become invalid. @throws Refusal when there is no such account */
  rotate(accountId: string): Credential {
    const old = this.of(accountId);
    const fresh = {
      ...old,
      accessKeyId: accessKeyId(old.sessionToken === undefined ? 'AKIA' : 'ASIA'),
      secretAccessKey: randomText(40),
    };
    this.accounts = this.accounts.map((credential) => (credential === old ? fresh : credential));
    return fresh;
  }

  /** Restores the accounts' initial keys. Sessions continue. */
  reset(): void {
    this.accounts = this.initial;
  }
}
