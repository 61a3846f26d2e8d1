import type { OperationName, Operations } from '../../directconnect/api';
import type { AnyWrite } from '../../aws/operations';
import type { WriteOperation } from '../../aws/operations/operation';
import type { Impact } from '../../directconnect/impact/impact';
import type { RowSubject } from '../../views/connections/resourceOf';
import type { Stores } from '../../views/stores';

/** A request to send: an operation and its input. */
export interface Request {
  readonly operation: AnyWrite;
  readonly input: object;
}

export const request = <Name extends OperationName, Before, Done>(
  operation: WriteOperation<Name, Before, Done>,
  input: Operations[Name]['input'],
): Request => ({ operation: operation as unknown as AnyWrite, input });

/** How the user confirms: with a button, by typing a word, or through a question that was already asked. */
export type Confirmation =
  | { readonly kind: 'asked' }
  | { readonly kind: 'button'; readonly question: string; readonly detail: string; readonly yes: string }
  | {
      readonly kind: 'word';
      readonly title: string;
      readonly prompt: string;
      readonly word: string;
      /** The message while something else is typed. */
      readonly mistyped: string;
      /** True to show the prompt in red. */
      readonly isAlarming?: boolean;
    };

/** What a command can use while it asks the user. */
export interface Asking<Answer> {
  readonly from: Stores;
  /** Opens a document with the requests that an answer would send. Sends nothing. */
  readonly showRequest: (answer: Answer) => void;
}

/**
 * A command that writes, as data: which rows it applies to, what it asks, how it is confirmed, and what it says
 * afterwards.
 */
export interface WriteCommand<Answer> {
  /** Why the command does not apply to a row; `undefined` when it does. Rows can be of any kind. */
  whyNot(target: RowSubject): string | undefined;
  /** How many rows it accepts at once. */
  readonly maxRows: number;
  /** Asks what to change. `undefined` when the user cancelled. */
  ask(asking: Asking<Answer>, targets: readonly RowSubject[]): Promise<Answer | undefined>;
  /** The requests for one row, which are sent one after the other. */
  requests(target: RowSubject, answer: Answer): readonly Request[];
  /** How it is confirmed. @param leftOut the names of the rows that it does not apply to, if any. */
  confirmation(targets: readonly RowSubject[], answer: Answer, leftOut: string | undefined): Confirmation;
  /** For a command that interrupts traffic: what goes down, which is shown in full beside the requests. */
  impact?(answer: Answer): Impact;
  /** Called once a request is done. @param result the result of its operation. */
  after?(target: RowSubject, result: unknown): void;
  /** The message for a row once it is done. */
  done(target: RowSubject, answer: Answer): string;
}
