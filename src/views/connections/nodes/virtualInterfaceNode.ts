import * as l10n from '@vscode/l10n';
import { TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { MarkdownString } from 'vscode';
import type { Place } from '../../../aws/session/place';
import { virtualInterfaceHealth } from '../../../directconnect/resources/health';
import { displayName } from '../../../directconnect/resources/resources';
import type { VirtualInterface } from '../../../directconnect/resources/resources';
import { visible } from '../../../directconnect/text';
import type { Drawing } from '../drawing';
import { nodeId } from '../node';
import type { Node } from '../node';
import { stateIcon } from '../stateIcon';
import { resourceTooltip } from '../tooltip';
import { described, spoken } from '../words';
import { BgpPeerNode } from './bgpPeerNode';

/** The icon of each type, drawn while all is well. One that is not here has a private one's. */
const icons: Partial<Record<string, string>> = { public: 'broadcast', transit: 'arrow-swap' };

/** A private, public or transit virtual interface. Below it, its BGP peers. */
export class VirtualInterfaceNode implements Node {
  readonly id: string;
  readonly place: Place;

  constructor(
    readonly parent: Node,
    private readonly drawing: Drawing,
    /** As it was last told. */
    public virtualInterface: VirtualInterface,
  ) {
    this.place = drawing.place;
    this.id = nodeId(this.place.profile, this.place.region, virtualInterface.virtualInterfaceId ?? '');
  }

  getTreeItem(): TreeItem {
    const { virtualInterface } = this;
    const { virtualInterfaceType, virtualInterfaceState, vlan, bgpPeers = [] } = virtualInterface;
    const health = virtualInterfaceHealth(virtualInterface);
    const description = visible(
      described(
        l10n.t('VLAN {0}', vlan ?? '?'),
        health.label,
        health.detail,
        virtualInterfaceType,
        this.drawing.foreignOwner(virtualInterface.ownerAccount),
      ),
    );
    const item = new TreeItem(
      this.name,
      bgpPeers.length > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
    );
    item.id = this.id;
    item.description = description;
    item.contextValue = `vif.${virtualInterfaceType ?? 'unknown'}.${virtualInterfaceState ?? 'unknown'}`;
    item.iconPath = stateIcon(icons[virtualInterfaceType ?? ''] ?? 'circle-filled', health.tone);
    item.accessibilityInformation = {
      label: l10n.t('Virtual interface {0}, {1}', this.name, spoken(description)),
    };
    return item;
  }

  getTooltip(): MarkdownString {
    return resourceTooltip(
      this.name,
      this.virtualInterface,
      this.drawing.foreignOwner(this.virtualInterface.ownerAccount),
      virtualInterfaceHealth(this.virtualInterface),
    );
  }

  getChildren(): Node[] {
    const { bgpPeers = [] } = this.virtualInterface;
    return bgpPeers.map((peer, index) => new BgpPeerNode(this, this.place, peer, index));
  }

  update(virtualInterface: VirtualInterface): void {
    this.virtualInterface = virtualInterface;
  }

  private get name(): string {
    return displayName(this.virtualInterface.virtualInterfaceName, this.virtualInterface.virtualInterfaceId);
  }
}
