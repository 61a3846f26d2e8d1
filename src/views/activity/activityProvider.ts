import * as l10n from '@vscode/l10n';
import { asFailure } from '../../aws/failure';
import type { Journal } from '../../aws/journal/journal';
import type { KnownNames } from '../../directconnect/labels';
import { EmptyNode } from '../tree/nodes/emptyNode';
import { FailureNode } from '../tree/nodes/failureNode';
import { paged } from '../tree/nodes/paged';
import type { Node } from '../tree/node';
import { TreeProvider } from '../tree/treeProvider';
import { RecordNode } from './nodes/recordNode';

/** How many writes are shown; the journal itself is not limited. */
const MAX_SHOWN = 10_000;

const unreadableWords = (count: number) =>
  count === 1
    ? l10n.t('1 line of the activity log can’t be read')
    : l10n.t('{0} lines of the activity log can’t be read', count);

/** What this extension sent, newest first. */
export class ActivityProvider {
  readonly tree = new TreeProvider({ roots: () => this.roots() });

  /** @param accountNames returns the known names of accounts. */
  constructor(
    private readonly journal: Journal,
    private readonly accountNames: () => KnownNames['accounts'],
  ) {}

  dispose(): void {
    this.tree.dispose();
  }

  private async roots(): Promise<Node[]> {
    try {
      const { records, hasOlder, unreadable } = await this.journal.latest(MAX_SHOWN);
      const rows = paged(
        undefined,
        this.tree.pages,
        records,
        ({ id }) => id,
        (record) => new RecordNode(record.whole(), this.accountNames),
      );
      const notes = [
        ...(records.length === 0 ? [l10n.t('Nothing has been sent yet')] : []),
        ...(hasOlder ? [l10n.t('Older entries are not shown')] : []),
        ...(unreadable > 0 ? [unreadableWords(unreadable)] : []),
      ];
      return [...rows, ...notes.map((words, index) => new EmptyNode(undefined, words, String(index)))];
    } catch (error) {
      return [new FailureNode(undefined, asFailure(error))];
    }
  }
}
