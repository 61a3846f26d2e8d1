import * as l10n from '@vscode/l10n';
import type { StateChange } from '../../directconnect/changes';
import { visible } from '../../directconnect/text';
import { changeWords } from './changeWords';

/** Changes that are told one by one; of more, only how many. */
const TOLD = 3;

/** What stands above the tree, in plain text: the filter, what has changed, and a word about the local endpoint. */
export class ViewMessage {
  private filter = '';
  private changes = '';
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
  announce(changes: readonly StateChange[]): void {
    const lines = changes.slice(0, TOLD).map(changeWords);
    const others = changes.length - lines.length;
    this.changes = [...lines, ...(others > 0 ? [l10n.t('and {0} more', others)] : [])].join(', ');
    this.compose();
  }

  /** What was announced has been seen. */
  seen(): void {
    if (this.changes === '') return;
    this.changes = '';
    this.compose();
  }

  /** Says something of the local endpoint, or no more. */
  setEndpoint(text: string | undefined): void {
    this.endpoint = text ?? '';
    this.compose();
  }

  private compose(): void {
    this.show([this.filter, this.changes, this.endpoint].filter(Boolean).join('\n'));
  }
}
