import assert from 'node:assert/strict';
import { keepPicturesOfFailures } from './pictures';
import type { Stage, Window } from './stage';
import { ordinary } from './themes';

let stage: Stage | undefined;

/** Called by run.ts before the walks begin. */
export function setStage(opened: Stage): void {
  stage = opened;
}

export function theStage(): Stage {
  assert.ok(stage, 'The stage is not open.');
  return stage;
}

/** Called in a walk whose steps share one window: skips the steps after one that failed. */
export function skipAfterFailure(): void {
  let broken = false;
  beforeEach(function () {
    if (broken) this.skip();
  });
  afterEach(function () {
    broken ||= this.currentTest?.state === 'failed';
  });
}

/**
 * A path that a user walks; each `step` is a mocha test. The steps share one window, so after one that fails the rest
 * is skipped. A walk during which the extension logs an error fails at its end.
 * @param open opens the window, whose tooltips have a long delay.
 */
export function walk(
  title: string,
  steps: (step: Step) => void,
  themes = ordinary,
  open: (settings: object) => Promise<Window> = (settings) => theStage().openWindow(themes, settings),
): void {
  describe(title, () => {
    let window: Window | undefined;

    before(async () => {
      // Tooltips appear late, so that none covers what is to be clicked.
      window = await open({ 'workbench.hover.delay': 60_000 });
    });

    skipAfterFailure();
    keepPicturesOfFailures(() => window?.page);

    after(() => window?.close());

    const step: Step = (name, act) => {
      it(name, () => {
        assert.ok(window, 'The window did not open.');
        return act(window);
      });
    };
    steps(step);
    step('logs no error of the extension', async ({ errors }) => {
      assert.deepEqual(await errors(), []);
    });
  });
}

export type Step = (name: string, act: (window: Window) => Promise<void>) => void;
