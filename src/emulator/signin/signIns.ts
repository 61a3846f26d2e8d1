import { randomText } from '../estate/identifiers';
import type { Keyring, Session, SessionFor } from '../identity/keyring';
import { Refusal } from '../refusal';
import { badProof } from './proof';
import type { Proof } from './proof';

/** The client id of `aws login`. */
export const CLIENT_ID = 'arn:aws:signin:::devtools/same-device';

/** Seconds for which the keys of a sign-in are valid. */
export const KEY_SECONDS = 900;

/** Why the sign-in service refuses to continue a sign-in, with the HTTP status. */
const ENDINGS = {
  TOKEN_EXPIRED: 401,
  USER_CREDENTIALS_CHANGED: 403,
  INSUFFICIENT_PERMISSIONS: 403,
} as const;
export type Ending = keyof typeof ENDINGS;

export function isEnding(text: string): text is Ending {
  return Object.hasOwn(ENDINGS, text);
}

/** A console sign-in that a program continues. */
interface SignIn {
  readonly who: SessionFor;
  /** The key of the first proof: no other can continue it. */
  key?: string;
  ending?: Ending;
  /** The refresh token that was used last, or the first one. It is accepted again until its successor is used. */
  token: string;
  next?: string;
}

/** Sign-ins with the console password, as started by `aws login`, and what was issued for them. */
export class SignIns {
  private readonly signIns: SignIn[] = [];
  /** The used proofs. */
  private readonly proofs = new Set<string>();

  constructor(private readonly keyring: Keyring) {}

  /** Signs a user of an account in. @returns the first refresh token @throws Refusal when there is no such account */
  begin(account: string): string {
    const { accountId, name, principal, userId, hasMfa, denied } = this.keyring.of(account);
    const token = randomText(200);
    this.signIns.push({ who: { accountId, name, principal, userId, hasMfa, denied }, token });
    return token;
  }

  /** Ends all current sign-ins. */
  end(ending: Ending): void {
    for (const signIn of this.signIns) signIn.ending = ending;
  }

  /**
   * Issues new keys for a refresh token and the key that it is bound to.
   * @throws Refusal ValidationException, or the AccessDeniedException of an ended sign-in
   */
  refresh(token: string, { key, jti }: Proof): { keys: Session; refreshToken: string } {
    if (this.proofs.has(jti)) throw badProof('it was used before');
    this.proofs.add(jti);
    const signIn = this.signIns.find((candidate) => candidate.token === token || candidate.next === token);
    if (!signIn) throw ended('TOKEN_EXPIRED');
    if (signIn.ending) throw ended(signIn.ending);
    signIn.key ??= key;
    if (signIn.key !== key) throw badProof('the refresh token is bound to another key');
    if (signIn.next === token) {
      signIn.token = token;
      delete signIn.next;
    }
    signIn.next ??= randomText(200);
    return { keys: this.keyring.begin(signIn.who, KEY_SECONDS), refreshToken: signIn.next };
  }
}

/** A refusal whose `error` says why the sign-in ended; see `signIn`. */
function ended(ending: Ending): Refusal {
  return new Refusal('AccessDeniedException', ending, ENDINGS[ending]);
}
