import * as l10n from '@vscode/l10n';
import { ThemeIcon, window } from 'vscode';
import type { InventoryStore } from '../../aws/inventory/store';
import { parseFilter } from '../../directconnect/inventory/inventoryFilter';
import { hasValue } from '../../directconnect/inventory/matching';
import { subjectsIn } from '../../directconnect/kinds/subject';
import type { ListKey } from '../../directconnect/inventory/terms';
import type { ViewOptions } from '../../views/connections/viewOptions';

const EXAMPLE = 'state:down,pending type:private vlan:100-200 tag:env=prod bgp:down';

const help = () =>
  l10n.t(
    'Type words from a row or its tooltip, or filters such as {0}. All of them must match. A comma means or, a leading "-" means not, quotes keep words together.',
    EXAMPLE,
  );

/** Asks what to filter the tree by. The tree previews the result while the user types; Escape restores it. */
export async function filter(options: ViewOptions, inventories: InventoryStore): Promise<void> {
  const isPresent = (key: ListKey, value: string) =>
    inventories.known().some(({ sweep }) => subjectsIn(sweep).some((one) => hasValue(one, key, value)));
  const problemWith = (text: string) => parseFilter(text, { isPresent }).problem;
  const input = window.createInputBox();
  const check = (text: string) => {
    const problem = problemWith(text);
    input.validationMessage = problem ?? '';
    return problem === undefined;
  };
  input.title = l10n.t('Filter Virtual Interfaces');
  input.placeholder = 'state:down type:private vlan:100-200 tag:env=prod';
  input.value = options.filter;
  input.buttons = [{ iconPath: new ThemeIcon('question'), tooltip: l10n.t('Filter Help') }];
  input.onDidTriggerButton(() => (input.prompt = help()));
  input.onDidChangeValue((text) => {
    if (check(text)) options.preview(text);
  });
  check(input.value);
  const accepted = await new Promise<string | undefined>((resolve) => {
    input.onDidAccept(() => {
      if (check(input.value)) resolve(input.value);
    });
    input.onDidHide(() => resolve(undefined));
    input.show();
  });
  input.dispose();
  if (accepted === undefined) options.preview(undefined);
  else await options.setFilter(accepted);
}
