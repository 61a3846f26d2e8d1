import * as l10n from '@vscode/l10n';
import type { WriteOperation } from './operation';
import { idIn, tagsOf } from './tagsOf';
import { changeOf } from './updated';
import type { Had } from './updated';

type Tags = ReadonlyMap<string, string>;

/** Removes tags from a resource. The answer is empty, so a check decides. */
export const untagResource: WriteOperation<'UntagResource', Had, Tags> = {
  name: 'UntagResource',
  touches: ({ resourceArn }) => [idIn(resourceArn)],
  title: ({ resourceArn, tagKeys }) =>
    l10n.t('Remove tags from {0}: {1}', idIn(resourceArn), tagKeys.join(', ')),
  done: () => undefined,
  ...changeOf<'UntagResource', Tags>({
    read: (read, { resourceArn }) => tagsOf(read, resourceArn),
    isAsAsked: (is, { tagKeys }) => tagKeys.every((key) => !is.has(key)),
  }),
};
