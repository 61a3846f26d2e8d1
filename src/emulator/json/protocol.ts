import type { World } from '../world';
import { OPERATIONS } from '../operations';
import type { Protocol } from '../protocol';
import { Refusal } from '../refusal';
import { parseFields } from './fields';

const CONTENT_TYPE = 'application/x-amz-json-1.1';
const TARGET_PREFIX = 'OvertureService.';

/** AWS JSON 1.1 as Direct Connect speaks it: the operation in X-Amz-Target, every refusal at 400 [G]. */
export function directConnectProtocol(world: World): Protocol {
  return {
    service: 'directconnect',
    signatureRefusals: {
      missing: { code: 'MissingAuthenticationTokenException', status: 400 },
      incomplete: { code: 'IncompleteSignatureException', status: 400 },
      mismatch: { code: 'InvalidSignatureException', status: 400 },
      unknownKey: { code: 'UnrecognizedClientException', status: 400 },
      expiredToken: { code: 'ExpiredTokenException', status: 400 },
    },
    operationName({ headers }) {
      const target = headers.single('x-amz-target') ?? '';
      return target.startsWith(TARGET_PREFIX) ? target.slice(TARGET_PREFIX.length) : target;
    },
    parameters({ body }) {
      try {
        return JSON.parse(body.toString('utf8')) as unknown;
      } catch {
        return undefined;
      }
    },
    run(name, request, { credential, region }) {
      const hasPrefix = request.headers.single('x-amz-target')?.startsWith(TARGET_PREFIX);
      const operation = hasPrefix ? OPERATIONS.get(name) : undefined;
      if (!operation) throw new Refusal('UnknownOperationException', 'The requested operation is not known.');
      const { estate, lifecycle } = world;
      const fields = parseFields(request.body);
      return JSON.stringify(operation({ account: credential.accountId, region, fields, estate, lifecycle }));
    },
    success: (body, requestId) => answer(200, body, requestId),
    failure: ({ code, message, status }, requestId) =>
      answer(status, JSON.stringify({ __type: code, message }), requestId),
  };
}

function answer(status: number, body: string, requestId: string) {
  return { status, contentType: CONTENT_TYPE, body, headers: { 'x-amzn-RequestId': requestId } };
}
