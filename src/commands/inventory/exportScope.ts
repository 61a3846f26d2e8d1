import type { Place } from '../../aws/session/place';
import { placeKey } from '../../aws/session/place';
import type { Profile } from '../../aws/profiles/profiles';
import { chosenFrom } from '../../directconnect/export/part';
import type { ExportPart } from '../../directconnect/export/part';
import { noNames } from '../../directconnect/labels';
import type { KnownNames } from '../../directconnect/labels';
import type { Node } from '../../views/tree/node';
import { profileOf, subjectOf } from '../../views/connections/resourceOf';
import type { Stores } from '../../views/stores';

/** What to export of a place: everything, or the resources with these ids and what is on them. */
export interface Scope {
  readonly place: Place;
  readonly ids?: ReadonlySet<string>;
}

/** The scopes for these rows; without rows, all visible profiles and regions. */
export async function scopesOf(from: Stores, nodes: readonly Node[]): Promise<Scope[]> {
  const { profiles } = await from.profiles.list();
  const placesOf = (profile: Profile): Scope[] =>
    from.choices.regionsOf(profile).map((region) => ({ place: { profile: profile.name, region } }));
  const scopes = nodes.flatMap((node): Scope[] => {
    const row = subjectOf(node);
    if (row) return [{ place: row.place, ids: new Set([row.subject.id]) }];
    const profile = profileOf(node);
    if (profile) return placesOf(profile);
    return node.place ? [{ place: node.place }] : [];
  });
  return merged(
    scopes.length > 0
      ? scopes
      : profiles.filter((profile) => from.choices.isShown(profile)).flatMap(placesOf),
  );
}

/** Each place once; a request for everything in a place takes precedence. */
function merged(scopes: readonly Scope[]): Scope[] {
  const byPlace = new Map<string, Scope>();
  for (const { place, ids } of scopes) {
    const there = byPlace.get(placeKey(place));
    const both = there && !there.ids ? undefined : ids && new Set([...(there?.ids ?? []), ...ids]);
    byPlace.set(placeKey(place), both ? { place, ids: both } : { place });
  }
  return [...byPlace.values()];
}

/** What was read of a place; `undefined` until it has been read completely. */
export function partOf(
  from: Stores,
  { place, ids }: Scope,
  names: KnownNames = noNames,
): ExportPart | undefined {
  const { sweep: all, readAt } = from.inventories.current(place) ?? {};
  if (!all || readAt === undefined) return undefined;
  return { ...place, readAt, inventory: ids ? chosenFrom(all, ids) : all, all, names };
}
