import * as l10n from '@vscode/l10n';
import type { Profile } from '../../aws/profiles/profiles';
import { described } from '../tree/words';

/** Where a profile's credentials come from, in words. */
const origins: Record<Profile['origin']['kind'], () => string> = {
  files: () => l10n.t('~/.aws files'),
  memory: () => l10n.t('the local endpoint, in memory'),
  environment: () => l10n.t('environment variables'),
  container: () => l10n.t('the container’s role'),
  instance: () => l10n.t('the instance’s role'),
};

/** Where a profile's credentials come from, and whether they prompt, as far as known without making requests. */
export function credentialWords({ origin, sso, needsMfa }: Profile): string {
  return described(
    origins[origin.kind](),
    sso ? l10n.t('IAM Identity Center') : undefined,
    needsMfa ? l10n.t('MFA') : undefined,
  );
}
