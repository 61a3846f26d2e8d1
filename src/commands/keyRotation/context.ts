import type { Timer } from '../../aws/following/backOff';
import type { Journal } from '../../aws/journal/journal';
import type { Place } from '../../aws/session/place';
import { subjectFrom } from '../../directconnect/kinds/subject';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import type { Progress, Read } from '../../directconnect/rotation/progress';
import type { AllocationPanels } from '../../views/allocation/panels';
import type { RowSubject } from '../../views/connections/resourceOf';
import type { RouterConfigContext } from '../routerConfig/context';
import type { RunContext } from '../writing/run';
import type { KeptRotation, KeptRotations } from './kept';

/** What the commands that rotate keys work on. */
export interface RotationContext extends RunContext, RouterConfigContext {
  readonly rotations: KeptRotations;
  readonly journal: Journal;
  readonly panels: AllocationPanels;
  readonly timer: Timer;
}

/** A rotation as it was read just now. */
export interface RotationStatus extends KeptRotation {
  readonly read: Read;
  readonly progress: Progress;
}

/** A virtual interface as the row of a command. */
export const rowOf = (place: Place, one: VirtualInterface): RowSubject => ({
  place,
  subject: subjectFrom('virtualInterface', one),
});
