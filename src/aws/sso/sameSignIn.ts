import type { Profile } from '../profiles/profiles';

/**
 * True when two profiles share a sign-in and thus a token. Source: botocore, SSOTokenLoader, which names the token's
 * file.
 */
export function isSameSignIn({ sso: one }: Profile, { sso: other }: Profile): boolean {
  return one !== undefined && other !== undefined && keyOf(one) === keyOf(other);
}

const keyOf = ({ session, startUrl }: NonNullable<Profile['sso']>) => session ?? startUrl;
