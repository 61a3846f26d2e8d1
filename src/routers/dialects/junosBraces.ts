import { headNotes } from '../notes';
import { indented, written } from '../sections';
import type { Dialect } from './dialect';
import { junosSections, loadedWith } from './junosStatements';
import type { Statement } from './junosStatements';

/** Statements of one level under each other, those that begin alike under one brace. */
function braces(statements: readonly Statement[]): string[] {
  const parts = new Map<string, Statement[]>();
  for (const [head = '', ...rest] of statements) {
    const below = parts.get(head);
    if (below) below.push(rest);
    else parts.set(head, [rest]);
  }
  return [...parts].flatMap(([head, below]) => {
    if (below.every((rest) => rest.length === 0)) return [`${head};`];
    return [`${head} {`, ...indented(braces(below), 4), '}'];
  });
}

/**
 * Juniper Junos as it shows its configuration. Each part is a whole of its own, and they are merged as they are loaded. A
 * comment before a statement becomes its annotation, in the place of one that it has.
 * Sources: load, https://juniper.net/documentation/en_US/junos13.2/topics/reference/command-summary/load.html
 * (merge, terminal); annotate, https://juniper.net/documentation/en_US/junos12.3/topics/reference/command-summary/annotate.html
 */
export const junosBraces: Dialect = {
  port: 'ge-0/0/1',
  offers: ['bfd', 'defaultRoute', 'vrf'],
  write: (plan) =>
    written(
      (text) => `/* ${text} */`,
      [
        ...headNotes(plan),
        loadedWith('load merge terminal'),
        'Junos keeps these comments with the statements that they stand before.',
      ],
      junosSections(plan).map(({ title, notes, statements }) => ({
        title,
        notes,
        lines: braces(statements),
      })),
    ),
};
