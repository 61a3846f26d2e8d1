import { required } from '../json/fields';
import { findByArn } from '../rules/arn';
import { checkTagCount, checkTags, readTags } from '../rules/tags';
import type { Call } from './call';

/** Adds tags to a resource; a key that it has already gets the new value. */
export function tagResource(call: Call): object {
  const arn = call.fields.string('resourceArn');
  const list = call.fields.structures('tags');
  const tags = readTags(required(list, 'tags'));
  checkTags(tags);
  const resource = findByArn(call, required(arn, 'resourceArn'));
  const merged = new Map([...resource.tags, ...tags].map(({ key, value }) => [key, value]));
  checkTagCount(merged.size);
  resource.tags = [...merged].map(([key, value]) => ({ key, value }));
  return {};
}
