import { EventEmitter } from 'vscode';
import type { Disposable, Event, Memento } from 'vscode';
import { orders } from '../../directconnect/inventory/order';
import type { Order } from '../../directconnect/inventory/order';

const REMEMBERED = {
  grouping: 'grouping',
  order: 'order',
  filter: 'filter',
  favorites: 'favoriteProfiles',
} as const;

/** How rows are grouped: by profile, by account, or by location within each region. */
export const groupings = ['profile', 'account', 'location'] as const;
export type Grouping = (typeof groupings)[number];

/** How the tree is shown. Remembered across windows and restarts. */
export class ViewOptions implements Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChange: Event<void> = this.changed.event;
  private previewed: string | undefined;

  constructor(private readonly memory: Memento) {}

  get grouping(): Grouping {
    const remembered = this.memory.get<Grouping>(REMEMBERED.grouping, 'profile');
    return groupings.includes(remembered) ? remembered : 'profile';
  }

  get order(): Order {
    const remembered = this.memory.get<Order>(REMEMBERED.order, 'vlan');
    return orders.includes(remembered) ? remembered : 'vlan';
  }

  /** The filter as typed; empty if there is none. */
  get filter(): string {
    return this.previewed ?? this.memory.get<string>(REMEMBERED.filter, '');
  }

  async setGrouping(grouping: Grouping): Promise<void> {
    await this.memory.update(REMEMBERED.grouping, grouping);
    this.changed.fire();
  }

  async setOrder(order: Order): Promise<void> {
    await this.memory.update(REMEMBERED.order, order);
    this.changed.fire();
  }

  /** Previews a filter until one is set; `undefined` ends the preview. */
  preview(text: string | undefined): void {
    if (this.previewed === text) return;
    this.previewed = text;
    this.changed.fire();
  }

  async setFilter(text: string): Promise<void> {
    await this.memory.update(REMEMBERED.filter, text.trim() || undefined);
    this.previewed = undefined;
    this.changed.fire();
  }

  isFavorite(profile: string): boolean {
    return this.favorites().includes(profile);
  }

  async setFavorite(profiles: readonly string[], favorite: boolean): Promise<void> {
    const others = this.favorites().filter((name) => !profiles.includes(name));
    await this.memory.update(REMEMBERED.favorites, favorite ? [...others, ...profiles] : others);
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }

  private favorites(): readonly string[] {
    return this.memory.get<string[]>(REMEMBERED.favorites, []);
  }
}
