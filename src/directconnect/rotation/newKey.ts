import { emptyDraft } from '../allocation/draft';
import { knownNetwork } from '../allocation/knownNetwork';
import { networkFacts } from '../allocation/networkFacts';
import { bgpRules } from '../allocation/rules/bgp';
import type { Level } from '../allocation/rules/rule';
import { emptyInventory } from '../resources/resources';

/** The rules about a key need to know nothing of a network. */
const nothing = () =>
  knownNetwork(
    networkFacts({ connectionId: '', region: '', inventory: emptyInventory, others: [], accounts: [] }),
  );

/** What is wrong with a key, or may be, by the rules of the form. What blocks comes first. */
export function keyProblem(
  authKey: string,
): { readonly level: Level; readonly message: string } | undefined {
  const known = nothing();
  const found = bgpRules
    .filter(({ fields }) => fields.includes('authKey'))
    .flatMap(({ level, check }) => {
      const message = check({ ...emptyDraft, authKey }, known);
      return message === undefined ? [] : [{ level, message }];
    });
  return found.find(({ level }) => level === 'block') ?? found[0];
}
