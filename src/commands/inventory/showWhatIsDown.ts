import * as l10n from '@vscode/l10n';
import { commands, window } from 'vscode';
import { placeKey } from '../../aws/session/place';
import { VIEW } from '../../contributions';
import type { ConnectionsView } from '../../views/connections/connectionsView';
import type { Trouble } from '../../views/connections/trouble';
import type { Node } from '../../views/tree/node';

/** Milliseconds for which the status bar says which one is shown. */
const SHOWN_FOR = 5_000;

/** The last one shown, and its position. */
interface Last {
  readonly one: Trouble;
  readonly at: number;
}

const isSame = (one: Trouble, other: Trouble) =>
  one.id === other.id && placeKey(one.place) === placeKey(other.place);

const isRowOf = ({ place, subject }: Node, one: Trouble) =>
  place !== undefined && subject?.id === one.id && placeKey(place) === placeKey(one.place);

/** The position of the next one: after the selected row, if it is one of them, else after the last one shown. */
function nextAfter(all: readonly Trouble[], last: Last | undefined, [selected]: readonly Node[]): number {
  const here = selected ? all.findIndex((one) => isRowOf(selected, one)) : -1;
  if (here >= 0) return here + 1;
  if (!last) return 0;
  const there = all.findIndex((one) => isSame(one, last.one));
  // It has recovered: the next one has moved up to its position.
  return there >= 0 ? there + 1 : last.at;
}

function sayWhatIsKnown(view: Pick<ConnectionsView, 'attention'>): void {
  const { attention } = view;
  void window.showInformationMessage(
    attention
      ? `${attention.sentence}.`
      : l10n.t('No region has been read yet. Open one in the Direct Connect view to see what is down in it.'),
  );
}

/** *Show What Is Down*: each run reveals the next thing that is down or degraded, and after the last the first. */
export function showWhatIsDown(
  view: Pick<ConnectionsView, 'attention' | 'reveal' | 'selection' | 'trouble'>,
): () => Promise<void> {
  let last: Last | undefined;
  return async () => {
    const all = await view.trouble();
    const start = nextAfter(all, last, view.selection);
    for (let step = 0; step < all.length; step += 1) {
      const at = (start + step) % all.length;
      const one = all[at];
      // A row may have gone since it was read.
      if (!one || !(await view.reveal(one.place, one.id))) continue;
      last = { one, at };
      window.setStatusBarMessage(l10n.t('Down or degraded: {0} of {1}', at + 1, all.length), SHOWN_FOR);
      return;
    }
    last = undefined;
    await commands.executeCommand(`${VIEW}.focus`);
    sayWhatIsKnown(view);
  };
}
