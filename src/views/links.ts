import * as l10n from '@vscode/l10n';
import { commands, window } from 'vscode';
import type { Uri } from 'vscode';
import { Failure } from '../aws/failure';
import type { Place } from '../aws/session/place';
import type { Profile } from '../aws/profiles/profiles';
import { VIEW } from '../contributions';
import { readLink } from '../directconnect/kinds/link';
import type { LinkTarget } from '../directconnect/kinds/link';
import { inert } from './inert';
import type { Stores } from './stores';

/** Reveals the row of a resource in the tree, reading its region if needed. False when there is none. */
export type Reveal = (place: Place, id: string) => Promise<boolean>;

/** What deep links need. */
export interface LinksContext extends Pick<Stores, 'profiles' | 'inventories' | 'choices'> {
  readonly reveal: Reveal;
  /** Asks whether to open what a link names. */
  ask(question: string): Promise<boolean>;
}

/** Asks in a notification. Anything but the button counts as no. */
export async function askToOpen(question: string): Promise<boolean> {
  const open = l10n.t('Open');
  return (await window.showInformationMessage(question, open)) === open;
}

/**
 * Deep links: each reveals a row and does nothing else. Anyone can make one, so no credentials are used without the
 * user's consent: only rows in a region that was already read are shown immediately.
 */
export class Links {
  constructor(private readonly context: LinksContext) {}

  /** @throws Failure when the link names nothing that exists. */
  async open({ path, query }: Uri): Promise<void> {
    const target = readLink(path, query);
    if (!target) throw noResource();
    await this.follow(target);
  }

  private async follow({ profile: name, region, id }: LinkTarget): Promise<void> {
    const place = { profile: name, region };
    const profile = await this.context.profiles.get(name);
    if (!this.isOpen(profile, place) && !(await this.context.ask(question(place, id)))) return;
    await this.show(profile, region);
    await commands.executeCommand(`${VIEW}.focus`);
    if (!(await this.context.reveal(place, id))) {
      throw new Failure(
        'refused',
        l10n.t('There is no {0} in this account in {1}.', id, region),
        l10n.t('It may have been deleted; refresh the Direct Connect view.'),
      );
    }
  }

  private isOpen(profile: Profile, place: Place): boolean {
    const { inventories, choices } = this.context;
    const shown = choices.isShown(profile) && choices.regionsOf(profile).includes(place.region);
    return shown && inventories.current(place)?.readAt !== undefined;
  }

  /** Shows a hidden profile and region, after the user agreed. */
  private async show(profile: Profile, region: string): Promise<void> {
    const { choices } = this.context;
    if (!choices.isShown(profile)) await choices.hide([profile.name], () => false);
    const regions = choices.regionsOf(profile);
    if (!regions.includes(region)) await choices.chooseRegions(profile, [...regions, region]);
  }
}

function question({ profile, region }: Place, id: string): string {
  return l10n.t(
    'A link asks to show {0} of profile {1} in region {2}. Open it only if you expect it: this calls AWS with the credentials of that profile.',
    id,
    inert(profile),
    region,
  );
}

function noResource(): Failure {
  return new Failure(
    'refused',
    l10n.t('This link names no connection, LAG or virtual interface.'),
    l10n.t('Ask for a link made with Copy Link, or find the resource in the Direct Connect view.'),
  );
}
