import * as l10n from '@vscode/l10n';
import { TreeItem } from 'vscode';
import type { MarkdownString } from 'vscode';
import type { Place } from '../../../aws/place';
import { displayName } from '../../../directconnect/resources';
import type { VirtualInterface } from '../../../directconnect/resources';
import { stateWords } from '../../../directconnect/states';
import { visible } from '../../../directconnect/text';
import { nodeId } from '../node';
import type { Node } from '../node';
import { stateIcon } from '../stateIcon';
import { resourceTooltip } from '../tooltip';

/** BGP's status over all peers, in words: down as soon as one is down. */
function bgpStatus({ bgpPeers = [] }: VirtualInterface): string | undefined {
  const statuses = bgpPeers.map((peer) => peer.bgpStatus);
  if (statuses.includes('down')) return l10n.t('BGP down');
  if (statuses.length > 0 && statuses.every((status) => status === 'up')) return l10n.t('BGP up');
  return statuses.length > 0 ? l10n.t('BGP unknown') : undefined;
}

/** A private, public or transit virtual interface. */
export class VirtualInterfaceNode implements Node {
  readonly id: string;

  constructor(
    readonly parent: Node,
    readonly place: Place,
    readonly virtualInterface: VirtualInterface,
  ) {
    this.id = nodeId(place.profile, place.region, virtualInterface.virtualInterfaceId ?? '');
  }

  getTreeItem(): TreeItem {
    const { virtualInterface } = this;
    const { virtualInterfaceName, virtualInterfaceId, virtualInterfaceType, virtualInterfaceState, vlan } =
      virtualInterface;
    const state = stateWords(virtualInterfaceState);
    const bgp = bgpStatus(virtualInterface);
    const label = displayName(virtualInterfaceName, virtualInterfaceId);
    const description = visible(
      [l10n.t('VLAN {0}', vlan ?? '?'), state.label, ...(bgp ? [bgp] : []), virtualInterfaceType ?? ''].join(
        ' · ',
      ),
    );
    const item = new TreeItem(label);
    item.id = this.id;
    item.description = description;
    item.contextValue = `vif.${virtualInterfaceType ?? 'unknown'}.${virtualInterfaceState ?? 'unknown'}`;
    item.iconPath = stateIcon('circle-filled', state.tone);
    item.accessibilityInformation = {
      label: l10n.t('Virtual interface {0}, {1}', label, description.replaceAll(' · ', ', ')),
    };
    return item;
  }

  getTooltip(): MarkdownString {
    return resourceTooltip(
      displayName(this.virtualInterface.virtualInterfaceName, this.virtualInterface.virtualInterfaceId),
      this.virtualInterface,
    );
  }
}
