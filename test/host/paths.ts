import { join } from 'node:path';

export const projectRoot = join(__dirname, '..', '..');
/** What is downloaded once and kept: git-ignored, safe to delete. */
export const downloads = join(projectRoot, '.vscode-test');
/** Results, logs and screenshots of the last run: git-ignored, safe to delete. */
export const testResults = join(projectRoot, 'test-results');
/** The package that `npm run package` writes. */
export const vsix = join(projectRoot, 'dist', 'direct-connect-explorer.vsix');
/** The small extension that shows a newcomer where to begin. Kept out of the folder of what is published. */
export const firstView = join(projectRoot, 'test-results', 'first-view.vsix');
