import { required } from '../json/fields';
import { findByArn } from '../rules/arn';
import type { Call } from './call';

/** Removes tags from a resource by key; unknown keys are ignored. */
export function untagResource(call: Call): object {
  const arn = call.fields.string('resourceArn');
  const keys = required(call.fields.strings('tagKeys'), 'tagKeys');
  const resource = findByArn(call, required(arn, 'resourceArn'));
  resource.tags = resource.tags.filter(({ key }) => !keys.includes(key));
  return {};
}
