import * as l10n from '@vscode/l10n';
import type { Profile } from '../aws/profiles/profiles';
import type { Place } from '../aws/session/place';
import { resourceKinds } from '../directconnect/kinds';
import { subjectFrom, subjectsIn } from '../directconnect/kinds/subject';
import type { ResourceSubject } from '../directconnect/kinds/subject';
import type { Inventory } from '../directconnect/resources/resources';
import { takesVirtualInterfaces } from '../directconnect/resources/states';
import type { RowSubject } from '../views/connections/resourceOf';
import type { Stores } from '../views/stores';
import { choiceOf, pickAt, pickIn } from './pick';
import type { Choice, Picked } from './pick';

/** The part of a connection or LAG that a command needs. */
export interface ConnectionChoice {
  readonly connectionId: string;
}

/** What kind of resource it is, in a list of several kinds; for a virtual interface, its VLAN. */
const kindOf = (subject: ResourceSubject): string =>
  subject.kind === 'virtualInterface'
    ? l10n.t('VLAN {0}', subject.resource.vlan ?? '?')
    : resourceKinds[subject.kind].words.one();

function connectionChoices({ connections, lags }: Inventory): Choice<ConnectionChoice>[] {
  return [
    ...lags.map((one) => subjectFrom('lag', one)),
    ...connections.filter(({ lagId }) => !lagId).map((one) => subjectFrom('connection', one)),
  ]
    .filter(({ state }) => takesVirtualInterfaces(state))
    .map((subject) => choiceOf(subject, kindOf(subject), { connectionId: subject.id }));
}

const connectionQuestion = () => ({
  placeHolder: l10n.t('Connection or LAG'),
  choices: connectionChoices,
  none: (region: string, profile: string) =>
    l10n.t('{0} has no connection or LAG in {1} that can take a virtual interface now.', profile, region),
});

/** Asks for a profile, a region and a connection or LAG. `undefined` when the user cancelled. */
export const pickConnection = (from: Stores): Promise<Picked<ConnectionChoice> | undefined> =>
  pickIn(from, connectionQuestion());

/** Asks for a connection or LAG of a place. `undefined` when the user cancelled. */
export const pickConnectionIn = (from: Stores, place: Place): Promise<ConnectionChoice | undefined> =>
  pickAt(from, place, connectionQuestion());

/** Which resources are offered: by default, all of every profile. */
interface Offered {
  /** Selects the profiles that the command applies to. */
  readonly eligible?: (profile: Profile) => boolean;
  /** Selects the resources that the command applies to. */
  readonly fits?: (picked: RowSubject) => boolean;
}

/** Asks for a profile, a region and a resource of any kind. `undefined` when the user cancelled. */
export async function pickResource(
  from: Stores,
  { eligible, fits = () => true }: Offered = {},
): Promise<RowSubject | undefined> {
  const picked = await pickIn(from, {
    placeHolder: l10n.t('Connection, LAG or virtual interface'),
    choices: (inventory, place) =>
      subjectsIn(inventory)
        .filter((subject) => fits({ place, subject }))
        .map((subject) => choiceOf(subject, kindOf(subject), subject)),
    none: (region, profile) =>
      l10n.t('{0} has nothing in {1} that this command applies to.', profile, region),
    eligible,
  });
  return picked && { place: picked.place, subject: picked.resource };
}
