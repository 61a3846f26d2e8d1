import type {
  VirtualInterface as AnsweredVirtualInterface,
  Operations,
  OperationName,
} from '../../directconnect/api';
import type { Failure } from '../failure';
import type { CheckResult } from '../writes/outcome';

/** The reads that an operation may do, before it is sent and to check it afterwards. Never prompts anyone. */
export interface Reader {
  /** One call, with its complete answer. */
  ask<Name extends OperationName>(
    name: Name,
    input: Operations[Name]['input'],
  ): Promise<Operations[Name]['output']>;
  /** All virtual interfaces that match, each mapped by `keep` as it arrives, so that secrets are not kept. */
  virtualInterfaces<Kept>(
    filter: { readonly virtualInterfaceId: string } | { readonly connectionId: string },
    keep: (answer: AnsweredVirtualInterface) => Kept,
  ): Promise<Kept[]>;
}

/** What a check knows about the write whose effect it looks for. */
export interface CheckInput<Before> {
  /** What was read before sending. */
  readonly before: Before;
  /** True when AWS refused: then whatever was already so before is not an effect of the write. */
  readonly refused: boolean;
  /** True when the request had secrets that are no longer available, so they can't be compared. */
  readonly secretsAreMissing: boolean;
  /** The ids of what other writes are known to have created: none of them is an effect of this one. */
  readonly others: readonly string[];
}

/**
 * A write operation, as data. It is sent exactly once: the API has no idempotency token, so if no answer settles what
 * happened, its effect is checked instead.
 * @typeParam Before what is read before sending. It is stored in the journal, so it must be JSON.
 */
export interface WriteOperation<Name extends OperationName, Before, Done> {
  readonly name: Name;
  /** The paths of secret inputs, such as `newBGPPeer.authKey`: they are never stored or shown. */
  readonly secrets?: readonly string[];
  /** The ids of the resources that it changes or creates something on. */
  readonly touches: (input: Operations[Name]['input']) => readonly string[];
  /** What it does, as the start of a sentence, such as "Delete dxvif-1". */
  readonly title: (input: Operations[Name]['input']) => string;
  /** Reads what a later check compares with. If this fails, nothing is sent. */
  readonly before: (read: Reader, input: Operations[Name]['input']) => Promise<Before>;
  /** The result in the answer, without secrets; `undefined` if the answer says nothing: then a check decides. */
  readonly done: (answer: Operations[Name]['output'], input: Operations[Name]['input']) => Done | undefined;
  /** Checks for its effect. */
  readonly check: (
    read: Reader,
    input: Operations[Name]['input'],
    known: CheckInput<Before>,
  ) => Promise<CheckResult<Done>>;
  /** The result when a refusal says that it was already done; `undefined` for any other refusal. */
  readonly doneBefore?: (refusal: Failure) => Done | undefined;
  /** The id of what it created, if it creates something. */
  readonly created?: (done: Done) => string | undefined;
}
