/** What a window is asked to measure, and what it answers: two files in the folder that it opens. */

export const PLAN_FILE = 'plan.json';
export const RESULT_FILE = 'result.json';

export const EMPTY_ID = 'bench.empty';
export const WARM_UP_ID = 'bench.warm-up';

/** Extensions that come with VS Code and do something. */
export const BUILT_IN = ['vscode.git', 'vscode.github-authentication', 'vscode.emmet', 'vscode.npm'] as const;

/** The only region of each profile. */
export const REGION = 'us-east-1';

export interface Plan {
  /** Which of the two is activated first. */
  readonly first: 'ours' | 'empty';
  /** The path of the bundle of bareSdk.ts. */
  readonly bareSdk: string;
  /** The profiles whose region is opened, one after the other, until its first row. */
  readonly profiles: readonly string[];
  /** The profiles whose region is read to its end after that. */
  readonly wholeRegions: readonly string[];
}

/** Times are in milliseconds. */
export interface Result {
  /** The version of VS Code. */
  readonly editor: string;
  /** The version of the Node that runs the extension host. */
  readonly node: string;
  /** Whether the machine was idle. */
  readonly calm: boolean;
  readonly ours: Activation;
  readonly empty: Activation;
  /** Each region until its first row: the first of a window loads the SDK. */
  readonly regions: readonly Reading[];
  readonly wholeRegions: readonly WholeRegion[];
  /** Loading and activating each active extension as VS Code has measured it, by its id. */
  readonly measuredByEditor: Readonly<Record<string, number>>;
}

export interface Activation {
  /** From asking VS Code for it until VS Code says that it is active. */
  readonly total: number;
  /** Of that, reading, compiling and running the entry bundle. */
  readonly load: number;
}

/** Of one region. */
export interface Reading {
  /** From opening it in the tree to its first row. */
  readonly ours: number;
  /** Its first page with the SDK alone, in the same extension host. */
  readonly bare: number;
}

export interface WholeRegion {
  /** Until its first row. */
  readonly first: number;
  /** Until all rows were drawn that are shown of it. */
  readonly end: number;
  /** The longest that the extension host could do nothing else. */
  readonly pause: number;
}
