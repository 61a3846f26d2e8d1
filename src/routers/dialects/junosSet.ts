import { headNotes } from '../notes';
import { commentedBy, written } from '../sections';
import type { Dialect } from './dialect';
import { junosSections } from './junosStatements';

/** Juniper Junos as set commands. */
export const junosSet: Dialect = {
  port: 'ge-0/0/1',
  offers: ['bfd', 'defaultRoute', 'vrf'],
  write: (plan) =>
    written(
      commentedBy('#'),
      [...headNotes(plan), 'Load it with "load set terminal".'],
      junosSections(plan).map(({ title, notes, statements }) => ({
        title,
        notes,
        lines: statements.map((levels) => `set ${levels.join(' ')}`),
      })),
    ),
};
