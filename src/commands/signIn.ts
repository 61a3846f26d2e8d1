import * as l10n from '@vscode/l10n';
import { ProgressLocation, Uri, env, window } from 'vscode';
import { Failure, isFailure } from '../aws/failures';
import type { Profile, SsoSignIn } from '../aws/profiles';
import type { Sdk, SignInPrompt } from '../aws/session';
import type { Node } from '../views/connections/node';
import { profileOf } from '../views/connections/resourceOf';
import { inert } from '../views/inert';
import type { PickFrom } from './pick';

/** What a sign-in works on. */
export interface SignInNeed extends PickFrom {
  readonly loadSdk: () => Promise<Sdk>;
  /** Opens a page in the user's browser. */
  readonly openPage?: (url: string) => unknown;
}

const sameSignIn = (one: SsoSignIn, other: SsoSignIn | undefined) =>
  other !== undefined && (one.session ?? one.startUrl) === (other.session ?? other.startUrl);

/** The profile of the row it was called on, or one that is asked for among those that sign in. */
async function profileFor({ profiles, choices }: SignInNeed, node?: Node): Promise<Profile | undefined> {
  const own = profileOf(node);
  const { profiles: all } = await profiles.list();
  const name = own?.name ?? node?.place?.profile;
  if (name !== undefined) return all.find((profile) => profile.name === name);
  const offered = all.filter((profile) => profile.sso && choices.isShown(profile));
  if (offered.length === 0) {
    throw new Failure(
      'profile',
      l10n.t('No profile signs in through IAM Identity Center.'),
      l10n.t('Add one with "aws configure sso", then choose Sign In.'),
    );
  }
  const picked = await window.showQuickPick(
    offered.map((profile) => ({
      label: inert(profile.name),
      description: inert(profile.sso?.session ?? profile.sso?.startUrl ?? ''),
      profile,
    })),
    { placeHolder: l10n.t('AWS profile to sign in') },
  );
  return picked?.profile;
}

/** Says what the browser asks, and waits for what the person does there. */
async function signInWithProgress(need: SignInNeed, profile: Profile): Promise<void> {
  const sdk = await need.loadSdk();
  const openPage = need.openPage ?? ((url: string) => env.openExternal(Uri.parse(url, true)));
  await window.withProgress(
    {
      location: ProgressLocation.Notification,
      cancellable: true,
      title: l10n.t('Signing in {0}', inert(profile.name)),
    },
    async (progress, token) => {
      const ended = new AbortController();
      token.onCancellationRequested(() => ended.abort());
      const show = ({ url, userCode }: SignInPrompt) => {
        progress.report({
          message: l10n.t('Allow it in the browser if the page shows the code {0}.', inert(userCode)),
        });
        void openPage(url);
      };
      await sdk.signIn(profile, show, ended.signal);
    },
  );
}

/**
 * Signs in through IAM Identity Center, in the browser. Every place that was waiting for this sign-in is read again:
 * those of other profiles with the same one too.
 */
export async function signIn(need: SignInNeed, node?: Node): Promise<void> {
  const profile = await profileFor(need, node);
  if (!profile) return;
  try {
    await signInWithProgress(need, profile);
  } catch (error) {
    // Whoever cancelled knows.
    if (isFailure(error) && error.kind === 'cancelled') return;
    throw error;
  }
  const { sso } = profile;
  const { profiles } = await need.profiles.list();
  const signedIn = new Set(profiles.filter((one) => sso && sameSignIn(sso, one.sso)).map(({ name }) => name));
  for (const { place, failure } of need.inventories.known()) {
    if (failure && signedIn.has(place.profile)) need.inventories.refresh(place);
  }
}
