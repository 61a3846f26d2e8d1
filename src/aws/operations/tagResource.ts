import * as l10n from '@vscode/l10n';
import type { WriteOperation } from './operation';
import { idIn, tagsOf } from './tagsOf';
import { changeOf } from './updated';
import type { Had } from './updated';

type Tags = ReadonlyMap<string, string>;

/** Adds tags to a resource, or changes their values. The answer is empty, so a check decides. */
export const tagResource: WriteOperation<'TagResource', Had, Tags> = {
  name: 'TagResource',
  touches: ({ resourceArn }) => [idIn(resourceArn)],
  title: ({ resourceArn, tags }) =>
    l10n.t('Set tags on {0}: {1}', idIn(resourceArn), tags.map(({ key }) => key).join(', ')),
  done: () => undefined,
  ...changeOf<'TagResource', Tags>({
    read: (read, { resourceArn }) => tagsOf(read, resourceArn),
    isAsAsked: (is, { tags }) => tags.every(({ key, value = '' }) => is.get(key) === value),
  }),
};
