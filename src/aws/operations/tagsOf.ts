import type { Reader } from './operation';

/** The tags of one resource, by key; `undefined` when AWS does not list the resource. */
export async function tagsOf(
  read: Reader,
  resourceArn: string,
): Promise<ReadonlyMap<string, string> | undefined> {
  const { resourceTags = [] } = await read.ask('DescribeTags', { resourceArns: [resourceArn] });
  const found = resourceTags.find((one) => one.resourceArn === resourceArn);
  return found && new Map((found.tags ?? []).map(({ key, value = '' }) => [key, value]));
}

/** The id at the end of an ARN, such as `dxvif-1`. */
export const idIn = (resourceArn: string): string => resourceArn.slice(resourceArn.lastIndexOf('/') + 1);
