import { accessKeyId, randomText } from '../estate/identifiers';
import { refuse } from '../refusal';
import type { Credential } from './credential';

/** Whom a session stands for, and for how long. */
export type SessionFor = Omit<Credential, 'accessKeyId' | 'secretAccessKey' | 'sessionToken' | 'expiration'>;

/** Keys of a session: always with a token and an end. */
export type Session = Credential & Required<Pick<Credential, 'sessionToken' | 'expiration'>>;

/** All keys that are accepted: those of the accounts, which can be replaced, and those of sessions, made at run time. */
export class Keyring {
  private accounts: readonly Credential[];
  private readonly sessions = new Map<string, Session>();

  /** @param initial the accounts' keys at the start, which a reset brings back */
  constructor(private readonly initial: readonly Credential[]) {
    this.accounts = initial;
  }

  find(id: string): Credential | undefined {
    return this.sessions.get(id) ?? this.accounts.find((credential) => credential.accessKeyId === id);
  }

  /** Begins a session with keys of its own. @param seconds how long they are good for, by the machine's clock */
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

  /** Gives an account new keys; the old ones are not known any more. @throws Refusal when there is no such account */
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

  /** The accounts have the keys of the start again. Sessions go on. */
  reset(): void {
    this.accounts = this.initial;
  }
}
