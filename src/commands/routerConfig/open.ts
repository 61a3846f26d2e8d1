import type { LinkTarget } from '../../directconnect/kinds/link';
import { routerConfigUri } from '../../views/routerConfig/uri';
import type { Stores } from '../../views/stores';
import type { Node } from '../../views/tree/node';
import { linkTarget } from '../arguments';
import { wasRead } from '../pick';
import { openEach, virtualInterfacesToOpen } from './chosen';
import type { RouterConfigContext } from './context';
import { openPreferred, preferredConfiguration, showTab } from './show';

/** Opens what a link names if its region was already read; otherwise the document says that nothing was read. */
async function followLink(context: RouterConfigContext, from: Stores, link: LinkTarget): Promise<void> {
  if (wasRead(from, link)) await openPreferred(context, link, link.id);
  else await showTab(routerConfigUri(preferredConfiguration(context, link, link.id, {})));
}

/**
 * Opens the router configurations of the selected rows, of what a link names, or of a virtual interface the user
 * chooses.
 */
export async function openRouterConfiguration(
  context: RouterConfigContext,
  from: Stores,
  argument?: Node | LinkTarget,
  nodes: readonly Node[] = [],
): Promise<void> {
  const link = linkTarget(argument);
  if (link) return followLink(context, from, link);
  const chosen = await virtualInterfacesToOpen(from, argument as Node | undefined, nodes);
  await openEach(chosen, ({ place, id, known }) => openPreferred(context, place, id, { known }));
}
