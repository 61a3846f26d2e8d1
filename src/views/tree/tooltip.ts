import { MarkdownString } from 'vscode';
import { visible } from '../../directconnect/text';

/** The maximum number of lines, including the title: a tooltip must not cover the rows below. */
const MAX_LINES = 12;

/** A line of a tooltip; with a label, it is left out while it has no value. */
export type TooltipLine = string | { readonly label: string; readonly value: string | undefined };

/** Escapes text so that Markdown shows it as it is. CommonMark: any ASCII punctuation may have a backslash before it. */
const plain = (text: string) =>
  visible(text)
    .trim()
    .replace(/[!-/:-@[-`{-~]/g, '\\$&');

const bold = (text: string) => `**${plain(text)}**`;

function written(line: TooltipLine): string {
  if (typeof line === 'string') return plain(line);
  const { label, value } = line;
  return value?.trim() ? `${bold(label)} ${plain(value)}` : '';
}

/**
 * A tooltip with a title and lines, each said once. Everything is inserted as text, since it may contain Markdown;
 * neither commands nor HTML are enabled.
 * @param hint what the row does, as the last line.
 */
export function tooltip(title: string, lines: readonly TooltipLine[], hint?: string): MarkdownString {
  const last = hint === undefined ? [] : [`*${plain(hint)}*`];
  const said = [...(title.trim() ? [bold(title)] : []), ...lines.map(written)];
  const all = [...new Set(said)].filter((line) => line !== '');
  return new MarkdownString([...all.slice(0, MAX_LINES - last.length), ...last].join('  \n'));
}
