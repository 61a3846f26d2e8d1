import * as l10n from '@vscode/l10n';
import type { StateChange } from '../../directconnect/resources/changes';
import { displayName } from '../../directconnect/resources/resources';
import { stateWords } from '../../directconnect/resources/states';
import { visible } from '../../directconnect/text';

/** A change of state in one line. */
export function changeWords({ virtualInterface, from, to }: StateChange): string {
  const { virtualInterfaceName, virtualInterfaceId } = virtualInterface;
  return l10n.t(
    '{0}: {1} → {2}',
    displayName(virtualInterfaceName, virtualInterfaceId),
    visible(stateWords(from).label),
    visible(stateWords(to).label),
  );
}
