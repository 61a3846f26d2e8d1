import * as l10n from '@vscode/l10n';
import { DocumentLink, Range, Uri } from 'vscode';
import type { DocumentLinkProvider, TextDocument, TextLine } from 'vscode';
import { isLocal } from '../../aws/profiles/profiles';
import type { ProfileStore } from '../../aws/profiles/profileStore';
import * as commandIds from '../../ids/commandIds';
import { consolePage } from '../../directconnect/kinds/consolePage';
import type { LinkTarget } from '../../directconnect/kinds/link';
import { MASK } from '../../routers/mask';
import { parseDetailsUri } from './uri';

const commandUri = (command: string, argument: object) =>
  Uri.parse(`command:${command}?${encodeURIComponent(JSON.stringify([argument]))}`);

/**
 * The links in a details document: to related resources, to the gateway in the console, and to where a key is shown.
 */
export class DetailsLinks implements DocumentLinkProvider {
  constructor(private readonly profiles: ProfileStore) {}

  async provideDocumentLinks(document: TextDocument): Promise<DocumentLink[]> {
    const here = parseDetailsUri(document.uri);
    if (!here) return [];
    const { profiles } = await this.profiles.list();
    const profile = profiles.find(({ name }) => name === here.profile);
    const inConsole = profile !== undefined && !isLocal(profile);
    return Array.from({ length: document.lineCount }, (_, line) => document.lineAt(line)).flatMap((line) => [
      ...neighbors(line, here),
      ...keys(line, here),
      ...(inConsole ? gateways(line, here) : []),
    ]);
  }
}

function linkAt({ lineNumber }: TextLine, start: number, text: string, target: Uri, tooltip: string) {
  const link = new DocumentLink(new Range(lineNumber, start, lineNumber, start + text.length), target);
  link.tooltip = tooltip;
  return link;
}

/**
 * An id is a link if it is a whole value, or begins a line about a related resource. A name that contains one is not a
 * link.
 */
function neighbors(line: TextLine, here: LinkTarget): DocumentLink[] {
  const [, before = '', id = ''] =
    /^((?:[\s-]*\w+Id: |# {2}))(dx(?:con|lag|vif)-[0-9a-z]+)(?=\s|$)/.exec(line.text) ?? [];
  if (!id || id === here.id) return [];
  const { profile, region } = here;
  return [
    linkAt(
      line,
      before.length,
      id,
      commandUri(commandIds.showDetails, { profile, region, id }),
      l10n.t('Show details'),
    ),
  ];
}

function keys(line: TextLine, { profile, region, id }: LinkTarget): DocumentLink[] {
  const found = /^[\s-]*(?:authKey|customerRouterConfig): /.exec(line.text);
  if (!found || !line.text.startsWith(MASK, found[0].length)) return [];
  return [
    linkAt(
      line,
      found[0].length,
      MASK,
      commandUri(commandIds.openRouterConfiguration, { profile, region, id }),
      l10n.t('Open Router Configuration'),
    ),
  ];
}

function gateways(line: TextLine, { region }: LinkTarget): DocumentLink[] {
  const [, before = '', id = ''] = /^(\s*directConnectGatewayId: )([0-9a-f-]{36})$/.exec(line.text) ?? [];
  const page = id ? consolePage('gateway', region, id) : undefined;
  if (!page) return [];
  return [linkAt(line, before.length, id, Uri.parse(page, true), l10n.t('Open in AWS Console'))];
}
