import * as l10n from '@vscode/l10n';
import type { Finding } from '../../../directconnect/allocation/rules';
import { routersWithout } from '../../../routers/keySpellings';
import type { AllocationDraft } from '../../../directconnect/allocation/draft';

/** The part of the page's state that the key is checked with. */
interface TypedKey {
  readonly draft: Pick<AllocationDraft, 'authKey'>;
  /** True when a key was typed before a reload and the person has not decided about it since. */
  readonly keyLost: boolean;
}

/** A key typed before a reload is gone, and none has been typed since. */
export const KEY_LOST = 'authKey.lost';

/** Findings about the key that only the page can make: that it was lost, or which routers can't take the typed one. */
function ofThePage({ draft: { authKey }, keyLost }: TypedKey): Finding | undefined {
  const finding = { field: 'authKey', level: 'warn' } as const;
  if (authKey === '') {
    const message = l10n.t(
      'The BGP key you typed was not kept when the window was reloaded. Type it again, or AWS will generate one.',
    );
    return keyLost ? { ...finding, rule: KEY_LOST, message } : undefined;
  }
  if (!/^[ -~]*$/.test(authKey)) {
    const message = l10n.t(
      'The key contains non-ASCII characters, which none of the router formats here support, and changing a key later takes a new BGP peer. Up to 25 letters and digits work on every router.',
    );
    return { ...finding, rule: 'authKey.routers', message };
  }
  const routers = routersWithout(authKey);
  const message = l10n.t(
    'This key can’t be used on {0}, and changing a key later takes a new BGP peer. Up to 25 letters and digits work on every router.',
    routers.join(', '),
  );
  return routers.length > 0 ? { ...finding, rule: 'authKey.routers', message } : undefined;
}

/** The findings plus those of the page about the key, which are more specific than the rule about characters. */
export function withKeyFinding(findings: readonly Finding[], state: TypedKey): Finding[] {
  const own = ofThePage(state);
  if (!own) return [...findings];
  const isWarning = ({ field, level }: Finding) => field === 'authKey' && level === 'warn';
  const more = findings.find((finding) => isWarning(finding) && finding.rule !== 'authKey.characters');
  return [
    ...findings.filter((finding) => !isWarning(finding)),
    { ...own, message: more ? `${more.message} ${own.message}` : own.message },
  ];
}
