import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Profile } from '../aws/profiles';
import type { IdentityStore } from '../aws/identityStore';
import type { InventoryStore } from '../aws/inventory/store';
import type { ProfileStore } from '../aws/profileStore';
import type { Place } from '../aws/place';
import type { SessionStore } from '../aws/sessionStore';
import { displayName } from '../directconnect/resources';
import type { Inventory, VirtualInterface } from '../directconnect/resources';
import { subjectsIn } from '../directconnect/subject';
import type { SubjectKind } from '../directconnect/subject';
import { stateWords, takesVirtualInterfaces } from '../directconnect/states';
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

/** Asks for one of the profiles that are shown. `undefined` when the user gave up. */
export async function pickProfile(
  { profiles, choices }: PickFrom,
  eligible: (profile: Profile) => boolean = () => true,
): Promise<Profile | undefined> {
  const { profiles: all } = await profiles.list();
  return choose(
    l10n.t('AWS profile'),
    all
      .filter((profile) => choices.isShown(profile) && eligible(profile))
      .map((value) => ({ label: inert(value.name), value })),
  );
}

async function pickPlace(
  from: PickFrom,
  eligible?: (profile: Profile) => boolean,
): Promise<Place | undefined> {
  const profile = await pickProfile(from, eligible);
  if (!profile) return undefined;
  const regions = from.choices.regionsOf(profile);
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

async function pickIn<Resource>(
  from: PickFrom,
  placeHolder: string,
  choices: (inventory: Inventory) => Choice<Resource>[],
  eligible?: (profile: Profile) => boolean,
): Promise<Picked<Resource> | undefined> {
  const place = await pickPlace(from, eligible);
  if (!place) return undefined;
  const resource = await choose(placeHolder, choices(await from.inventories.sweep(place)));
  return resource && { place, resource };
}

/** Asks for a profile, a region and a connection or LAG. `undefined` when the user gave up. */
export function pickConnection(from: PickFrom): Promise<Picked<ConnectionChoice> | undefined> {
  return pickIn(from, l10n.t('Connection or LAG'), connectionChoices);
}

/**
 * Asks for a profile, a region and a virtual interface. `undefined` when the user gave up.
 * @param eligible keeps those that the command makes sense for.
 */
export function pickVirtualInterface(
  from: PickFrom,
  eligible: (virtualInterface: VirtualInterface) => boolean = () => true,
): Promise<Picked<VirtualInterface> | undefined> {
  return pickIn(from, l10n.t('Virtual interface'), (inventory) =>
    virtualInterfaceChoices(inventory.virtualInterfaces.filter(eligible)),
  );
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
  const picked = await pickIn(
    from,
    l10n.t('Connection, LAG or virtual interface'),
    (inventory) =>
      subjectsIn(inventory).map((value) => ({
        label: inert(displayName(value.name, value.id)),
        description: inert(`${kindWords[value.kind]()} · ${stateWords(value.state).label}`),
        detail: value.id,
        value,
      })),
    eligible,
  );
  return picked && { place: picked.place, subject: picked.resource };
}
