import * as l10n from '@vscode/l10n';
import { MarkdownString } from 'vscode';
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
 * A tooltip of a title and fields. What they hold is put in as text: it may hold Markdown of its own, and neither
 * commands nor HTML are enabled.
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
 * Every field of a resource for its tooltip.
 * @param owner words for the account that owns it, where that is another than the profile's.
 * @param health how it is, where that is more than its state says.
 */
export function resourceTooltip(
  title: string,
  resource: object,
  owner?: string,
  health?: Health,
): MarkdownString {
  return fieldTooltip(title, [
    ...(owner ? [{ label: l10n.t('Other account'), value: owner }] : []),
    ...fieldsOf(owner ? { ...resource, ownerAccount: undefined } : resource, health),
  ]);
}
