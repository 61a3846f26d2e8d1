import * as notes from '../notes';
import { commentedBy, written } from '../sections';
import type { Dialect } from './dialect';
import { JUNOS_MAIN_TABLE, JUNOS_MANAGEMENT, JUNOS_PORT, junosSections, loadedWith } from './junosStatements';
import type { Statement } from './junosStatements';

const REPLACE_NOTE =
  'A policy of the same name is deleted first. If there is none, Junos warns that it did not find it.';

const commandOf = (command: string) => (levels: Statement) => `${command} ${levels.join(' ')}`;

/**
 * Juniper Junos as set commands. A line that begins with # is a comment, which Junos does not keep. Sources:
 * - Loading Configuration Files, 14.1 (load set terminal, Ctrl+D):
 *   https://www.juniper.net/techpubs/en_US/junos14.1/topics/example/junos-software-config-file-loading.html
 * - A delete of what is not there is a warning: https://github.com/ansible/ansible/issues/19107
 * - Using the Junos OS CLI Comment Character #:
 *   https://juniper.net/documentation/en_US/junos13.2/topics/concept/junos-cli-comment-character-usage-overview.html
 */
export const junosSet: Dialect = {
  port: 'ge-0/0/1',
  ports: JUNOS_PORT,
  asnPerNeighbor: true,
  mainTable: JUNOS_MAIN_TABLE,
  managementVrf: JUNOS_MANAGEMENT,
  offers: ['bfd', 'defaultRoute', 'vrf'],
  write: (plan) =>
    written(
      commentedBy('#'),
      [...notes.head(plan), loadedWith('load set terminal')],
      junosSections(plan).map(({ title, notes, toReplace = [], statements }) => ({
        title,
        notes: [...notes, ...(toReplace.length > 0 ? [REPLACE_NOTE] : [])],
        lines: [...toReplace.map(commandOf('delete')), ...statements.map(commandOf('set'))],
      })),
    ),
};
