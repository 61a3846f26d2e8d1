import { headNotes } from '../notes';
import { indented, written } from '../sections';
import type { Dialect } from './dialect';
import { junosSections } from './junosStatements';
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

/** Juniper Junos as it shows its configuration. Each part is a whole of its own, and they are merged as they are loaded. */
export const junosBraces: Dialect = {
  port: 'ge-0/0/1',
  offers: ['bfd', 'defaultRoute', 'vrf'],
  write: (plan) =>
    written(
      (text) => `/* ${text} */`,
      [...headNotes(plan), 'Load it with "load merge terminal".'],
      junosSections(plan).map(({ title, notes, statements }) => ({
        title,
        notes,
        lines: braces(statements),
      })),
    ),
};
