/** What a window is to measure, and its results: two files in the folder that it opens. */
import type { LongestTurn } from './turns';

export const PLAN_FILE = 'plan.json';
export const RESULT_FILE = 'result.json';

export const EMPTY_ID = 'bench.empty';
export const WARM_UP_ID = 'bench.warm-up';

/** Extensions that are built into VS Code, to compare ours with. */
export const BUILT_IN = ['vscode.git', 'vscode.github-authentication', 'vscode.emmet', 'vscode.npm'] as const;

/** The only region of each profile. */
export const REGION = 'us-east-1';

export interface Plan {
  /** Which of the two is activated first. */
  readonly first: 'ours' | 'empty';
  /** The path of the bundle of bareSdk.ts. */
  readonly bareSdk: string;
  /** Profiles whose region is opened until its first row, one after the other. */
  readonly profiles: readonly string[];
  /** Profiles whose region is then read completely. */
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
  /** Each region until its first row. The first of a window loads the SDK. */
  readonly regions: readonly Reading[];
  readonly wholeRegions: readonly WholeRegion[];
  /** The time for loading and activating each active extension as VS Code measured it, by its ID. */
  readonly measuredByEditor: Readonly<Record<string, number>>;
}

export interface Activation {
  /** From asking VS Code for it until VS Code says that it is active. */
  readonly total: number;
  /** Of that, reading, compiling and running the entry bundle. */
  readonly load: number;
}

/** For one region. */
export interface Reading {
  /** From opening it in the tree to its first row. */
  readonly ours: number;
  /** Its first page with the SDK alone, in the same extension host. */
  readonly bare: number;
}

export interface WholeRegion extends LongestTurn {
  /** Until the first row was drawn. */
  readonly first: number;
  /** Until all rows were drawn. */
  readonly end: number;
}
