/*
 * Shows a new user where to start: the Direct Connect view, with the walkthrough beside it. Only once: a reload keeps
 * what they have changed in the window since.
 */
const { commands } = require('vscode');

const SHOWN = 'shown';

exports.activate = async ({ globalState }) => {
  if (globalState.get(SHOWN)) return;
  await globalState.update(SHOWN, true);
  await commands.executeCommand('workbench.view.extension.directConnect');
  await commands.executeCommand(
    'workbench.action.openWalkthrough',
    'dx-explorer.direct-connect-explorer#start',
    false,
  );
};
