import type { NetworkFacts } from '../../directconnect/allocation/knownNetwork';
import type { FactStores } from './facts';

/** Milliseconds during which several changes count as one. */
const THROTTLE = 1_000;

/** Reports what a form knows about the network whenever that changes. */
export class NetworkWatch {
  private timer: NodeJS.Timeout | undefined;
  private last = '';
  /** Set while it watches: another object after each `start`. */
  private run: object | undefined;
  private readonly soon = () => {
    this.timer ??= setTimeout(() => void this.compare(), THROTTLE);
  };

  /** @param tell is called with the current facts. */
  constructor(
    private readonly stores: FactStores,
    private readonly facts: () => Promise<NetworkFacts>,
    private readonly tell: (facts: NetworkFacts) => void,
  ) {}

  /** @param known the facts that were already reported. */
  start(known: NetworkFacts): void {
    this.stop();
    this.run = {};
    this.last = JSON.stringify(known);
    const { inventories, identities } = this.stores;
    inventories.on('change', this.soon).on('updated', this.soon).on('read', this.soon);
    identities.on('change', this.soon);
  }

  stop(): void {
    this.run = undefined;
    clearTimeout(this.timer);
    this.timer = undefined;
    const { inventories, identities } = this.stores;
    inventories.off('change', this.soon).off('updated', this.soon).off('read', this.soon);
    identities.off('change', this.soon);
  }

  private async compare(): Promise<void> {
    const { run } = this;
    // Cleared first, so that a change during the reading is not missed.
    this.timer = undefined;
    // Facts that can't be read now are read at the next change.
    const facts = await this.facts().catch(() => undefined);
    if (!facts || this.run === undefined || this.run !== run) return;
    const text = JSON.stringify(facts);
    if (text === this.last) return;
    this.last = text;
    this.tell(facts);
  }
}
