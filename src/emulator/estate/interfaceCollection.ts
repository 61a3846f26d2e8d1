import type { VirtualInterface } from './model';
import { Collection } from './collection';

/** Virtual interfaces, which are also found by their connection or LAG: one may have thousands. */
export class InterfaceCollection extends Collection<VirtualInterface> {
  private readonly byPort = new Map<string, Set<VirtualInterface>>();

  constructor() {
    super((vif) => vif.virtualInterfaceId);
  }

  override add(vif: VirtualInterface): void {
    super.add(vif);
    this.put(vif);
  }

  override remove(id: string): void {
    const vif = this.get(id);
    if (vif) this.byPort.get(vif.connectionId)?.delete(vif);
    super.remove(id);
  }

  /** The interfaces of a connection or LAG, in any state. */
  on(connectionId: string): VirtualInterface[] {
    return [...(this.byPort.get(connectionId) ?? [])];
  }

  /** Moves an interface to another connection or LAG. */
  move(vif: VirtualInterface, connectionId: string): void {
    this.byPort.get(vif.connectionId)?.delete(vif);
    vif.connectionId = connectionId;
    this.put(vif);
  }

  private put(vif: VirtualInterface): void {
    const present = this.byPort.get(vif.connectionId);
    if (present) present.add(vif);
    else this.byPort.set(vif.connectionId, new Set([vif]));
  }
}
