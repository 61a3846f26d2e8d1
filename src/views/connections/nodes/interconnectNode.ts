import * as l10n from '@vscode/l10n';
import { TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { MarkdownString } from 'vscode';
import type { Place } from '../../../aws/session/place';
import { subjectFrom } from '../../../directconnect/kinds/subject';
import type { ResourceSubject } from '../../../directconnect/kinds/subject';
import { displayName } from '../../../directconnect/resources/resources';
import type { Interconnect } from '../../../directconnect/resources/resources';
import { visible } from '../../../directconnect/text';
import { belowWords } from '../attention';
import type { Drawing } from '../drawing';
import { placeId } from '../row';
import type { Node } from '../../tree/node';
import { showsDetails } from '../showsDetails';
import { stateIcon } from '../../tree/stateIcon';
import { described, spoken } from '../../tree/words';
import { provisionedConnectionNodes } from './provisionedConnectionNodes';
import { virtualInterfaceNodes } from './virtualInterfaceNodes';

/** An interconnect of a Direct Connect partner. Contains its virtual interfaces and the hosted connections provisioned on it. */
export class InterconnectNode implements Node {
  readonly id: string;
  readonly place: Place;
  readonly subject: ResourceSubject;

  constructor(
    readonly parent: Node,
    private readonly drawing: Drawing,
    private readonly interconnect: Interconnect,
  ) {
    this.place = drawing.place;
    this.subject = subjectFrom('interconnect', interconnect);
    this.id = placeId(this.place, this.subject.id);
  }

  getTreeItem(): TreeItem {
    const { bandwidth, interconnectId, interconnectState, location } = this.interconnect;
    const health = this.drawing.healthOf(this.subject);
    const below = this.drawing.below(this.subject);
    const description = visible(
      described(
        l10n.t('interconnect'),
        bandwidth,
        health.label,
        belowWords(below),
        this.drawing.locationLabel(location),
      ),
    );
    const count = this.drawing.index.countOn(interconnectId);
    const item = new TreeItem(
      this.name,
      count > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
    );
    item.id = this.id;
    item.description = description;
    item.contextValue = `interconnect.${interconnectState ?? 'unknown'}`;
    item.iconPath = stateIcon('type-hierarchy-sub', health.tone, below);
    item.command = showsDetails(this);
    item.accessibilityInformation = {
      label: l10n.t('Interconnect {0}, {1}', this.name, spoken(description)),
    };
    return item;
  }

  getTooltip(): MarkdownString {
    return this.drawing.tooltip(this.subject);
  }

  getChildren(): Node[] {
    const { drawing } = this;
    const { interconnectId } = this.interconnect;
    return [
      ...virtualInterfaceNodes(this, drawing, drawing.index.virtualInterfacesOn(interconnectId)),
      ...provisionedConnectionNodes(this, drawing, interconnectId),
    ];
  }

  private get name(): string {
    return displayName(this.subject.name, this.subject.id);
  }
}
