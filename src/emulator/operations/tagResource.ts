import { required } from '../json/fields';
import { refuse } from '../refusal';
import { findByArn } from '../rules/arn';
import { checkTagCount, checkTags, readTags } from '../rules/tags';
import type { Call } from './call';

/** Adds tags to a resource; existing keys get the new value. */
export function tagResource(call: Call): object {
  const arn = call.fields.string('resourceArn');
  const list = call.fields.structures('tags');
  const tags = readTags(required(list, 'tags'));
  if (tags.length === 0) refuse('tags must contain at least one tag.');
  checkTags(tags);
  const resource = findByArn(call, required(arn, 'resourceArn'));
  const merged = new Map([...resource.tags, ...tags].map(({ key, value }) => [key, value]));
  checkTagCount(merged.size);
  resource.tags = [...merged].map(([key, value]) => ({ key, value }));
  return {};
}
