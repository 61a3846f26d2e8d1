import * as l10n from '@vscode/l10n';
import { ProgressLocation, Uri, env, window } from 'vscode';
import { Failure, isFailure } from '../../aws/failure';
import type { InventoryStore } from '../../aws/inventory/store';
import type { Profile } from '../../aws/profiles/profiles';
import type { Sdk, SignInPrompt } from '../../aws/session/session';
import { isSameSignIn } from '../../aws/sso/sameSignIn';
import type { Node } from '../../views/connections/node';
import { profileOf } from '../../views/connections/resourceOf';
import { copyText } from '../../views/clipboard';
import { inert } from '../../views/inert';
import { pickProfile } from '../pick';
import type { PickFrom } from '../pick';

/** Does the sign-in itself. */
export type SignIn = Sdk['signIn'];

/** The profile of a row, or one that the user picks of those that sign in through IAM Identity Center. */
async function profileFor(from: PickFrom, node: Node | undefined): Promise<Profile | undefined> {
  const ofRow = profileOf(node);
  if (ofRow) return ofRow;
  if (node?.place) return from.profiles.get(node.place.profile);
  const { profiles } = await from.profiles.list();
  const signsIn = ({ sso }: Profile) => sso !== undefined;
  if (!profiles.some((profile) => signsIn(profile) && from.choices.isShown(profile))) {
    throw new Failure(
      'profile',
      l10n.t('No profile that is shown signs in through IAM Identity Center.'),
      l10n.t('Run "aws configure sso" to add one, or show it with Choose Profiles….'),
    );
  }
  return pickProfile(from, signsIn);
}

/** Offers what a person needs where the browser did not open, or is on another machine. */
async function offerCode({ url, userCode }: SignInPrompt): Promise<void> {
  const [code, address] = [l10n.t('Copy Code'), l10n.t('Copy Address')];
  const answer = await window.showInformationMessage(
    l10n.t('Allow the sign-in in the browser if the page shows the code {0}.', inert(userCode)),
    code,
    address,
  );
  if (answer === code) await copyText(userCode, l10n.t('Copied the code'));
  if (answer === address) await copyText(url, l10n.t('Copied the address'));
}

/** Signs in with a notification that shows the code and can end it. False when the user ended it. */
async function withProgress(profile: Profile, signIn: SignIn): Promise<boolean> {
  const title = l10n.t('Sign-in of profile {0}', inert(profile.name));
  const options = { location: ProgressLocation.Notification, cancellable: true, title };
  return window.withProgress(options, async (progress, token) => {
    const ended = new AbortController();
    token.onCancellationRequested(() => ended.abort());
    const show = (prompt: SignInPrompt) => {
      progress.report({
        message: l10n.t('Code {0}: waiting for the browser, where you allow it…', inert(prompt.userCode)),
      });
      void env.openExternal(Uri.parse(prompt.url, true));
      void offerCode(prompt);
    };
    try {
      await signIn(profile, show, ended.signal);
      return true;
    } catch (error) {
      if (isFailure(error) && error.kind === 'cancelled') return false;
      throw error;
    }
  });
}

/** Asks again for all that was asked with the same sign-in, through any profile. */
async function readAgain({ profiles }: PickFrom, inventories: InventoryStore, profile: Profile) {
  const { profiles: all } = await profiles.list();
  const names = new Set(all.filter((other) => isSameSignIn(other, profile)).map(({ name }) => name));
  for (const { place } of inventories.known()) {
    if (names.has(place.profile)) inventories.refresh(place, false);
  }
}

/** Signs in through IAM Identity Center: the browser is opened, and what waited for it is read again. */
export async function signInTo(from: PickFrom, signIn: SignIn, node?: Node): Promise<void> {
  const profile = await profileFor(from, node);
  if (profile && (await withProgress(profile, signIn))) await readAgain(from, from.inventories, profile);
}
