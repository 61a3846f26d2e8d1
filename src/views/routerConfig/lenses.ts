import * as l10n from '@vscode/l10n';
import { CodeLens, Range } from 'vscode';
import type { Uri } from 'vscode';
import * as commandIds from '../../ids/commandIds';
import { isFormat } from '../../routers/formats';
import { XML, parseRouterConfigUri } from './uri';

/** The code lenses above a router configuration. */
export function lensesOf(uri: Uri, isRevealed: boolean): CodeLens[] {
  const start = new Range(0, 0, 0, 0);
  const lens = (command: string, title: string) => new CodeLens(start, { command, title, arguments: [uri] });
  const { format = XML } = parseRouterConfigUri(uri) ?? {};
  return [
    isRevealed
      ? lens(commandIds.maskBgpKey, l10n.t('Mask BGP Key'))
      : lens(commandIds.revealBgpKey, l10n.t('Reveal BGP Key')),
    lens(commandIds.changeFormat, l10n.t('Change Format…')),
    ...(isFormat(format) ? [lens(commandIds.chooseRouterOptions, l10n.t('Router Options…'))] : []),
    ...(format === XML ? [] : [lens(commandIds.showXml, l10n.t('Show XML'))]),
    lens(commandIds.copyRouterConfiguration, l10n.t('Copy')),
    lens(commandIds.saveRouterConfiguration, l10n.t('Save As…')),
    lens(commandIds.compareWithFile, l10n.t('Compare with File…')),
    lens(commandIds.compareFormats, l10n.t('Compare Formats…')),
  ];
}
