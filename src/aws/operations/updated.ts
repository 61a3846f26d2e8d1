import type { CheckResult } from '../writes/outcome';
import type { CheckInput, Reader, WriteOperation } from './operation';
import { unlessRefused } from './unlessRefused';
import type { OperationName, Operations } from '../../directconnect/api';

/** Whether the resource was already as requested. */
export interface Had {
  readonly had: boolean;
}

/** How to check a change of attributes. */
interface Changed<Name extends OperationName, Resource> {
  /** Reads the resource to change; `undefined` when AWS does not list it. */
  readonly read: (read: Reader, input: Operations[Name]['input']) => Promise<Resource | undefined>;
  /** True when the resource is as requested. */
  readonly isAsAsked: (resource: Resource, input: Operations[Name]['input']) => boolean;
}

/** The part that all changes of attributes share: a change took effect when the resource is as requested. */
export function changeOf<Name extends OperationName, Resource>({
  read,
  isAsAsked,
}: Changed<Name, Resource>): Pick<WriteOperation<Name, Had, Resource>, 'before' | 'check'> {
  const has = (resource: Resource | undefined, input: Operations[Name]['input']) =>
    resource !== undefined && isAsAsked(resource, input);
  return {
    before: async (reader, input) => ({ had: has(await unlessRefused(read(reader, input)), input) }),
    check: async (reader, input, { before, refused }: CheckInput<Had>): Promise<CheckResult<Resource>> => {
      const resource = await read(reader, input);
      // A value that was already there before is not an effect of a refused request.
      return resource === undefined || !isAsAsked(resource, input) || (refused && before.had)
        ? { kind: 'nothing' }
        : { kind: 'done', result: resource, certain: true };
    },
  };
}

/** True when each value is as requested, ignoring those that were not requested. */
export const isEach = (...pairs: readonly (readonly [asked: unknown, is: unknown])[]): boolean =>
  pairs.every(([asked, is]) => asked === undefined || asked === is);
