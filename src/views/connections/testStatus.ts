import * as l10n from '@vscode/l10n';
import { StatusBarAlignment, window } from 'vscode';
import type { Disposable, StatusBarItem } from 'vscode';
import type { RunningTest, RunningTests } from '../../aws/following/runningTests';
import type { Place } from '../../aws/session/place';
import { leftWords } from '../../directconnect/failover/tests';
import * as commandIds from '../../ids/commandIds';
import { inert } from '../inert';

/** In the status bar, while a failover test runs: what is tested, and how much time is left. A click shows its row. */
export class TestStatus implements Disposable {
  private item: StatusBarItem | undefined;

  /** @param nameOf gives the name of a virtual interface, or its id. */
  constructor(
    private readonly tests: RunningTests,
    private readonly nameOf: (place: Place, virtualInterfaceId: string) => string,
  ) {
    tests.on('change', () => this.show());
    this.show();
  }

  dispose(): void {
    this.item?.dispose();
    this.item = undefined;
  }

  private show(): void {
    const { all } = this.tests;
    const [first] = all;
    if (!first) {
      this.dispose();
      return;
    }
    const words = all.map((running) => this.wordsOf(running));
    this.item ??= this.create();
    this.item.text = `$(beaker) ${inert(words[0] ?? '')}${all.length > 1 ? ` (+${all.length - 1})` : ''}`;
    const sentence = l10n.t('Failover tests: {0}', words.join(', '));
    this.item.tooltip = sentence;
    this.item.accessibilityInformation = { label: sentence };
    this.item.show();
  }

  private wordsOf({ place, virtualInterfaceId, test }: RunningTest): string {
    const name = this.nameOf(place, virtualInterfaceId);
    const left = leftWords(test, Date.now());
    return left === undefined ? name : `${name} ${left}`;
  }

  private create(): StatusBarItem {
    const item = window.createStatusBarItem('failoverTest', StatusBarAlignment.Left);
    item.name = l10n.t('Direct Connect Failover Test');
    item.command = commandIds.showRunningTest;
    return item;
  }
}
