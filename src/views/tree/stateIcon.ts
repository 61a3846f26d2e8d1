import { ThemeColor, ThemeIcon } from 'vscode';
import * as colorIds from '../../ids/colorIds';
import type { Tone } from '../../directconnect/resources/states';

/** Tones whose icon replaces the kind's own: a state that needs attention differs in shape as well as colour. */
const shapes: Partial<Record<Tone, string>> = {
  passing: 'sync',
  waiting: 'clock',
  degraded: 'warning',
  bad: 'error',
  gone: 'circle-slash',
};

const colors: Record<Tone, string> = {
  good: 'testing.iconPassed',
  passing: 'charts.blue',
  waiting: colorIds.warning,
  degraded: colorIds.warning,
  bad: colorIds.down,
  gone: 'disabledForeground',
  unknown: 'disabledForeground',
};

/**
 * The icon of a resource in a state.
 * @param kind the icon of the kind of resource while all is well.
 */
export function stateIcon(kind: string, tone: Tone): ThemeIcon {
  return new ThemeIcon(shapes[tone] ?? kind, new ThemeColor(colors[tone]));
}
