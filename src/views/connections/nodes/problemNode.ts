import * as l10n from '@vscode/l10n';
import { Range, ThemeColor, ThemeIcon, TreeItem, Uri } from 'vscode';
import { problemWords } from '../../../aws/profiles/problemWords';
import type { ProfileProblem } from '../../../aws/profiles/profiles';
import { colorIds } from '../../../contributions';
import { visible } from '../../../directconnect/text';
import { nodeId } from '../node';
import type { Node } from '../node';

/** What is wrong in a shared AWS file. A click opens the file, at the line where there is one. */
export class ProblemNode implements Node {
  readonly id: string;

  constructor(private readonly problem: ProfileProblem) {
    const { kind, file, line, about = '' } = problem;
    this.id = nodeId('!problem', file, kind, String(line ?? about));
  }

  getTreeItem(): TreeItem {
    const { kind, file, line = 1 } = this.problem;
    const { title, advice } = problemWords(this.problem);
    const item = new TreeItem(visible(title));
    item.id = this.id;
    item.contextValue = 'problem';
    item.description = visible(advice);
    item.tooltip = [file, title, advice].map(visible).join('\n');
    item.iconPath = new ThemeIcon('warning', new ThemeColor(colorIds.warning));
    // What is no file is not opened either: an editor would wait for it.
    if (kind === 'notAFile') return item;
    item.command = {
      command: 'vscode.open',
      title: l10n.t('Open File'),
      arguments: [Uri.file(file), { selection: new Range(line - 1, 0, line - 1, 0) }],
    };
    return item;
  }
}
