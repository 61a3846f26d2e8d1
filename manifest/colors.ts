import type { ColorRecord } from './records';

/** Colors of our own: the editor's error and warning colors are plain white in its dark high contrast theme. */
export const colors = {
  down: {
    description:
      'Icon color of rows whose resource or BGP session is down, that have something down below them, or that could not be read.',
    defaults: {
      dark: 'list.errorForeground',
      light: 'list.errorForeground',
      highContrast: '#ff6b6b',
      highContrastLight: '#a1140a',
    },
  },
  warning: {
    description:
      'Icon color of rows that wait for someone to act, are degraded or have something degraded below them, or could only be read in part.',
    defaults: {
      dark: 'list.warningForeground',
      light: 'list.warningForeground',
      highContrast: '#ffd83d',
      highContrastLight: '#6e4e00',
    },
  },
} satisfies Record<string, ColorRecord>;
