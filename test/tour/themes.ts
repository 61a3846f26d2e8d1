import type { Page } from 'playwright-core';

/** One of VS Code's four kinds of theme, which a window and its webviews have as a class. */
interface Theme {
  /** Its name in the file of a picture. */
  kind: string;
  name: string;
  workbench: string;
  webview: string;
}

/** A theme for bright and one for dark surroundings: VS Code follows the system from one to the other. */
export interface ThemePair {
  light: Theme;
  dark: Theme;
}

export const ordinary: ThemePair = {
  light: { kind: 'light', name: 'Light Modern', workbench: 'vs', webview: 'vscode-light' },
  dark: { kind: 'dark', name: 'Dark Modern', workbench: 'vs-dark', webview: 'vscode-dark' },
};

export const highContrast: ThemePair = {
  light: {
    kind: 'hc-light',
    name: 'Default High Contrast Light',
    workbench: 'hc-light',
    webview: 'vscode-high-contrast-light',
  },
  dark: {
    kind: 'hc-dark',
    name: 'Default High Contrast',
    workbench: 'hc-black',
    webview: 'vscode-high-contrast',
  },
};

/** Settings that make a window follow the system between the two themes. */
export function themeSettings({ light, dark }: ThemePair): Record<string, unknown> {
  return {
    'window.autoDetectColorScheme': true,
    'workbench.preferredLightColorTheme': light.name,
    'workbench.preferredDarkColorTheme': dark.name,
  };
}

/** Does something in one theme of the pair and then in the other: the system turns dark, then bright. */
export async function inBothThemes(
  page: Page,
  pair: ThemePair,
  act: (theme: Theme) => Promise<void>,
): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await shows(page, pair[colorScheme]);
    await act(pair[colorScheme]);
  }
}

/** Waits until everything visible is in this theme. */
async function shows(page: Page, { workbench, webview }: Theme): Promise<void> {
  await page.locator(`.monaco-workbench.${workbench}`).waitFor();
  for (const frame of await page.locator('iframe.webview.ready').filter({ visible: true }).all()) {
    await frame.contentFrame().locator('#active-frame').contentFrame().locator(`body.${webview}`).waitFor();
  }
}
