/*
 * Shows a newcomer where to begin: the Direct Connect view, with the walkthrough beside it. Once: a reload keeps what
 * they have made of the window since.
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
