import { homedir } from 'node:os';
import * as l10n from '@vscode/l10n';
import { ProgressLocation, Uri, env, window } from 'vscode';
import { Failure, isFailure } from '../../aws/failure';
import type { InventoryStore } from '../../aws/inventory/store';
import type { Profile } from '../../aws/profiles/profiles';
import type { Sdk, SignInPrompt } from '../../aws/session/session';
import { isSameSignIn } from '../../aws/sso/sameSignIn';
import type { Node } from '../../views/tree/node';
import { profileOf } from '../../views/connections/resourceOf';
import { copyText } from '../../views/clipboard';
import { inert } from '../../views/inert';
import { pickProfile } from '../pick';
import type { Stores } from '../../views/stores';

/** Performs the sign-in. */
export type SignIn = Sdk['signIn'];

/** The profile of a row, or one that the user chooses among those that sign in. */
async function profileFor(from: Stores, node: Node | undefined): Promise<Profile | undefined> {
  const ofRow = profileOf(node);
  if (ofRow) return ofRow;
  if (node?.place) return from.profiles.get(node.place.profile);
  const { profiles } = await from.profiles.list();
  const signsIn = ({ sso, loginProfile }: Profile) => (sso ?? loginProfile) !== undefined;
  if (!profiles.some((profile) => signsIn(profile) && from.choices.isShown(profile))) {
    throw new Failure(
      'profile',
      l10n.t('No visible profile signs in through IAM Identity Center or with "aws login".'),
      l10n.t('Run "aws configure sso" or "aws login" to add one, or Choose Profiles… to show it.'),
    );
  }
  return pickProfile(from, signsIn);
}

/** Offers the code and address, in case the browser did not open or is on another machine. */
async function offerCode({ url, userCode }: SignInPrompt): Promise<void> {
  const [code, address] = [l10n.t('Copy Code'), l10n.t('Copy Address')];
  const answer = await window.showInformationMessage(
    l10n.t('Approve the sign-in in the browser if the page shows the code {0}.', inert(userCode)),
    code,
    address,
  );
  if (answer === code) await copyText(userCode, l10n.t('Copied the code'));
  if (answer === address) await copyText(url, l10n.t('Copied the address'));
}

/** Signs in with a notification that shows the code and can cancel. False when the user cancelled. */
async function withProgress(profile: Profile, signIn: SignIn): Promise<boolean> {
  const title = l10n.t('Signing in to profile {0}', inert(profile.name));
  const options = { location: ProgressLocation.Notification, cancellable: true, title };
  return window.withProgress(options, async (progress, token) => {
    const ended = new AbortController();
    token.onCancellationRequested(() => ended.abort());
    const show = (prompt: SignInPrompt) => {
      progress.report({
        message: l10n.t('Waiting for approval in the browser (code {0})', inert(prompt.userCode)),
      });
      // If no browser opens or nothing can be copied, the notification still shows the code.
      env.openExternal(Uri.parse(prompt.url, true)).then(undefined, () => undefined);
      offerCode(prompt).catch(() => undefined);
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

/**
 * Runs `aws login` in a terminal, which opens the browser. Without a shell, so that nothing in the name is interpreted,
 * and outside the workspace, whose files could stand for the AWS CLI. What waits for it is read again once it is done.
 */
function logIn(loginProfile: string): void {
  // As one word, since a name may begin with a hyphen.
  const shellArgs = ['login', `--profile=${loginProfile}`];
  const cwd = Uri.file(homedir());
  window.createTerminal({ name: l10n.t('Sign In'), shellPath: 'aws', shellArgs, cwd }).show();
}

/** Reads again every place that uses the same sign-in, through any profile. */
async function readAgain({ profiles }: Stores, inventories: InventoryStore, profile: Profile) {
  const { profiles: all } = await profiles.list();
  const names = new Set(all.filter((other) => isSameSignIn(other, profile)).map(({ name }) => name));
  for (const { place } of inventories.known()) {
    if (names.has(place.profile)) inventories.refresh(place, false);
  }
}

/** Signs in: opens the browser, then reads again what was waiting for it. */
export async function signInTo(from: Stores, signIn: SignIn, node?: Node): Promise<void> {
  const profile = await profileFor(from, node);
  if (profile && !profile.sso && profile.loginProfile !== undefined) logIn(profile.loginProfile);
  else if (profile && (await withProgress(profile, signIn))) await readAgain(from, from.inventories, profile);
}
