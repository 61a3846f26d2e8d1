import * as l10n from '@vscode/l10n';
import type { StateChange } from '../../directconnect/resources/changes';
import { visible } from '../../directconnect/text';
import { changeWords } from './changeWords';

/** Changes that are told one by one; of more, only how many. */
const TOLD = 3;

/** What there is to say of a filter. */
export interface FilterFacts {
  /** Why it can't be read: then everything is shown. */
  readonly problem?: string | undefined;
  /** How many regions were read. */
  readonly regions: number;
  /** How many virtual interfaces are left, and of how many. */
  readonly shown: number;
  readonly all: number;
  /** How many LAGs, connections, interconnects and provisioned connections are left. */
  readonly ports: number;
  /** True when there is more than is opened in the tree. */
  readonly isCut: boolean;
}

function filterWords(text: string, { problem, regions, shown, all, ports, isCut }: FilterFacts): string {
  if (problem !== undefined) return l10n.t('Filter: {0} — not applied. {1}', text, problem);
  if (regions === 0) return l10n.t('Filter: {0} — open a region to see what matches', text);
  if (shown + ports === 0) {
    return l10n.t('Filter: {0} — nothing matches in the regions that were read: change or clear it', text);
  }
  const counts = [text, shown.toLocaleString(), all.toLocaleString()];
  if (shown === 0) {
    return ports === 1
      ? l10n.t(
          'Filter: {0} — {1} of {2} virtual interfaces, but 1 connection, LAG or interconnect',
          ...counts,
        )
      : l10n.t(
          'Filter: {0} — {1} of {2} virtual interfaces, but {3} connections, LAGs or interconnects',
          ...counts,
          ports.toLocaleString(),
        );
  }
  return isCut
    ? l10n.t('Filter: {0} — {1} of {2} virtual interfaces. Expand a row to see more of them', ...counts)
    : l10n.t('Filter: {0} — {1} of {2} virtual interfaces', ...counts);
}

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
  setFilter(text: string, facts: FilterFacts): void {
    this.filter = text === '' ? '' : filterWords(visible(text), facts);
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
