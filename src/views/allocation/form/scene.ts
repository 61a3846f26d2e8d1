import type { AllocationDraft } from '../../../directconnect/allocation/draft';
import type { KnownNetwork } from '../../../directconnect/allocation/knownNetwork';
import type { Finding } from '../../../directconnect/allocation/rules';
import type { Gateways, Initial } from '../messages';
import type { Action } from './state';

/** What a part of the page is drawn from. */
export interface Scene {
  readonly draft: AllocationDraft;
  readonly known: KnownNetwork;
  readonly pool: Initial['pool'];
  readonly vlanRange: string;
  readonly gateways: Gateways | undefined;
  /** The VLAN that is in front in the map, while the map is open. */
  readonly mapAt: number | undefined;
  readonly locked: boolean;
  readonly keyShown: boolean;
  readonly copied: string | undefined;
  readonly findings: ReadonlyMap<string, Finding>;
  readonly dispatch: (action: Action) => void;
}

/** The text that was typed, whichever element the event came from. */
export const typedInto = (event: Event) => (event.target as unknown as { value: string }).value;
