import type { World } from '../world';
import { arnIn } from '../identity/partition';
import { OPERATIONS } from '../operations';
import type { Protocol } from '../protocol';
import { Refusal } from '../refusal';
import { identify } from '../signature/identify';
import type { SignatureRefusals } from '../signature/identify';
import type { Caller } from '../signature/verify';
import { parseFields } from './fields';

const CONTENT_TYPE = 'application/x-amz-json-1.1';
const TARGET_PREFIX = 'OvertureService.';

const SIGNATURE_REFUSALS: SignatureRefusals = {
  missing: { code: 'MissingAuthenticationTokenException', status: 400 },
  incomplete: { code: 'IncompleteSignatureException', status: 400 },
  mismatch: { code: 'InvalidSignatureException', status: 400 },
  unknownKey: { code: 'UnrecognizedClientException', status: 400 },
  expiredToken: { code: 'ExpiredTokenException', status: 400 },
};

/** AWS JSON 1.1 as used by Direct Connect: the operation is in X-Amz-Target, and every refusal has status 400 [G]. */
export function directConnectProtocol(world: World): Protocol<Caller> {
  const signed = { service: 'directconnect', regions: world.regions, refusals: SIGNATURE_REFUSALS };
  return {
    service: signed.service,
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
    identify: (_, request) => identify(request, signed, world),
    run({ operation: name, request, caller, requestId, repeatsToken }) {
      const hasPrefix = request.headers.single('x-amz-target')?.startsWith(TARGET_PREFIX);
      const operation = hasPrefix ? OPERATIONS.get(name) : undefined;
      if (!operation) throw new Refusal('UnknownOperationException', 'The requested operation is not known.');
      checkAllowed(name, caller);
      const { estate, lifecycle } = world;
      const { accountId: account } = caller.credential;
      const call = {
        account,
        region: caller.region,
        fields: parseFields(request.body),
        estate,
        lifecycle,
        isPartner: world.partners.has(account),
        repeatsToken,
      };
      return answer(200, JSON.stringify(operation(call)), requestId);
    },
    failure: ({ code, message, status }, requestId) =>
      answer(status, JSON.stringify({ __type: code, message }), requestId),
  };
}

function checkAllowed(operation: string, { credential, region }: Caller): void {
  if (!credential.denied.includes(operation)) return;
  const action = `directconnect:${operation}`;
  throw new Refusal(
    'AccessDeniedException',
    `User: ${arnIn(region, credential.principal)} is not authorized to perform: ${action} on resource: * ` +
      `because no identity-based policy allows the ${action} action`,
  );
}

function answer(status: number, body: string, requestId: string) {
  return { status, contentType: CONTENT_TYPE, body, headers: { 'x-amzn-RequestId': requestId } };
}
