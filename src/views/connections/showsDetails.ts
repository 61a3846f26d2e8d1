import * as l10n from '@vscode/l10n';
import type { Command } from 'vscode';
import * as commandIds from '../../ids/commandIds';
import type { Node } from '../tree/node';

/** What a click or Enter does on the row of a resource. */
export const showsDetails = (row: Node): Command => ({
  command: commandIds.previewDetails,
  title: l10n.t('Show Details'),
  arguments: [row],
});
