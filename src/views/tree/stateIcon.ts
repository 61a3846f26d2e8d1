import { ThemeColor, ThemeIcon } from 'vscode';
import * as colorIds from '../../ids/colorIds';
import { allHealthy } from '../../directconnect/inventory/unhealthy';
import type { Unhealthy } from '../../directconnect/inventory/unhealthy';
import type { Tone } from '../../directconnect/resources/states';

/** Tones whose icon replaces the kind's own: a state that needs attention differs in shape as well as in color. */
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

/** A row that has trouble below it, or is degraded itself, has the same shape; its color says how bad it is. */
const trouble = (tone: 'bad' | 'degraded') => new ThemeIcon('warning', new ThemeColor(colors[tone]));

/**
 * The icon of a resource in a state.
 * @param kind the icon of the kind of resource while all is well.
 * @param below what is down or degraded below its row.
 */
export function stateIcon(kind: string, tone: Tone, below: Unhealthy = allHealthy): ThemeIcon {
  if (tone !== 'bad' && below.down.length > 0) return trouble('bad');
  if (tone !== 'bad' && below.degraded.length > 0) return trouble('degraded');
  return new ThemeIcon(shapes[tone] ?? kind, new ThemeColor(colors[tone]));
}

/** The icon of a row without a state of its own, such as a region. @param kind its icon while all is well. */
export function groupIcon(kind: string, { down, degraded }: Unhealthy): ThemeIcon {
  if (down.length > 0) return trouble('bad');
  return degraded.length > 0 ? trouble('degraded') : new ThemeIcon(kind);
}
