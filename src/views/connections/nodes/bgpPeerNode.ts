import * as l10n from '@vscode/l10n';
import { TreeItem } from 'vscode';
import type { MarkdownString } from 'vscode';
import type { Place } from '../../../aws/session/place';
import { familyName } from '../../../directconnect/resources/bgpStatus';
import { peerHealth } from '../../../directconnect/resources/health';
import type { BgpPeer } from '../../../directconnect/resources/resources';
import { visible } from '../../../directconnect/text';
import type { Node } from '../node';
import { stateIcon } from '../stateIcon';
import { resourceTooltip } from '../tooltip';
import { described, spoken } from '../words';

/** A BGP peer of a virtual interface: one session, of one address family. */
export class BgpPeerNode implements Node {
  readonly id: string;

  constructor(
    readonly parent: Node,
    readonly place: Place,
    readonly bgpPeer: BgpPeer,
    index: number,
  ) {
    this.id = `${parent.id}/${encodeURIComponent(bgpPeer.bgpPeerId ?? `!peer${index}`)}`;
  }

  getTreeItem(): TreeItem {
    const { amazonAddress, asn, asnLong, bgpPeerState } = this.bgpPeer;
    const health = peerHealth(this.bgpPeer);
    const number = asn || asnLong;
    const description = visible(
      described(
        number ? l10n.t('ASN {0}', number) : undefined,
        health.detail,
        health.label,
        amazonAddress && l10n.t('Amazon {0}', amazonAddress),
      ),
    );
    const item = new TreeItem(this.label);
    item.id = this.id;
    item.description = description;
    item.contextValue = `bgpPeer.${bgpPeerState ?? 'unknown'}`;
    item.iconPath = stateIcon('arrow-both', health.tone);
    item.accessibilityInformation = { label: l10n.t('BGP peer {0}, {1}', this.label, spoken(description)) };
    return item;
  }

  getTooltip(): MarkdownString {
    return resourceTooltip(this.label, this.bgpPeer);
  }

  private get label(): string {
    const { customerAddress, bgpPeerId } = this.bgpPeer;
    return visible([familyName(this.bgpPeer), customerAddress ?? bgpPeerId].filter(Boolean).join(' '));
  }
}
