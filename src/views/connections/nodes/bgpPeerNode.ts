import * as l10n from '@vscode/l10n';
import { TreeItem } from 'vscode';
import type { MarkdownString } from 'vscode';
import type { Place } from '../../../aws/place';
import type { BgpPeer } from '../../../directconnect/resources';
import { stateWords } from '../../../directconnect/states';
import type { Tone } from '../../../directconnect/states';
import { visible } from '../../../directconnect/text';
import type { Node } from '../node';
import { stateIcon } from '../stateIcon';
import { resourceTooltip } from '../tooltip';
import { described, spoken } from '../words';

const families: Partial<Record<string, string>> = { ipv4: 'IPv4', ipv6: 'IPv6' };

/** The session's own status in words. It is an open list, as every one of AWS. */
function sessionWords(status: string | undefined): string {
  if (status === 'up') return l10n.t('BGP up');
  if (status === 'down') return l10n.t('BGP down');
  return l10n.t('BGP unknown');
}

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
    const { amazonAddress, asn, asnLong, bgpPeerState, bgpStatus } = this.bgpPeer;
    const state = stateWords(bgpPeerState);
    const number = asn || asnLong;
    const description = visible(
      described(
        number ? l10n.t('ASN {0}', number) : undefined,
        sessionWords(bgpStatus),
        state.label,
        amazonAddress && l10n.t('Amazon {0}', amazonAddress),
      ),
    );
    const item = new TreeItem(this.label);
    item.id = this.id;
    item.description = description;
    item.contextValue = `bgpPeer.${bgpPeerState ?? 'unknown'}`;
    item.iconPath = stateIcon('arrow-both', this.tone);
    item.accessibilityInformation = { label: l10n.t('BGP peer {0}, {1}', this.label, spoken(description)) };
    return item;
  }

  getTooltip(): MarkdownString {
    return resourceTooltip(this.label, this.bgpPeer);
  }

  private get label(): string {
    const { addressFamily = '', customerAddress, bgpPeerId } = this.bgpPeer;
    const family = families[addressFamily] ?? addressFamily;
    return visible([family, customerAddress ?? bgpPeerId].filter(Boolean).join(' '));
  }

  /** While the peer is there, its session tells how it is. */
  private get tone(): Tone {
    const { bgpPeerState, bgpStatus } = this.bgpPeer;
    const { tone } = stateWords(bgpPeerState);
    if (tone !== 'good') return tone;
    if (bgpStatus === 'down') return 'bad';
    return bgpStatus === 'up' ? 'good' : 'unknown';
  }
}
