import type { Profile } from '../profiles/profiles';

/** True when two profiles share one sign-in, so one token. Source: botocore, SSOTokenLoader: what names its file. */
export function isSameSignIn({ sso: one }: Profile, { sso: other }: Profile): boolean {
  return one !== undefined && other !== undefined && keyOf(one) === keyOf(other);
}

const keyOf = ({ session, startUrl }: NonNullable<Profile['sso']>) => session ?? startUrl;
