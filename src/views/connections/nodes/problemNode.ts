import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import { Range, ThemeColor, ThemeIcon, TreeItem, Uri } from 'vscode';
import type { ProfileProblem } from '../../../aws/profiles';
import { colorIds } from '../../../contributions';
import { nodeId } from '../node';
import type { Node } from '../node';

/** A line of a shared AWS file that could not be read. A click opens the file there. */
export class ProblemNode implements Node {
  readonly id: string;

  constructor(private readonly problem: ProfileProblem) {
    this.id = nodeId('!problem', problem.file, String(problem.line));
  }

  getTreeItem(): TreeItem {
    const { file, line } = this.problem;
    const item = new TreeItem(l10n.t('Line {0} of {1} could not be read', line, basename(file)));
    item.id = this.id;
    item.contextValue = 'problem';
    item.description = l10n.t(
      'The profiles are those that could be read last. Correct the line, then refresh.',
    );
    item.tooltip = [file, item.description].join('\n');
    item.iconPath = new ThemeIcon('warning', new ThemeColor(colorIds.warning));
    item.command = {
      command: 'vscode.open',
      title: l10n.t('Open File'),
      arguments: [Uri.file(file), { selection: new Range(line - 1, 0, line - 1, 0) }],
    };
    return item;
  }
}
