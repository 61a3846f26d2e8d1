import * as l10n from '@vscode/l10n';
import { TreeItem } from 'vscode';
import type { MarkdownString } from 'vscode';
import type { Place } from '../../../aws/session/place';
import { asnOf } from '../../../directconnect/addressing/asn';
import { healthOf, subjectFrom } from '../../../directconnect/kinds/subject';
import type { Subject } from '../../../directconnect/kinds/subject';
import { familyName } from '../../../directconnect/resources/bgpStatus';
import type { BgpPeer } from '../../../directconnect/resources/resources';
import { visible } from '../../../directconnect/text';
import { idBelow } from '../../tree/node';
import type { Drawing } from '../drawing';
import type { Node } from '../../tree/node';
import { showsDetails } from '../showsDetails';
import { stateIcon } from '../../tree/stateIcon';
import { described, spoken } from '../../tree/words';

/** A BGP peer of a virtual interface: one session, of one address family. */
export class BgpPeerNode implements Node {
  readonly id: string;
  readonly place: Place;
  readonly subject: Subject;

  constructor(
    readonly parent: Node,
    private readonly drawing: Drawing,
    private readonly bgpPeer: BgpPeer,
    index: number,
  ) {
    this.place = drawing.place;
    this.subject = subjectFrom('bgpPeer', bgpPeer);
    this.id = idBelow(parent, bgpPeer.bgpPeerId ?? `!peer${index}`);
  }

  getTreeItem(): TreeItem {
    const { amazonAddress, bgpPeerState } = this.bgpPeer;
    const { health } = this;
    const number = asnOf(this.bgpPeer);
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
    item.command = showsDetails(this);
    item.accessibilityInformation = { label: l10n.t('BGP peer {0}, {1}', this.label, spoken(description)) };
    return item;
  }

  getTooltip(): MarkdownString {
    return this.drawing.tooltip(this.subject, this.label, this.parent.subject?.ownerAccount);
  }

  private get health() {
    return healthOf(this.subject, this.drawing.inventory);
  }

  private get label(): string {
    const { customerAddress, bgpPeerId } = this.bgpPeer;
    const label = [familyName(this.bgpPeer), customerAddress || bgpPeerId].filter(Boolean).join(' ');
    return label === '' ? l10n.t('BGP peer') : visible(label);
  }
}
