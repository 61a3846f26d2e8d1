import { MarkdownString } from 'vscode';
import { fieldsOf } from '../../directconnect/fields';
import type { Field } from '../../directconnect/fields';

function append(text: MarkdownString, fields: readonly Field[], indent: string): void {
  for (const { label, value, below } of fields) {
    text.appendMarkdown(`\n${indent}- **`).appendText(label).appendMarkdown('** ').appendText(value);
    for (const entry of below) append(text, entry, `${indent}  `);
  }
}

/**
 * Every field of a resource for its tooltip. What AWS sent is put in as text: it may hold Markdown of its own, and
 * neither commands nor HTML are enabled.
 */
export function resourceTooltip(title: string, resource: object): MarkdownString {
  const text = new MarkdownString('**').appendText(title).appendMarkdown('**\n');
  append(text, fieldsOf(resource), '');
  return text;
}
