import type { Memento } from 'vscode';

const REMEMBERED = 'recentFilters';
/** How many filters are remembered. */
const MAX_KEPT = 10;

/** The filters that were applied last, the newest first. Remembered across windows and restarts. */
export class RecentFilters {
  constructor(private readonly memory: Memento) {}

  list(): readonly string[] {
    return this.memory.get<string[]>(REMEMBERED, []);
  }

  async add(filter: string): Promise<void> {
    const text = filter.trim();
    if (text === '') return;
    await this.keep([text, ...this.list().filter((one) => one !== text)].slice(0, MAX_KEPT));
  }

  async remove(filter: string): Promise<void> {
    await this.keep(this.list().filter((one) => one !== filter));
  }

  async clear(): Promise<void> {
    await this.keep([]);
  }

  private async keep(filters: readonly string[]): Promise<void> {
    await this.memory.update(REMEMBERED, filters.length === 0 ? undefined : filters);
  }
}
