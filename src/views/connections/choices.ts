import { EventEmitter } from 'vscode';
import type { Disposable, Event, Memento } from 'vscode';
import type { AmbientKind, Profile } from '../../aws/profiles/profiles';

const HIDDEN = 'hiddenProfiles';
const REGIONS = 'regionsOfProfiles';
const AMBIENT = 'credentialsOfMachine';

/**
 * Which profiles and regions the user wants to see. Remembered across windows and restarts; new profiles are shown,
 * since choosing only hides.
 */
export class Choices implements Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChange: Event<void> = this.changed.event;

  /** @param defaultRegions the regions for profiles that have none and for which none were chosen. */
  constructor(
    private readonly memory: Memento,
    private readonly defaultRegions: () => readonly string[],
  ) {}

  isShown({ name }: Profile): boolean {
    return !this.hidden().includes(name);
  }

  /** The regions to show under a profile: those chosen for it, else its own, else the default ones. */
  regionsOf({ name, regions }: Profile): readonly string[] {
    return this.chosenRegions().get(name) ?? (regions.length > 0 ? regions : this.defaultRegions());
  }

  /**
   * Sets for each of these profiles whether it is hidden. The choice for other profiles stays: their file may be
   * unreadable right now.
   */
  async hide(names: readonly string[], hidden: (name: string) => boolean): Promise<void> {
    const others = this.hidden().filter((name) => !names.includes(name));
    await this.memory.update(HIDDEN, [...others, ...names.filter(hidden)]);
    this.changed.fire();
  }

  /** Shows these regions under a profile; if empty, its own regions again. */
  async chooseRegions({ name }: Profile, regions: readonly string[]): Promise<void> {
    const chosen = this.chosenRegions();
    if (regions.length > 0) chosen.set(name, regions);
    else chosen.delete(name);
    await this.memory.update(REGIONS, [...chosen]);
    this.changed.fire();
  }

  /** The kinds of this machine's credentials that were chosen. */
  get ambient(): readonly AmbientKind[] {
    return this.memory.get<AmbientKind[]>(AMBIENT, []);
  }

  /** Remembers which of this machine's credentials were chosen. The profile store lists them. */
  async chooseAmbient(kinds: readonly AmbientKind[]): Promise<void> {
    await this.memory.update(AMBIENT, kinds);
  }

  /** The default regions have changed. */
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
