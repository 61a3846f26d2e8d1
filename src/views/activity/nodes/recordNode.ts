import * as l10n from '@vscode/l10n';
import { TreeItem } from 'vscode';
import type { MarkdownString } from 'vscode';
import type { JournalRecord } from '../../../aws/journal/record';
import { operations } from '../../../aws/operations';
import { isResourceId } from '../../../directconnect/kinds/addresses';
import { accountLabel, regionLabel } from '../../../directconnect/labels';
import type { KnownNames } from '../../../directconnect/labels';
import { visible } from '../../../directconnect/text';
import * as commandIds from '../../../ids/commandIds';
import { nodeId } from '../../tree/node';
import type { Node } from '../../tree/node';
import { stateIcon } from '../../tree/stateIcon';
import { tooltip } from '../../tree/tooltip';
import { clockTime, described, spoken } from '../../tree/words';
import { outcomeWords, statusOf, tones } from '../outcomeWords';

/** What the operation of a record does, in words; its name if this version does not know it. */
export function titleOf({ operation, input }: JournalRecord): string {
  return visible(operations.get(operation)?.title(input) ?? operation);
}

/**
 * The id of what a write created or changed, as far as that is known. For something without a row of its own, such as a
 * failover test, it is the id of what was changed.
 */
export function resourceIdOf({ operation, input, end }: JournalRecord): string | undefined {
  const created = end?.created;
  return created !== undefined && isResourceId(created)
    ? created
    : (operations.get(operation)?.touches(input)[0] ?? created);
}

/** One write: what was sent, and the outcome. Clicking it shows the request. */
export class RecordNode implements Node {
  readonly id: string;
  readonly code: string | undefined;

  /** @param accountNames returns the known names of accounts. */
  constructor(
    readonly record: JournalRecord,
    private readonly accountNames: () => KnownNames['accounts'],
  ) {
    this.id = nodeId(record.id);
    this.code = resourceIdOf(record);
  }

  getTreeItem(): TreeItem {
    const { at, profile, end } = this.record;
    const title = titleOf(this.record);
    const description = visible(described(outcomeWords(this.record), end?.created, clockTime(at), profile));
    const item = new TreeItem(title);
    item.id = this.id;
    item.description = description;
    item.contextValue = `record.${statusOf(this.record)}`;
    item.iconPath = stateIcon('pass', tones[statusOf(this.record)]);
    item.accessibilityInformation = { label: `${title}, ${spoken(description)}` };
    item.command = {
      command: commandIds.showSentRequest,
      title: l10n.t('Show Request'),
      arguments: [this],
    };
    return item;
  }

  getTooltip(): MarkdownString {
    const { at, profile, account, region, operation, end } = this.record;
    const accountWords = account && accountLabel(account, this.accountNames().get(account));
    return tooltip(titleOf(this.record), [
      { label: l10n.t('Outcome'), value: outcomeWords(this.record) },
      { label: l10n.t('Created'), value: end?.created },
      { label: l10n.t('Sent'), value: new Date(at).toLocaleString() },
      { label: l10n.t('Profile'), value: profile },
      { label: l10n.t('Account'), value: accountWords },
      { label: l10n.t('Region'), value: regionLabel(region) },
      { label: l10n.t('Operation'), value: operation },
      { label: l10n.t('Request ID'), value: end?.requestId },
    ]);
  }
}
