import { jsonAnswer } from '../http/answer';
import type { Answer } from '../http/answer';
import type { RefusalText } from '../refusal';

/** A refusal in REST JSON: the code is in a header. @param more fields that the service adds */
export function restFailure({ code, message, status }: RefusalText, more: object = {}): Answer {
  return jsonAnswer(status, { __type: code, message, ...more }, { 'x-amzn-ErrorType': code });
}
