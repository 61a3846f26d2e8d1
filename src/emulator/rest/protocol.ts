import { jsonAnswer } from '../http/answer';
import type { Answer } from '../http/answer';
import { mediaType } from '../http/request';
import type { ReceivedRequest } from '../http/request';
import type { Protocol } from '../protocol';
import { Refusal } from '../refusal';
import type { RefusalText } from '../refusal';

/** The input of an operation. */
export interface RestCall {
  readonly request: ReceivedRequest;
  readonly query: URLSearchParams;
  /** A fault makes lists endless. */
  readonly repeatsToken: boolean;
}

export interface RestOperation {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: RegExp;
  /** The required media type of a body. */
  readonly mediaType?: string;
  /** @throws Refusal */
  run(call: RestCall): Answer;
}

/** A service that is called by method and path, without signatures. */
export interface RestService {
  readonly service: string;
  readonly operations: Readonly<Record<string, RestOperation>>;
  readonly failure: (refusal: RefusalText) => Answer;
}

export const JSON_TYPE = 'application/json';

/** True when a path belongs to the service, for any method. */
export function answersTo({ operations }: RestService, path: string): boolean {
  return Object.values(operations).some((operation) => operation.path.test(path));
}

/**
 * Refuses a request to one of the service's paths before its body is read, when its method or media type is wrong. A
 * web page can't send JSON without a preflight request.
 */
export function previewRest(
  { operations }: RestService,
  { path, method, headers }: Omit<ReceivedRequest, 'body'>,
): Answer | undefined {
  const here = Object.values(operations).filter((operation) => operation.path.test(path));
  const operation = here.find((candidate) => candidate.method === method);
  if (!operation) {
    const allowed = here.map((candidate) => candidate.method).join(', ');
    return jsonAnswer(405, { message: `${path} takes ${allowed}.` }, { Allow: allowed });
  }
  if (operation.mediaType !== undefined && mediaType(headers) !== operation.mediaType) {
    return jsonAnswer(415, { message: `Content-Type must be ${operation.mediaType}.` });
  }
  return undefined;
}

/** REST without signatures: the operation is found by method and path. */
export function restProtocol({ service, operations, failure }: RestService): Protocol<undefined> {
  const nameOf = ({ method, path }: ReceivedRequest) =>
    Object.entries(operations).find(([, found]) => found.method === method && found.path.test(path))?.[0];
  return {
    service,
    operationName: (request) => nameOf(request) ?? '',
    parameters: (request) => ({ ...Object.fromEntries(queryOf(request)), ...bodyOf(request) }),
    identify: () => undefined,
    run({ operation: name, request, requestId, repeatsToken }) {
      const operation = operations[name];
      if (!operation)
        throw new Refusal('UnknownOperationException', 'The requested operation is not known.', 404);
      return withId(operation.run({ request, query: queryOf(request), repeatsToken }), requestId);
    },
    failure: (refusal, requestId) => withId(failure(refusal), requestId),
  };
}

function withId(answer: Answer, requestId: string): Answer {
  return { ...answer, headers: { ...answer.headers, 'x-amzn-RequestId': requestId } };
}

function queryOf({ query }: ReceivedRequest): URLSearchParams {
  return new URLSearchParams(query);
}

/** The fields of a form or of JSON; none when there is no body or it cannot be parsed. */
function bodyOf({ headers, body }: ReceivedRequest): object {
  const text = body.toString('utf8');
  if (mediaType(headers) !== JSON_TYPE) return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text) as object;
  } catch {
    return {};
  }
}
