import axe from 'axe-core';
import type { FrameLocator } from 'playwright-core';

interface Violation {
  id: string;
  nodes: { target: string[]; failureSummary: string }[];
}

/**
 * A webview's page is transparent in front of the editor's background, but axe-core's contrast rules only see the page,
 * so it gets the same color meanwhile.
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

/**
 * The problems that axe-core finds in a webview's page, one text for each element: the rule, the element, and what to
 * do.
 */
export async function accessibilityViolations(frame: FrameLocator): Promise<string[]> {
  const page = frame.locator('html');
  await page.evaluate(axe.source);
  const violations: Violation[] = await page.evaluate(RUN);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}
