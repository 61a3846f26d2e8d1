import * as l10n from '@vscode/l10n';
import { Range, ThemeColor, ThemeIcon, TreeItem, Uri } from 'vscode';
import * as colorIds from '../../../ids/colorIds';
import { visible } from '../../../directconnect/text';
import { nodeId } from '../node';
import type { Node } from '../node';

/** A problem in a file that a tree shows. */
export interface FileProblem {
  /** Distinguishes it from other problems of the file. */
  readonly key: readonly string[];
  readonly file: string;
  readonly title: string;
  readonly advice: string;
  /** The line to show, starting at 1. */
  readonly line?: number | undefined;
  /** False for what an editor would wait for, such as a pipe. */
  readonly canBeOpened: boolean;
}

/** A problem in a file, at the root. Clicking it opens the file, at the line if there is one. */
export class ProblemNode implements Node {
  readonly id: string;

  constructor(private readonly problem: FileProblem) {
    this.id = nodeId('!problem', problem.file, ...problem.key);
  }

  getTreeItem(): TreeItem {
    const { file, title, advice, line = 1, canBeOpened } = this.problem;
    const item = new TreeItem(visible(title));
    item.id = this.id;
    item.contextValue = 'problem';
    item.description = visible(advice);
    item.tooltip = [file, title, advice].map(visible).join('\n');
    item.iconPath = new ThemeIcon('warning', new ThemeColor(colorIds.warning));
    if (canBeOpened) {
      item.command = {
        command: 'vscode.open',
        title: l10n.t('Open File'),
        arguments: [Uri.file(file), { selection: new Range(line - 1, 0, line - 1, 0) }],
      };
    }
    return item;
  }
}
