import type { Protocol } from '../protocol';
import { Refusal } from '../refusal';
import { getCallerIdentity } from './getCallerIdentity';
import { element, errorResponse, response } from './xml';

const VERSION = '2011-06-15';

/** The Query protocol as STS speaks it: a form in, XML out, and codes of its own for the same mistakes. */
export const stsProtocol: Protocol = {
  service: 'sts',
  signatureRefusals: {
    missing: { code: 'MissingAuthenticationToken', status: 403 },
    incomplete: { code: 'IncompleteSignature', status: 400 },
    mismatch: { code: 'SignatureDoesNotMatch', status: 403 },
    unknownKey: { code: 'InvalidClientTokenId', status: 403 },
    expiredToken: { code: 'ExpiredToken', status: 403 },
  },
  operationName: ({ body }) => formOf(body).get('Action') ?? '',
  parameters: ({ body }) => Object.fromEntries(formOf(body)),
  run(action, { body }, caller, requestId) {
    if (!action) throw new Refusal('MissingAction', 'The request must contain the parameter Action');
    const version = formOf(body).get('Version') ?? '';
    if (action !== 'GetCallerIdentity' || version !== VERSION) {
      throw new Refusal('InvalidAction', `Could not find operation ${action} for version ${version}`);
    }
    return response(action, getCallerIdentity(caller).map(element), requestId);
  },
  success: (body, requestId) => xml(200, body, requestId),
  failure: ({ code, message, status }, requestId) =>
    xml(status, errorResponse(code, message, status, requestId), requestId),
};

function formOf(body: Buffer): URLSearchParams {
  return new URLSearchParams(body.toString('utf8'));
}

function xml(status: number, body: string, requestId: string) {
  return { status, contentType: 'text/xml', body, headers: { 'x-amzn-RequestId': requestId } };
}
