import { jsonAnswer } from './answer';
import type { Answer } from './answer';
import { mediaType } from './request';
import type { ReceivedRequest } from './request';

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPES = ['application/x-amz-json-1.1', 'application/x-amz-json-1.0', 'application/json'];

/** The services that are called with POST at `/`. */
export type RootService = 'directconnect' | 'sts' | 'iam';

/** The media type distinguishes Query from JSON, and the scope of the signature one Query service from the other. */
export function serviceOf({ headers }: Pick<ReceivedRequest, 'headers'>): RootService {
  if (mediaType(headers) !== FORM) return 'directconnect';
  return /Credential=[^/,]+\/\d+\/[^/,]+\/iam\//.test(headers.single('authorization') ?? '') ? 'iam' : 'sts';
}

/**
 * Refuses whatever is not a call of either service, before its body is read. That includes what a web page may send
 * without a preflight request: GET, OPTIONS, and POST as text/plain. A form is one of those too, but must be signed.
 */
export function previewService(request: Omit<ReceivedRequest, 'body'>): Answer | undefined {
  if (request.method !== 'POST') {
    return refusal(405, 'MethodNotAllowedException', 'Calls are made with POST.', { Allow: 'POST' });
  }
  if (request.path !== '/') {
    return refusal(404, 'UnknownOperationException', 'Calls are made to the path /.');
  }
  const type = mediaType(request.headers);
  if (type !== FORM && !JSON_TYPES.includes(type)) {
    return refusal(
      415,
      'UnsupportedMediaTypeException',
      `Content-Type must be ${JSON_TYPES[0] ?? ''} or ${FORM}.`,
    );
  }
  return undefined;
}

function refusal(status: number, code: string, message: string, headers?: Record<string, string>): Answer {
  return jsonAnswer(status, { __type: code, message }, headers);
}
