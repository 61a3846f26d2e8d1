import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { Failure } from '../aws/failure';
import type { Profile } from '../aws/profiles/profiles';
import type { Place } from '../aws/session/place';
import { cityOf } from '../directconnect/regions/regions';
import { displayName } from '../directconnect/resources/resources';
import type { Inventory, VirtualInterface } from '../directconnect/resources/resources';
import type { ResourceSubject } from '../directconnect/kinds/subject';
import { stateWords } from '../directconnect/resources/states';
import { accountWords } from '../views/connections/accountNames';
import { inert } from '../views/inert';
import type { Stores } from '../views/stores';

/** A resource with the profile and region it was found in. */
export interface Picked<Resource> {
  readonly place: Place;
  readonly resource: Resource;
}

/** True for a place that was already read. Only the user can open a place, so a link to it may be followed. */
export const wasRead = ({ inventories }: Pick<Stores, 'inventories'>, { profile, region }: Place): boolean =>
  inventories.current({ profile, region })?.readAt !== undefined;

/** A line of a quick pick. */
export interface Choice<Value> extends QuickPickItem {
  readonly value: Value;
}

async function choose<Value>(
  placeHolder: string,
  choices: Choice<Value>[] | Promise<Choice<Value>[]>,
): Promise<Value | undefined> {
  const picked = await window.showQuickPick(choices, {
    placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.value;
}

/** Shown instead of an empty list of profiles. */
export const noProfile = () =>
  new Failure(
    'profile',
    l10n.t('No AWS profile was found.'),
    l10n.t('Create one with "aws configure", or run Explore with a Local Endpoint.'),
  );

/**
 * Asks for one of the visible profiles. `undefined` when the user cancelled.
 * @throws Failure that says what to do when there is none to choose from.
 */
export async function pickProfile(
  { profiles, choices, identities }: Stores,
  eligible: (profile: Profile) => boolean = () => true,
): Promise<Profile | undefined> {
  const { profiles: all } = await profiles.list();
  if (all.length === 0) throw noProfile();
  const shown = all.filter((profile) => choices.isShown(profile));
  if (shown.length === 0) {
    throw new Failure(
      'profile',
      l10n.t('Every AWS profile is hidden.'),
      l10n.t('Run Choose Profiles… to show one.'),
    );
  }
  const fit = shown.filter(eligible);
  if (fit.length === 0) {
    throw new Failure(
      'profile',
      l10n.t('This command does not apply to any visible profile.'),
      l10n.t('Run Choose Profiles… to show another one.'),
    );
  }
  return choose(
    l10n.t('AWS profile'),
    fit.map((value) => ({
      label: inert(value.name),
      description: inert(accountWords(identities, value) ?? ''),
      value,
    })),
  );
}

/** Asks for a profile and a region. `undefined` when the user cancelled. */
export async function pickPlace(
  from: Stores,
  eligible?: (profile: Profile) => boolean,
): Promise<Place | undefined> {
  const profile = await pickProfile(from, eligible);
  if (!profile) return undefined;
  const regions = from.choices.regionsOf(profile);
  if (regions.length === 0) {
    throw new Failure(
      'profile',
      l10n.t('Profile {0} has no region.', profile.name),
      l10n.t('Run Choose Regions… to choose one.'),
    );
  }
  const [only] = regions;
  const region =
    regions.length === 1
      ? only
      : await choose(
          l10n.t('Region'),
          regions.map((value) => ({ label: value, description: cityOf(value) ?? '', value })),
        );
  return region === undefined ? undefined : { profile: profile.name, region };
}

/** A resource as a line of a quick pick. @param words what it is, shown before its state. */
export const choiceOf = <Value>(
  { id, name, state }: Pick<ResourceSubject, 'id' | 'name' | 'state'>,
  words: string,
  value: Value,
): Choice<Value> => ({
  label: inert(displayName(name, id)),
  description: inert(`${words} · ${stateWords(state).label}`),
  detail: id,
  value,
});

function virtualInterfaceChoice(value: VirtualInterface): Choice<VirtualInterface> {
  const { virtualInterfaceId: id = '', virtualInterfaceName: name, virtualInterfaceState: state } = value;
  return choiceOf({ id, name, state }, l10n.t('VLAN {0}', value.vlan ?? '?'), value);
}

/** What to ask for, and what to say when there is none. */
interface Question<Resource> {
  readonly placeHolder: string;
  readonly choices: (inventory: Inventory, place: Place) => Choice<Resource>[];
  readonly none: (region: string, profile: string) => string;
  readonly eligible?: ((profile: Profile) => boolean) | undefined;
}

/** Asks for a profile, a region, and something in it. `undefined` when the user cancelled. */
export async function pickIn<Resource>(
  from: Stores,
  question: Question<Resource>,
): Promise<Picked<Resource> | undefined> {
  const place = await pickPlace(from, question.eligible);
  const resource = place && (await pickAt(from, place, question));
  return resource && { place, resource };
}

/** Asks for something in a place. `undefined` when the user cancelled. */
export async function pickAt<Resource>(
  from: Stores,
  place: Place,
  { placeHolder, choices, none }: Question<Resource>,
): Promise<Resource | undefined> {
  const sweep = await from.inventories.sweep(place);
  const offered = choices(sweep, place);
  if (offered.length === 0) {
    // It may be in the part that could not be read.
    const [unread] = sweep.failures;
    throw (
      unread ??
      new Failure(
        'refused',
        none(place.region, place.profile),
        l10n.t('Choose another region, or run Add Region… to add one.'),
      )
    );
  }
  return choose(placeHolder, offered);
}

/**
 * Asks for a profile, a region and a virtual interface. `undefined` when the user cancelled.
 * @param eligible selects those that the command applies to.
 */
export function pickVirtualInterface(
  from: Stores,
  eligible: (virtualInterface: VirtualInterface) => boolean = () => true,
): Promise<Picked<VirtualInterface> | undefined> {
  return pickIn(from, {
    placeHolder: l10n.t('Virtual interface'),
    choices: ({ virtualInterfaces }) => virtualInterfaces.filter(eligible).map(virtualInterfaceChoice),
    none: (region, profile) =>
      l10n.t('{0} has no virtual interface in {1} that this command applies to.', profile, region),
  });
}
