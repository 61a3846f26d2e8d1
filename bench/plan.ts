/** What a window is asked to measure, and what it answers: two files in the folder that it opens. */

export const PLAN_FILE = 'plan.json';
export const RESULT_FILE = 'result.json';

export const EMPTY_ID = 'bench.empty';
export const WARM_UP_ID = 'bench.warm-up';

export interface Plan {
  /** Which of the two is activated first. */
  readonly first: 'ours' | 'empty';
  /** The profile whose region is opened. */
  readonly profile: string;
  /** How often the region is opened again. */
  readonly warmReads: number;
}

/** Times are in milliseconds. */
export interface Result {
  /** The version of VS Code. */
  readonly editor: string;
  /** The version of the Node that runs the extension host. */
  readonly node: string;
  /** Whether the machine had nothing else to do. */
  readonly calm: boolean;
  readonly ours: Activation;
  readonly empty: Activation;
  readonly region: RegionOpened;
}

export interface Activation {
  /** From asking VS Code for it until VS Code says that it is active. */
  readonly total: number;
  /** Of that, reading, compiling and running the entry bundle. */
  readonly load: number;
}

export interface RegionOpened {
  /** The first region of a window, which loads the SDK bundle. */
  readonly cold: number;
  /** Each further one. */
  readonly warm: readonly number[];
}
