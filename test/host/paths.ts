import { join } from 'node:path';

export const projectRoot = join(__dirname, '..', '..');
/** Downloads that are kept: ignored by Git, safe to delete. */
export const downloads = join(projectRoot, '.vscode-test');
/** Results, logs and screenshots of the last run: ignored by Git, safe to delete. */
export const testResults = join(projectRoot, 'test-results');
/** The package that `npm run package` writes. */
export const vsix = join(projectRoot, 'dist', 'direct-connect-explorer.vsix');
/** The small extension that shows a new user where to start. It is outside the folder that is published. */
export const firstView = join(projectRoot, 'test-results', 'first-view.vsix');
