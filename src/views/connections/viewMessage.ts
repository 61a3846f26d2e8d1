import * as l10n from '@vscode/l10n';
import { displayName } from '../../directconnect/resources';
import type { VirtualInterface } from '../../directconnect/resources';
import { stateWords } from '../../directconnect/states';
import { visible } from '../../directconnect/text';

/** A virtual interface whose state is another now. */
export interface Move {
  readonly virtualInterface: VirtualInterface;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Moves that are told one by one; of more, only how many. */
const TOLD = 3;

/** What stands above the tree, in plain text: the filter, what has changed, and a word about the local endpoint. */
export class ViewMessage {
  private filter = '';
  private moves = '';
  private endpoint = '';

  /** @param show puts the text above the tree; an empty one takes it away. */
  constructor(private readonly show: (text: string) => void) {}

  /**
   * Says what a filter leaves.
   * @param text the filter as it was typed; without one, nothing is said.
   */
  setFilter(text: string, shown: number, all: number): void {
    this.filter =
      text === ''
        ? ''
        : l10n.t(
            'Filter: {0} — {1} of {2} virtual interfaces',
            visible(text),
            shown.toLocaleString(),
            all.toLocaleString(),
          );
    this.compose();
  }

  /** Says which states have changed, until `seen`. */
  announce(moves: readonly Move[]): void {
    const lines = moves
      .slice(0, TOLD)
      .map(({ virtualInterface: { virtualInterfaceName, virtualInterfaceId }, from, to }) =>
        l10n.t(
          '{0}: {1} → {2}',
          displayName(virtualInterfaceName, virtualInterfaceId),
          visible(stateWords(from).label),
          visible(stateWords(to).label),
        ),
      );
    const others = moves.length - lines.length;
    this.moves = [...lines, ...(others > 0 ? [l10n.t('and {0} more', others)] : [])].join(', ');
    this.compose();
  }

  /** What was announced has been seen. */
  seen(): void {
    if (this.moves === '') return;
    this.moves = '';
    this.compose();
  }

  /** Says something of the local endpoint, or no more. */
  setEndpoint(text: string | undefined): void {
    this.endpoint = text ?? '';
    this.compose();
  }

  private compose(): void {
    this.show([this.filter, this.moves, this.endpoint].filter(Boolean).join('\n'));
  }
}
