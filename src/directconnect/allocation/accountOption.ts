import * as l10n from '@vscode/l10n';
import type { AccountFacts } from './knownNetwork';

/** How many names are listed besides the first: dozens of profiles may reach one account. */
const MAX_OTHER_NAMES = 2;

/** An account in a list: its first name and its ID, which identify it, then its other names. */
export function accountOption({ id, names }: AccountFacts): string {
  const [first, ...others] = names;
  const hidden = others.length - MAX_OTHER_NAMES;
  return [
    ...(first === undefined ? [] : [first]),
    id,
    ...others.slice(0, MAX_OTHER_NAMES),
    ...(hidden > 0 ? [l10n.t('{0} more', hidden)] : []),
  ].join(' · ');
}
