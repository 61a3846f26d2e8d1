import axe from 'axe-core';
import type { FrameLocator } from 'playwright-core';

interface Violation {
  id: string;
  nodes: { target: string[]; failureSummary: string }[];
}

/**
 * A webview's page is transparent before the editor's background. The rules on contrast see the page alone, so it is
 * given that very colour meanwhile.
 */
const RUN = `(async () => {
  const { style } = document.documentElement;
  style.backgroundColor = 'var(--vscode-editor-background)';
  try {
    return (await axe.run()).violations;
  } finally {
    style.backgroundColor = '';
  }
})()`;

/** What axe-core finds wrong with a webview's page, one text for each element: the rule, where, and what to do. */
export async function accessibilityViolations(frame: FrameLocator): Promise<string[]> {
  const page = frame.locator('html');
  await page.evaluate(axe.source);
  const violations: Violation[] = await page.evaluate(RUN);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}
