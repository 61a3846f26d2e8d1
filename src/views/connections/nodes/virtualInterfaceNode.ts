import * as l10n from '@vscode/l10n';
import { TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { MarkdownString } from 'vscode';
import type { Place } from '../../../aws/session/place';
import { leftWords } from '../../../directconnect/failover/tests';
import { subjectFrom } from '../../../directconnect/kinds/subject';
import type { SubjectOf } from '../../../directconnect/kinds/subject';
import { displayName } from '../../../directconnect/resources/resources';
import type { VirtualInterface } from '../../../directconnect/resources/resources';
import { prefixUsage, usageLabel } from '../../../directconnect/routes/usage';
import { visible } from '../../../directconnect/text';
import type { Drawing } from '../drawing';
import { placeId } from '../row';
import type { Row } from '../row';
import type { Node } from '../../tree/node';
import { showsDetails } from '../showsDetails';
import { stateIcon } from '../../tree/stateIcon';
import { described, spoken } from '../../tree/words';
import { BgpPeerNode } from './bgpPeerNode';

/** The icon of each type while all is well. Other types have the icon of private ones. */
const icons: ReadonlyMap<string, string> = new Map([
  ['public', 'broadcast'],
  ['transit', 'arrow-swap'],
]);

/** The context value for menus: type, state, and whether SiteLink is enabled, if that can be changed now. */
function contextOf(one: VirtualInterface): string {
  const { virtualInterfaceType: type = 'unknown', virtualInterfaceState: state = 'unknown' } = one;
  const siteLink =
    one.directConnectGatewayId && (state === 'available' || state === 'down')
      ? ['siteLink', one.siteLinkEnabled ? 'on' : 'off']
      : [];
  return ['vif', type, state, ...siteLink].join('.');
}

/** A private, public or transit virtual interface. Contains its BGP peers. */
export class VirtualInterfaceNode implements Row {
  readonly id: string;
  readonly place: Place;
  /** The last known state. */
  subject: SubjectOf<'virtualInterface'>;

  constructor(
    readonly parent: Node,
    private readonly drawing: Drawing,
    virtualInterface: VirtualInterface,
  ) {
    this.place = drawing.place;
    this.subject = subjectFrom('virtualInterface', virtualInterface);
    this.id = placeId(this.place, this.subject.id);
  }

  getTreeItem(): TreeItem {
    const { virtualInterfaceType, vlan, bgpPeers = [] } = this.subject.resource;
    const health = this.drawing.healthOf(this.subject);
    const description = visible(
      described(
        l10n.t('VLAN {0}', vlan ?? '?'),
        health.label,
        this.timeLeft,
        health.detail,
        ...this.nearLimits,
        virtualInterfaceType,
        this.drawing.foreignOwner(this.subject.ownerAccount),
      ),
    );
    const item = new TreeItem(
      this.name,
      bgpPeers.length > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
    );
    item.id = this.id;
    item.description = description;
    item.contextValue = contextOf(this.subject.resource);
    item.iconPath = stateIcon(icons.get(virtualInterfaceType ?? '') ?? 'circle-filled', health.tone);
    item.command = showsDetails(this);
    item.accessibilityInformation = {
      label: l10n.t('Virtual interface {0}, {1}', this.name, spoken(description)),
    };
    return item;
  }

  getTooltip(): MarkdownString {
    return this.drawing.tooltip(this.subject);
  }

  getChildren(): Node[] {
    const { bgpPeers = [] } = this.subject.resource;
    return bgpPeers.map((peer, index) => new BgpPeerNode(this, this.drawing, peer, index));
  }

  update(virtualInterface: VirtualInterface): void {
    this.subject = subjectFrom('virtualInterface', virtualInterface);
  }

  /** How much time is left of its failover test, if one is running and AWS says so. */
  private get timeLeft(): string | undefined {
    const test = this.drawing.from.inventories.runningTests.of(this.place, this.subject.id);
    return test && leftWords(test, Date.now());
  }

  /** The address families that use most of their prefix allocation, if the routes have been read. */
  private get nearLimits(): string[] {
    const { resource, id } = this.subject;
    const counts = this.drawing.from.inventories.acceptedPrefixes.of(this.place, id);
    if (!counts || resource.virtualInterfaceState !== 'available') return [];
    return prefixUsage(counts, resource)
      .filter(({ isNear }) => isNear)
      .map(usageLabel);
  }

  private get name(): string {
    return displayName(this.subject.name, this.subject.id);
  }
}
