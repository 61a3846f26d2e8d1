import { EventEmitter } from 'vscode';
import type { Disposable, Event, Memento } from 'vscode';
import type { AmbientKind, Profile } from '../../aws/profiles/profiles';

const HIDDEN = 'hiddenProfiles';
const REGIONS = 'regionsOfProfiles';
const AMBIENT = 'credentialsOfMachine';

/**
 * Which profiles and regions the user wants to see. Remembered across windows and restarts; a profile that is new is
 * shown, since choosing only hides.
 */
export class Choices implements Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChange: Event<void> = this.changed.event;

  /** @param defaultRegions the regions of a profile that names none, and for which none were chosen. */
  constructor(
    private readonly memory: Memento,
    private readonly defaultRegions: () => readonly string[],
  ) {}

  isShown({ name }: Profile): boolean {
    return !this.hidden().includes(name);
  }

  /** The regions to show under a profile: those chosen for it, else those it names, else the default ones. */
  regionsOf({ name, regions }: Profile): readonly string[] {
    return this.chosenRegions().get(name) ?? (regions.length > 0 ? regions : this.defaultRegions());
  }

  /**
   * Decides for each of these profiles whether it is hidden. What was chosen for one that is not among them, since its
   * file can't be read just now, stays.
   */
  async hide(names: readonly string[], hidden: (name: string) => boolean): Promise<void> {
    const others = this.hidden().filter((name) => !names.includes(name));
    await this.memory.update(HIDDEN, [...others, ...names.filter(hidden)]);
    this.changed.fire();
  }

  /** Shows these regions under a profile; with none, those it names again. */
  async chooseRegions({ name }: Profile, regions: readonly string[]): Promise<void> {
    const chosen = this.chosenRegions();
    if (regions.length > 0) chosen.set(name, regions);
    else chosen.delete(name);
    await this.memory.update(REGIONS, [...chosen]);
    this.changed.fire();
  }

  /** The kinds of this machine's credentials that were asked for. */
  get ambient(): readonly AmbientKind[] {
    return this.memory.get<AmbientKind[]>(AMBIENT, []);
  }

  /** Remembers which of this machine's credentials are asked for. Listing them is the profile store's affair. */
  async chooseAmbient(kinds: readonly AmbientKind[]): Promise<void> {
    await this.memory.update(AMBIENT, kinds);
  }

  /** The default regions are others now. */
  refresh(): void {
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }

  private hidden(): readonly string[] {
    return this.memory.get<string[]>(HIDDEN, []);
  }

  private chosenRegions(): Map<string, readonly string[]> {
    return new Map(this.memory.get<[string, string[]][]>(REGIONS, []));
  }
}
