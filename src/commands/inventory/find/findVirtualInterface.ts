import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { QuickPick } from 'vscode';
import type { Profile } from '../../../aws/profiles/profiles';
import type { Place } from '../../../aws/session/place';
import type { Names } from '../../../directconnect/inventory/term';
import { accountNames } from '../../../views/connections/accountNames';
import { inert } from '../../../views/inert';
import type { Reveal } from '../../../views/links';
import type { Stores } from '../../../views/stores';
import { adviceOn, asksForLocation } from '../query/advice';
import type { Advice } from '../query/advice';
import { keepOrder } from '../query/items';
import { Finder } from './finder';
import type { Found, Matches, PlaceToSearch } from './finder';
import { itemOf, linesAbove, linesBelow } from './items';
import type { FindItem } from './items';

/** How many virtual interfaces are listed: nobody reads more, and the editor draws them all. */
const MAX_LISTED = 200;
/** Milliseconds between two redraws of the results: each moves the lines below. */
const DRAW_EVERY = 150;

function placesToSearch(profiles: readonly Profile[], choices: Stores['choices']): PlaceToSearch[] {
  return profiles
    .filter((profile) => choices.isShown(profile))
    .flatMap((profile) =>
      choices
        .regionsOf(profile)
        .map((region) => ({ profile: profile.name, region, mayBeAsked: !profile.needsMfa })),
    );
}

/** Fills a quick pick with results as they are found. */
class Results {
  /** The items by the ids of the virtual interfaces, with what each was made from. */
  private readonly items = new Map<string, { readonly item: FindItem; readonly found: Found }>();
  private drawing = 0;
  /** The text that the lines are about, and the line that is active unless the user moves to another one. */
  private drawn: string | undefined;
  private first: FindItem | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly picker: QuickPick<FindItem>,
    private readonly finder: Finder,
  ) {
    finder.on('change', () => (this.timer ??= setTimeout(() => void this.draw(), DRAW_EVERY)));
    picker.onDidChangeValue(() => void this.draw());
  }

  async draw(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { picker, finder } = this;
    const drawing = ++this.drawing;
    const { value: typed } = picker;
    const wanted = () => drawing === this.drawing;
    const matches = await finder.find(typed, MAX_LISTED, wanted);
    const advice = matches && (await adviceOn(typed, finder, wanted));
    if (!advice) return;
    this.show(typed, matches, advice);
    picker.title =
      finder.isReading && finder.answered < finder.places.length
        ? l10n.t('Find Virtual Interface: {0} of {1} regions read', finder.answered, finder.places.length)
        : l10n.t('Find Virtual Interface');
  }

  /** The text that a line completes, if it is about what is typed now. */
  completionOf(item: FindItem | undefined): string | undefined {
    return this.drawn === this.picker.value ? item?.completes : undefined;
  }

  private show(typed: string, { count, best }: Matches, advice: Advice): void {
    const { picker, finder } = this;
    const offered = best.map((found) => this.itemFor(found));
    const isUnderstood = advice.problem === undefined;
    // Between two words, nobody wants to see keys rather than what was found.
    const said = /(^|\s)$/.test(typed) ? { ...advice, completions: [] } : advice;
    const items = [
      ...linesAbove(said, count),
      ...offered,
      ...linesBelow(finder, typed, { count, hidden: count - offered.length, isUnderstood }),
    ];
    const [active] = picker.activeItems;
    const moved = this.drawn === typed && active !== this.first ? active : undefined;
    const isMovedTo = (item: FindItem) =>
      item === moved || (moved?.completes !== undefined && item.completes === moved.completes);
    const completion = items.find(({ completes }) => completes !== undefined);
    this.first = isUnderstood ? (offered[0] ?? completion) : (completion ?? offered[0]);
    this.drawn = typed;
    picker.items = items;
    // A line that the user moved to stays active, whatever appears above it.
    const chosen = items.find(isMovedTo) ?? this.first;
    if (chosen) picker.activeItems = [chosen];
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.drawing += 1;
    this.finder.removeAllListeners();
  }

  /** Returns the same object as long as the line would look the same, so that the editor recognizes it. */
  private itemFor(found: Found): FindItem {
    const { virtualInterface, places } = found;
    const { virtualInterfaceId: id = '' } = virtualInterface;
    const there = this.items.get(id);
    const isSame =
      there?.found.virtualInterface === virtualInterface && there.found.places.length === places.length;
    if (isSame) return there.item;
    const item = itemOf(found);
    this.items.set(id, { item, found });
    return item;
  }
}

/** The places of a virtual interface that several profiles see, open ones first. */
function openFirst({ inventories }: Stores, places: readonly Place[]): Place[] {
  const isOpen = (place: Place) => inventories.isOpen(place);
  return [...places.filter(isOpen), ...places.filter((place) => !isOpen(place))];
}

/**
 * Shows the quick pick until something is picked. Reads nothing until the user types.
 * @param requestLocations requests the names of locations in these places.
 */
function pickFound(
  finder: Finder,
  requestLocations: (places: readonly Place[]) => Promise<void>,
): Promise<FindItem['target']> {
  const picker = window.createQuickPick<FindItem>();
  const results = new Results(picker, finder);
  const ended = new AbortController();
  picker.placeholder = l10n.t(
    'Type a name, ID, VLAN, address, ASN, owner, location, tag, or vlan:100-200 state:down',
  );
  keepOrder(picker);
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.keepScrollPosition = true;
  const draw = async () => {
    if (!ended.signal.aborted) await results.draw();
  };
  return new Promise((resolve, reject) => {
    let isRead = false;
    // Reading may use credentials, which opening the box alone should not do.
    const nameLocations = () => {
      if (asksForLocation(picker.value)) requestLocations(finder.readPlaces).then(draw).catch(reject);
    };
    picker.onDidChangeValue((typed) => {
      nameLocations();
      if (isRead || typed.trim() === '') return;
      isRead = true;
      picker.busy = true;
      const end = async () => {
        picker.busy = false;
        nameLocations();
        await draw();
      };
      finder.read(ended.signal).then(end).catch(reject);
    });
    picker.onDidAccept(() => {
      const [item] = picker.selectedItems;
      const completed = results.completionOf(item);
      if (completed !== undefined) picker.value = completed;
      const target = item?.target;
      if (!target) return;
      resolve(target);
      picker.hide();
    });
    picker.onDidHide(() => {
      ended.abort();
      results.stop();
      picker.dispose();
      resolve(undefined);
    });
    picker.show();
    finder.recall(ended.signal).then(draw).catch(reject);
  });
}

/**
 * Searches for a virtual interface in every visible profile and region, and reveals its row in the tree.
 * @param locations the known names of locations.
 * @param requestLocations requests those in these places.
 */
export async function findVirtualInterface(
  from: Stores,
  reveal: Reveal,
  locations: () => Names['locations'] = () => [],
  requestLocations: (places: readonly Place[]) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const { profiles } = await from.profiles.list();
  const ordered = profiles.map(({ name }) => name);
  const names = () => ({ accounts: accountNames(ordered, from.identities), locations: locations() });
  const places = placesToSearch(profiles, from.choices);
  const finder = new Finder(from.inventories, places, names, from.identities);
  const target = await pickFound(finder, requestLocations);
  if (!target) return;
  for (const place of openFirst(from, target.places)) if (await reveal(place, target.id)) return;
  void window.showInformationMessage(
    l10n.t('{0} is not in the Direct Connect view. Refresh the view to look again.', inert(target.id)),
  );
}
