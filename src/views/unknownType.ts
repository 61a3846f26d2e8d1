import * as l10n from '@vscode/l10n';
import { visible } from '../directconnect/text';

/** Says that a virtual interface is of a type that AWS added after this version. */
export const unknownTypeWords = ({
  virtualInterfaceType = '',
}: {
  readonly virtualInterfaceType?: string | undefined;
}): string =>
  l10n.t(
    'This version does not know the type "{0}" of the virtual interface.',
    visible(virtualInterfaceType).slice(0, 40),
  );
