import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { Failure } from '../aws/failure';
import type { Profile } from '../aws/profiles/profiles';
import type { IdentityStore } from '../aws/identity/identityStore';
import type { InventoryStore } from '../aws/inventory/store';
import type { ProfileStore } from '../aws/profiles/profileStore';
import type { Place } from '../aws/session/place';
import type { SessionStore } from '../aws/session/sessionStore';
import { displayName } from '../directconnect/resources/resources';
import type { Inventory, VirtualInterface } from '../directconnect/resources/resources';
import { subjectsIn } from '../directconnect/resources/subject';
import type { SubjectKind } from '../directconnect/resources/subject';
import { stateWords, takesVirtualInterfaces } from '../directconnect/resources/states';
import type { Choices } from '../views/connections/choices';
import type { RowSubject } from '../views/connections/resourceOf';
import { inert } from '../views/inert';

/** What the pickers look things up in. */
export interface PickFrom {
  readonly profiles: ProfileStore;
  readonly sessions: SessionStore;
  readonly inventories: InventoryStore;
  readonly identities: IdentityStore;
  readonly choices: Choices;
}

/** A resource with the profile and region it was found in. */
export interface Picked<Resource> {
  readonly place: Place;
  readonly resource: Resource;
}

/** True for a place that was read before, which only a user's choice begins: what a link names there may be read too. */
export const wasRead = (
  { inventories }: Pick<PickFrom, 'inventories'>,
  { profile, region }: Place,
): boolean => inventories.current({ profile, region })?.readAt !== undefined;

/** A connection or LAG, as far as a command needs it. */
export interface ConnectionChoice {
  readonly connectionId: string;
}

interface Choice<Value> extends QuickPickItem {
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
 * Asks for one of the profiles that are shown. `undefined` when the user gave up.
 * @throws Failure that says what to do where there is none to choose.
 */
export async function pickProfile(
  { profiles, choices }: PickFrom,
  eligible: (profile: Profile) => boolean = () => true,
): Promise<Profile | undefined> {
  const { profiles: all } = await profiles.list();
  if (all.length === 0) throw noProfile();
  const shown = all.filter((profile) => choices.isShown(profile));
  if (shown.length === 0) {
    throw new Failure(
      'profile',
      l10n.t('Every AWS profile is hidden.'),
      l10n.t('Show one with Choose Profiles….'),
    );
  }
  const fit = shown.filter(eligible);
  if (fit.length === 0) {
    throw new Failure(
      'profile',
      l10n.t('This command makes no sense for any profile that is shown.'),
      l10n.t('Show another one with Choose Profiles….'),
    );
  }
  return choose(
    l10n.t('AWS profile'),
    fit.map((value) => ({ label: inert(value.name), value })),
  );
}

async function pickPlace(
  from: PickFrom,
  eligible?: (profile: Profile) => boolean,
): Promise<Place | undefined> {
  const profile = await pickProfile(from, eligible);
  if (!profile) return undefined;
  const regions = from.choices.regionsOf(profile);
  if (regions.length === 0) {
    throw new Failure(
      'profile',
      l10n.t('No region is named for the profile {0}.', profile.name),
      l10n.t('Choose one with Choose Regions….'),
    );
  }
  const [only] = regions;
  const region =
    regions.length === 1
      ? only
      : await choose(
          l10n.t('Region'),
          regions.map((value) => ({ label: value, value })),
        );
  return region === undefined ? undefined : { profile: profile.name, region };
}

function connectionChoices({ connections, lags }: Inventory): Choice<ConnectionChoice>[] {
  const choice = (id = '', name: string | undefined, kind: string, state: string | undefined) => ({
    label: inert(displayName(name, id)),
    description: inert(`${kind} · ${stateWords(state).label}`),
    detail: id,
    value: { connectionId: id },
  });
  return [
    ...lags
      .filter(({ lagState }) => takesVirtualInterfaces(lagState))
      .map(({ lagId, lagName, lagState }) => choice(lagId, lagName, l10n.t('LAG'), lagState)),
    ...connections
      .filter(({ connectionState, lagId }) => takesVirtualInterfaces(connectionState) && !lagId)
      .map(({ connectionId, connectionName, connectionState }) =>
        choice(connectionId, connectionName, l10n.t('connection'), connectionState),
      ),
  ];
}

function virtualInterfaceChoices(virtualInterfaces: readonly VirtualInterface[]): Choice<VirtualInterface>[] {
  return virtualInterfaces.map((value) => ({
    label: inert(displayName(value.virtualInterfaceName, value.virtualInterfaceId)),
    description: [l10n.t('VLAN {0}', value.vlan ?? '?'), stateWords(value.virtualInterfaceState).label].join(
      ' · ',
    ),
    detail: value.virtualInterfaceId ?? '',
    value,
  }));
}

/** What is asked for, and what is said where there is none of it. */
interface Question<Resource> {
  readonly placeHolder: string;
  readonly choices: (inventory: Inventory) => Choice<Resource>[];
  readonly none: (region: string, profile: string) => string;
  readonly eligible?: ((profile: Profile) => boolean) | undefined;
}

async function pickIn<Resource>(
  from: PickFrom,
  { placeHolder, choices, none, eligible }: Question<Resource>,
): Promise<Picked<Resource> | undefined> {
  const place = await pickPlace(from, eligible);
  if (!place) return undefined;
  const sweep = await from.inventories.sweep(place);
  const offered = choices(sweep);
  if (offered.length === 0) {
    // What could not be read may hold it.
    const [unread] = sweep.failures;
    throw (
      unread ??
      new Failure(
        'refused',
        none(place.region, place.profile),
        l10n.t('Choose another region, or add one with Add Region….'),
      )
    );
  }
  const resource = await choose(placeHolder, offered);
  return resource && { place, resource };
}

/** Asks for a profile, a region and a connection or LAG. `undefined` when the user gave up. */
export function pickConnection(from: PickFrom): Promise<Picked<ConnectionChoice> | undefined> {
  return pickIn(from, {
    placeHolder: l10n.t('Connection or LAG'),
    choices: connectionChoices,
    none: (region, profile) =>
      l10n.t('{0} has no connection or LAG in {1} that takes a virtual interface now.', profile, region),
  });
}

/**
 * Asks for a profile, a region and a virtual interface. `undefined` when the user gave up.
 * @param eligible keeps those that the command makes sense for.
 */
export function pickVirtualInterface(
  from: PickFrom,
  eligible: (virtualInterface: VirtualInterface) => boolean = () => true,
): Promise<Picked<VirtualInterface> | undefined> {
  return pickIn(from, {
    placeHolder: l10n.t('Virtual interface'),
    choices: ({ virtualInterfaces }) => virtualInterfaceChoices(virtualInterfaces.filter(eligible)),
    none: (region, profile) =>
      l10n.t('{0} has no virtual interface in {1} that this command can be used on.', profile, region),
  });
}

const kindWords: Record<SubjectKind, () => string> = {
  connection: () => l10n.t('connection'),
  interconnect: () => l10n.t('interconnect'),
  lag: () => l10n.t('LAG'),
  virtualInterface: () => l10n.t('virtual interface'),
};

/**
 * Asks for a profile, a region and a resource of any kind. `undefined` when the user gave up.
 * @param eligible keeps the profiles that the command makes sense for.
 */
export async function pickResource(
  from: PickFrom,
  eligible?: (profile: Profile) => boolean,
): Promise<RowSubject | undefined> {
  const picked = await pickIn(from, {
    placeHolder: l10n.t('Connection, LAG or virtual interface'),
    choices: (inventory) =>
      subjectsIn(inventory).map((value) => ({
        label: inert(displayName(value.name, value.id)),
        description: inert(`${kindWords[value.kind]()} · ${stateWords(value.state).label}`),
        detail: value.id,
        value,
      })),
    none: (region, profile) => l10n.t('{0} has no Direct Connect resources in {1}.', profile, region),
    eligible,
  });
  return picked && { place: picked.place, subject: picked.resource };
}
