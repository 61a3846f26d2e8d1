import * as l10n from '@vscode/l10n';
import { familyName } from '../resources/bgpStatus';
import { otherFamily } from './rotation';
import type { Family, Way } from './rotation';
import type { Step, StepKind } from './progress';

/** What a step is called, what it costs, and how to go back. */
export interface StepWords {
  readonly title: string;
  readonly outage: string;
  readonly wayBack: string;
}

const none = () => l10n.t('No outage.');

const deleteWords = (its: string, other: string, way: Way): StepWords => ({
  title: l10n.t('Delete the {0} peer that has the old key', its),
  outage:
    way === 'eachFamily'
      ? l10n.t(
          'Outage: {0} on this virtual interface, from now until the new peer is up. Allow several minutes. {1} stays up, and carries {1} prefixes only.',
          its,
          other,
        )
      : l10n.t(
          'Outage: {0} on this virtual interface, from now until the new peer is up. Allow several minutes. The temporary {1} peer does not carry its prefixes.',
          its,
          other,
        ),
  wayBack: l10n.t(
    'Rollback: add the peer with the old key. AWS does not show the key of a deleted peer, so note it first: the router configuration shows it.',
  ),
});

/** The words of each step, from the family that it is about and the other one. */
const words: Record<StepKind, (its: string, other: string, way: Way) => StepWords> = {
  addTemporary: (its, other) => ({
    title: l10n.t('Add a temporary {0} peer', its),
    outage: l10n.t(
      'No outage. It is only there because AWS does not delete the last peer: it does not carry the {0} prefixes.',
      other,
    ),
    wayBack: l10n.t('Rollback: delete the temporary peer.'),
  }),
  temporaryReady: (its) => ({
    title: l10n.t('Wait until AWS has set up the temporary {0} peer', its),
    outage: none(),
    wayBack: l10n.t('Your router needs no configuration for it.'),
  }),
  delete: deleteWords,
  gone: (its) => ({
    title: l10n.t('Wait until AWS has deleted the {0} peer', its),
    outage: l10n.t('The outage continues.'),
    wayBack: l10n.t('Rollback: add the peer with the old key once it is gone.'),
  }),
  create: (its) => ({
    title: l10n.t('Add the {0} peer again, with the new key', its),
    outage: l10n.t('The outage continues until your router has the new key.'),
    wayBack: l10n.t('Rollback: enter the old key here, and leave your router as it is.'),
  }),
  session: (its) => ({
    title: l10n.t('Change the {0} key on your router, and wait until BGP is up', its),
    outage: l10n.t('The outage ends when BGP is up.'),
    wayBack: l10n.t('Rollback: delete this peer, and add it with the old key.'),
  }),
  deleteTemporary: (its) => ({
    title: l10n.t('Delete the temporary {0} peer', its),
    outage: l10n.t('No outage, unless you have started to use it.'),
    wayBack: l10n.t('Rollback: add an {0} peer again.', its),
  }),
  temporaryGone: (its) => ({
    title: l10n.t('Wait until AWS has deleted the temporary {0} peer', its),
    outage: none(),
    wayBack: l10n.t('Rollback: add an {0} peer again.', its),
  }),
  allocate: () => ({
    title: l10n.t('Create another virtual interface like it, on another VLAN and with a new key'),
    outage: none(),
    wayBack: l10n.t('Rollback: delete the new virtual interface.'),
  }),
  parallelSession: () => ({
    title: l10n.t('Configure your router for the new virtual interface, and wait until BGP is up'),
    outage: none(),
    wayBack: l10n.t('Rollback: delete the new virtual interface.'),
  }),
  switch: () => ({
    title: l10n.t('Move the traffic to the new virtual interface on your router'),
    outage: l10n.t('No outage while both are up.'),
    wayBack: l10n.t('Rollback: prefer the old virtual interface again.'),
  }),
  deleteOld: () => ({
    title: l10n.t('Delete the old virtual interface'),
    outage: l10n.t('No outage if the new one carries all of its prefixes, which is checked just before.'),
    wayBack: l10n.t('No rollback: a deleted virtual interface can’t be restored.'),
  }),
  oldGone: () => ({
    title: l10n.t('Wait until AWS has deleted the old virtual interface'),
    outage: none(),
    wayBack: l10n.t('No rollback.'),
  }),
};

export const familyWords = (family: Family): string => familyName({ addressFamily: family });

/** A step in words. */
export function stepWords({ kind, family }: Pick<Step, 'kind' | 'family'>, way: Way): StepWords {
  const [its, other] = family ? [family, otherFamily(family)].map(familyWords) : [];
  return words[kind](its ?? '', other ?? '', way);
}
