import { required } from '../json/fields';
import { findByArn } from '../rules/arn';
import type { Call } from './call';

/** The tags of each resource that the request names by its ARN. */
export function describeTags(call: Call): object {
  const arns = required(call.fields.strings('resourceArns'), 'resourceArns');
  return {
    resourceTags: arns.map((resourceArn) => ({ resourceArn, tags: findByArn(call, resourceArn).tags })),
  };
}
