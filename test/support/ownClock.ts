import { equal } from 'node:assert/strict';

const names = ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'Date'] as const;
const own = names.map((name) => globalThis[name]);

/** Many files run in one process: none may leave a mocked clock to the next one, whose timers would never fire. */
export const mochaHooks = {
  afterAll(): void {
    for (const [index, name] of names.entries()) {
      equal(globalThis[name], own[index], `${name} is still mocked after the tests of this file.`);
    }
  },
};
