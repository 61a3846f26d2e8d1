import * as l10n from '@vscode/l10n';
import type { StateChange } from '../../directconnect/resources/changes';
import { visible } from '../../directconnect/text';
import { changeWords } from './changeWords';

/** How many changes are listed; more are only counted. */
const MAX_LISTED = 3;

/** The facts about a filter. */
export interface FilterFacts {
  /** Why it can't be parsed: then everything is shown. */
  readonly problem?: string | undefined;
  /** How many regions were read. */
  readonly regions: number;
  /** How many virtual interfaces match, and of how many. */
  readonly shown: number;
  readonly all: number;
  /** How many LAGs, connections, interconnects and provisioned connections match. */
  readonly ports: number;
  /** True when there are more matches than were opened in the tree. */
  readonly isCut: boolean;
}

function filterWords(text: string, { problem, regions, shown, all, ports, isCut }: FilterFacts): string {
  if (problem !== undefined) return l10n.t('Filter: {0} — not applied. {1}', text, problem);
  if (regions === 0) return l10n.t('Filter: {0} — open a region to see what matches', text);
  if (shown + ports === 0) {
    return l10n.t('Filter: {0} — nothing matches in the regions read so far. Change or clear it', text);
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

/** The plain text above the tree: the filter, changes, and a note about the local endpoint. */
export class ViewMessage {
  private filter = '';
  private changes = '';
  private endpoint = '';

  /** @param show shows the text above the tree; an empty one removes it. */
  constructor(private readonly show: (text: string) => void) {}

  /**
   * Shows the result of a filter.
   * @param text the filter as typed; if empty, nothing is shown.
   */
  setFilter(text: string, facts: FilterFacts): void {
    this.filter = text === '' ? '' : filterWords(visible(text), facts);
    this.compose();
  }

  /** Shows which states have changed, until `seen`. */
  announce(changes: readonly StateChange[]): void {
    const lines = changes.slice(0, MAX_LISTED).map(changeWords);
    const others = changes.length - lines.length;
    this.changes = [...lines, ...(others > 0 ? [l10n.t('and {0} more', others)] : [])].join(', ');
    this.compose();
  }

  /** The user has seen the announced changes. */
  seen(): void {
    if (this.changes === '') return;
    this.changes = '';
    this.compose();
  }

  /** Shows or removes a note about the local endpoint. */
  setEndpoint(text: string | undefined): void {
    this.endpoint = text ?? '';
    this.compose();
  }

  private compose(): void {
    this.show([this.filter, this.changes, this.endpoint].filter(Boolean).join('\n'));
  }
}
