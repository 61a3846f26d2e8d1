import * as l10n from '@vscode/l10n';
import type { Route } from '../api';
import { visible } from '../text';

/**
 * Local preference. Source: AWS Direct Connect user guide, "Routing policies and BGP communities". The scope communities
 * have no words: that page says that the customer sets 7224:9100 to 9300 and AWS sets 7224:8100 and 8200, and the page
 * "BGP route visibility" has it the other way round.
 */
const preferences: Readonly<Record<string, () => string>> = {
  '7224:7100': () => l10n.t('low preference'),
  '7224:7200': () => l10n.t('medium preference'),
  '7224:7300': () => l10n.t('high preference'),
};

/** The communities of a route as AWS lists them, with words for those that are known to mean one thing. */
export function communityWords({ communities = [], routeDirection }: Route): string {
  return communities
    .map((community) => {
      const known = routeDirection === 'accepted' && Object.hasOwn(preferences, community);
      const words = known ? preferences[community]?.() : undefined;
      return words ? `${community} (${words})` : visible(community);
    })
    .join(', ');
}
