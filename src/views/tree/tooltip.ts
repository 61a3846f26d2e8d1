import * as l10n from '@vscode/l10n';
import { MarkdownString } from 'vscode';
import type { Subject } from '../../directconnect/kinds/subject';
import { fieldsOf } from '../../directconnect/resources/fields';
import type { Field } from '../../directconnect/resources/fields';
import type { Health } from '../../directconnect/resources/health';
import { visible } from '../../directconnect/text';

type Line = Pick<Field, 'label' | 'value'> & Partial<Pick<Field, 'below'>>;

function append(text: MarkdownString, fields: readonly Line[], indent: string): void {
  for (const { label, value, below = [] } of fields) {
    text.appendMarkdown(`\n${indent}- **`).appendText(label).appendMarkdown('** ').appendText(value);
    for (const entry of below) append(text, entry, `${indent}  `);
  }
}

/**
 * A tooltip with a title and fields. Values are inserted as text, since they may contain Markdown; neither commands nor
 * HTML are enabled.
 */
export function fieldTooltip(title: string, fields: readonly Line[]): MarkdownString {
  const text = new MarkdownString('**').appendText(visible(title)).appendMarkdown('**\n');
  append(
    text,
    fields.map((field) => ({ ...field, value: visible(field.value) })),
    '',
  );
  return text;
}

/**
 * Every field of a resource, or of a part of one, for its tooltip.
 * @param owner the account that owns it, when that is not the profile's.
 */
export function resourceTooltip(
  title: string,
  { resource }: Subject,
  health: Health,
  owner?: string,
): MarkdownString {
  return fieldTooltip(title, [
    ...(owner ? [{ label: l10n.t('Owner'), value: owner }] : []),
    ...fieldsOf(owner ? { ...resource, ownerAccount: undefined } : resource, health),
  ]);
}
