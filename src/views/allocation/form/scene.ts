import type { AddressField, AllocationDraft } from '../../../directconnect/allocation/draft';
import type { KnownNetwork } from '../../../directconnect/allocation/knownNetwork';
import type { Finding } from '../../../directconnect/allocation/rules';
import type { Gateways, Initial } from '../messages';
import type { Action } from './state';

/** The data for rendering a part of the page. */
export interface Scene {
  readonly draft: AllocationDraft;
  readonly known: KnownNetwork;
  readonly pool: Initial['pool'];
  readonly vlanRange: string;
  readonly gateways: Gateways | undefined;
  /** The active VLAN in the map, while the map is open. */
  readonly mapAt: number | undefined;
  /** The peer address that is proposed and not typed. */
  readonly proposed: AddressField | undefined;
  readonly locked: boolean;
  readonly keyShown: boolean;
  readonly copied: string | undefined;
  readonly findings: ReadonlyMap<string, Finding>;
  readonly dispatch: (action: Action) => void;
}

/** The typed text, whichever element the event came from. */
export const typedInto = (event: Event) => (event.target as unknown as { value: string }).value;
