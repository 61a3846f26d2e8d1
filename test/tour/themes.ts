import type { Page } from 'playwright-core';

/** One of the four kinds of theme that VS Code has, as a window and a webview in it show by a class. */
interface Theme {
  /** In the name of a picture. */
  kind: string;
  name: string;
  workbench: string;
  webview: string;
}

/** A theme for a bright and one for a dark surrounding: VS Code follows the system from one to the other. */
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

/** Settings that let a window follow the system between the two themes. */
export function themeSettings({ light, dark }: ThemePair): Record<string, unknown> {
  return {
    'window.autoDetectColorScheme': true,
    'workbench.preferredLightColorTheme': light.name,
    'workbench.preferredDarkColorTheme': dark.name,
  };
}

/** Turns the system to bright or dark, and waits until all that can be seen follows. */
export async function setColorScheme(
  page: Page,
  pair: ThemePair,
  colorScheme: 'light' | 'dark',
): Promise<void> {
  const { workbench, webview } = pair[colorScheme];
  await page.emulateMedia({ colorScheme });
  await page.locator(`.monaco-workbench.${workbench}`).waitFor();
  for (const frame of await page.locator('iframe.webview.ready').filter({ visible: true }).all()) {
    await frame.contentFrame().locator('#active-frame').contentFrame().locator(`body.${webview}`).waitFor();
  }
}
