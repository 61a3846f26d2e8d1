import * as l10n from '@vscode/l10n';
import { Failure } from '../../aws/failure';

/** The failure for a command that was given a document which may not be read. */
export function nothingRead(): Failure {
  return new Failure(
    'refused',
    l10n.t('Nothing was read: this document was not opened from the Direct Connect view.'),
    l10n.t('Choose "Read with Profile …" above it, or open it from the view.'),
  );
}
