import * as notes from '../notes';
import { indented, written } from '../sections';
import type { Dialect } from './dialect';
import { JUNOS_MAIN_TABLE, JUNOS_MANAGEMENT, JUNOS_PORT, junosSections, loadedWith } from './junosStatements';
import type { Statement } from './junosStatements';

/** In front of a level: replaces what the router has there. */
const REPLACE = 'replace: ';

/** Writes the statements of one level, grouping those with the same beginning in one pair of braces. */
function braces(statements: readonly Statement[]): string[] {
  const parts = new Map<string, Statement[]>();
  for (const [head = '', ...rest] of statements) {
    const below = parts.get(head);
    if (below) below.push(rest);
    else parts.set(head, [rest]);
  }
  return [...parts].flatMap(([head, below]) => {
    if (below.every((rest) => rest.length === 0)) return [`${head};`];
    const block = [`${head.replace(REPLACE, '')} {`, ...indented(braces(below), 4), '}'];
    return head.startsWith(REPLACE) ? [REPLACE.trim(), ...block] : block;
  });
}

/** Statements with the tag that makes Junos replace a whole level, if the level is one of those to replace. */
const tagged = (statements: readonly Statement[], toReplace: readonly Statement[]): Statement[] =>
  statements.map((levels) => {
    const whole = toReplace.find((path) => path.every((level, index) => level === levels[index]));
    if (!whole) return levels;
    const last = whole.length - 1;
    return levels.map((level, index) => (index === last ? REPLACE + level : level));
  });

/**
 * Juniper Junos in the form in which it shows its configuration. Each part is complete in itself; loading merges them,
 * except for what is tagged to be replaced. A comment before a statement replaces the statement's annotation. Sources:
 * - Replace Elements in Configuration Data Using the Junos XML Protocol (the tag above a statement, in formatted text):
 *   https://juniper.net/documentation/us/en/software/junos/junos-xml-protocol/topics/task/junos-xml-protocol-configuration-data-elements-replacing.html
 * - load (replace, terminal):
 *   https://juniper.net/documentation/en_US/junos13.2/topics/reference/command-summary/load.html
 * - annotate: https://juniper.net/documentation/en_US/junos12.3/topics/reference/command-summary/annotate.html
 */
export const junosBraces: Dialect = {
  port: 'ge-0/0/1',
  ports: JUNOS_PORT,
  asnPerNeighbor: true,
  mainTable: JUNOS_MAIN_TABLE,
  managementVrf: JUNOS_MANAGEMENT,
  offers: ['bfd', 'defaultRoute', 'vrf'],
  write: (plan) =>
    written(
      (text) => `/* ${text} */`,
      [
        ...notes.head(plan),
        loadedWith('load replace terminal'),
        'Junos keeps these comments with the statements that follow them.',
      ],
      junosSections(plan).map(({ title, notes, toReplace = [], statements }) => ({
        title,
        notes,
        lines: braces(tagged(statements, toReplace)),
      })),
    ),
};
