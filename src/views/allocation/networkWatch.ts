import type { NetworkFacts } from '../../directconnect/allocation/knownNetwork';
import type { FactStores } from './facts';

/** Milliseconds in which changes that come together are told as one. */
const TOGETHER = 1_000;

/** Tells what a form knows of the network, whenever that is something else than before. */
export class NetworkWatch {
  private timer: NodeJS.Timeout | undefined;
  private last = '';
  private readonly soon = () => {
    this.timer ??= setTimeout(() => void this.compare(), TOGETHER);
  };

  /** @param tell is called with what is known now. */
  constructor(
    private readonly stores: FactStores,
    private readonly facts: () => Promise<NetworkFacts>,
    private readonly tell: (facts: NetworkFacts) => void,
  ) {}

  /** @param known what was told already. */
  start(known: NetworkFacts): void {
    this.stop();
    this.last = JSON.stringify(known);
    const { inventories, identities } = this.stores;
    inventories.on('change', this.soon).on('updated', this.soon).on('read', this.soon);
    identities.on('change', this.soon);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { inventories, identities } = this.stores;
    inventories.off('change', this.soon).off('updated', this.soon).off('read', this.soon);
    identities.off('change', this.soon);
  }

  private async compare(): Promise<void> {
    const facts = await this.facts();
    // It was stopped meanwhile.
    if (this.timer === undefined) return;
    this.timer = undefined;
    const text = JSON.stringify(facts);
    if (text === this.last) return;
    this.last = text;
    this.tell(facts);
  }
}
