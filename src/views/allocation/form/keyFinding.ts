import * as l10n from '@vscode/l10n';
import type { Finding } from '../../../directconnect/allocation/rules';
import { routersWithout } from '../../../routers/keySpellings';
import type { FormState } from './state';

/** A key that was typed before a reload is gone, and none was typed since. */
export const KEY_LOST = 'authKey.lost';

/** What the page alone can tell of the key: that one was lost, or which routers can't be given the one that is typed. */
function ofThePage({ draft: { authKey }, keyLost }: FormState): Finding | undefined {
  const finding = { field: 'authKey', level: 'warn' } as const;
  if (authKey === '') {
    const message = l10n.t(
      'You had typed a BGP key, and it was not kept when the window was loaded again. Type it again, or AWS makes one.',
    );
    return keyLost ? { ...finding, rule: KEY_LOST, message } : undefined;
  }
  // Of any other key the rules say that it is not for every router; no format here is written with one.
  const routers = /^[ -~]*$/.test(authKey) ? routersWithout(authKey) : [];
  const message = l10n.t(
    'This key can’t be written for {0}, and a key can’t be changed later. At most 25 letters and digits suit every router.',
    routers.join(', '),
  );
  return routers.length > 0 ? { ...finding, rule: 'authKey.routers', message } : undefined;
}

/** The findings with what the page knows of the key. It says more than that not every router takes some characters. */
export function withKeyFinding(findings: readonly Finding[], state: FormState): Finding[] {
  const own = ofThePage(state);
  if (!own) return [...findings];
  const isWarning = ({ field, level }: Finding) => field === 'authKey' && level === 'warn';
  const more = findings.find((finding) => isWarning(finding) && finding.rule !== 'authKey.characters');
  return [
    ...findings.filter((finding) => !isWarning(finding)),
    { ...own, message: more ? `${more.message} ${own.message}` : own.message },
  ];
}
