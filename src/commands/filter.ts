import * as l10n from '@vscode/l10n';
import { ThemeIcon, window } from 'vscode';
import { parseFilter } from '../directconnect/inventoryFilter';
import type { ViewOptions } from '../views/connections/viewOptions';

const help = () =>
  l10n.t(
    'Words of a name, id, address, ASN, account or location, and any of {0}. All have to match; commas part alternatives; quotes keep blanks together.',
    'state:down,pending type:private vlan:100-200 tag:env=prod bgp:down',
  );

/** Asks what to filter the tree by. The tree shows what is left while it is typed; Escape leaves it as it was. */
export async function filter(options: ViewOptions): Promise<void> {
  const input = window.createInputBox();
  input.title = l10n.t('Filter Virtual Interfaces');
  input.placeholder = 'state:down type:private vlan:100-200 tag:env=prod';
  input.value = options.filter;
  input.buttons = [{ iconPath: new ThemeIcon('question'), tooltip: l10n.t('What Can Be Filtered') }];
  input.onDidTriggerButton(() => (input.prompt = help()));
  input.onDidChangeValue((text) => {
    const { problem } = parseFilter(text);
    input.validationMessage = problem ?? '';
    if (problem === undefined) options.preview(text);
  });
  const accepted = await new Promise<string | undefined>((resolve) => {
    input.onDidAccept(() => {
      if (parseFilter(input.value).problem === undefined) resolve(input.value);
    });
    input.onDidHide(() => resolve(undefined));
    input.show();
  });
  input.dispose();
  if (accepted === undefined) options.preview(undefined);
  else await options.setFilter(accepted);
}
