import { headNotes } from '../notes';
import { commentedBy, written } from '../sections';
import type { Dialect } from './dialect';
import { junosSections, loadedWith } from './junosStatements';

/**
 * Juniper Junos as set commands. A line that begins with # is a comment, and is not kept.
 * Sources: Loading Configuration Files, https://www.juniper.net/techpubs/en_US/junos14.1/topics/example/junos-software-config-file-loading.html
 * (load set terminal, Ctrl+D); Using the Junos OS CLI Comment Character #,
 * https://juniper.net/documentation/en_US/junos13.2/topics/concept/junos-cli-comment-character-usage-overview.html
 */
export const junosSet: Dialect = {
  port: 'ge-0/0/1',
  offers: ['bfd', 'defaultRoute', 'vrf'],
  write: (plan) =>
    written(
      commentedBy('#'),
      [...headNotes(plan), loadedWith('load set terminal')],
      junosSections(plan).map(({ title, notes, statements }) => ({
        title,
        notes,
        lines: statements.map((levels) => `set ${levels.join(' ')}`),
      })),
    ),
};
