import { VIEW, focusedRowOf } from '../src/contributions';
import type { KeyRecord } from './records';
import { all } from './when';

/** A key, and the one to use on a Mac if that differs. */
type Keys = Pick<KeyRecord, 'key' | 'mac'>;

/**
 * True while the rows of one of our views have the focus, but not while text is typed, for example to find a row.
 * Source: the condition of VS Code's own keys for lists.
 */
const inRows = (view: string) => all(`focusedView == ${view}`, 'listFocus', '!inputFocus');

/** Runs a command while one of our views has the focus. */
export const inOurView = (keys: Keys, view = VIEW): KeyRecord => ({
  ...keys,
  when: all(`focusedView == ${view}`, '!inputFocus'),
});

/**
 * Runs a command on the row that has the focus, which is not always the selected one. For this argument VS Code passes
 * the row itself, as it does to the buttons in the title of a view.
 */
export const onFocusedRow = (keys: Keys, view = VIEW): KeyRecord => ({
  ...keys,
  when: inRows(view),
  args: focusedRowOf(view),
});
