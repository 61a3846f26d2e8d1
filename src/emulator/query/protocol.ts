import type { Protocol } from '../protocol';
import { Refusal } from '../refusal';
import { identify } from '../signature/identify';
import type { SignatureRefusals } from '../signature/identify';
import type { Caller } from '../signature/verify';
import type { World } from '../world';
import { errorResponse, response } from './xml';
import type { Element } from './xml';

/** The input of an action. */
export interface ActionCall<Who extends Caller | undefined> {
  readonly caller: Who;
  readonly form: URLSearchParams;
  readonly world: World;
}

/** An action: reads its form and returns the elements of its result. @throws Refusal */
export type Action<Who extends Caller | undefined> = (call: ActionCall<Who>) => readonly Element[];

/** A service that uses the Query protocol. */
export interface QueryService {
  readonly service: string;
  readonly version: string;
  /** The XML namespace of its answers. */
  readonly namespace: string;
  /** The regions that calls are signed for. */
  readonly regions: readonly string[];
  readonly signed: ReadonlyMap<string, Action<Caller>>;
  /** Actions that identify the caller by something other than a signature. */
  readonly unsigned: ReadonlyMap<string, Action<undefined>>;
}

const SIGNATURE_REFUSALS: SignatureRefusals = {
  missing: { code: 'MissingAuthenticationToken', status: 403 },
  incomplete: { code: 'IncompleteSignature', status: 400 },
  mismatch: { code: 'SignatureDoesNotMatch', status: 403 },
  unknownKey: { code: 'InvalidClientTokenId', status: 403 },
  expiredToken: { code: 'ExpiredToken', status: 403 },
};

/** The Query protocol: form input, XML output, and its own codes for signature errors. */
export function queryProtocol(query: QueryService, world: World): Protocol<Caller | undefined> {
  const { service, version, namespace, regions, signed, unsigned } = query;
  return {
    service,
    operationName: ({ body }) => formOf(body).get('Action') ?? '',
    parameters: ({ body }) => Object.fromEntries(formOf(body)),
    identify: (action, request) =>
      unsigned.has(action)
        ? undefined
        : identify(request, { service, regions, refusals: SIGNATURE_REFUSALS }, world),
    run({ operation: action, request, caller, requestId }) {
      if (!action) throw new Refusal('MissingAction', 'The request must contain the parameter Action');
      const form = formOf(request.body);
      const asked = form.get('Version') ?? '';
      const act = caller
        ? bind(signed.get(action), { caller, form, world })
        : bind(unsigned.get(action), { caller, form, world });
      if (!act || asked !== version) {
        throw new Refusal('InvalidAction', `Could not find operation ${action} for version ${asked}`);
      }
      return xml(200, response(namespace, action, act(), requestId), requestId);
    },
    failure: ({ code, message, status }, requestId) =>
      xml(status, errorResponse(namespace, code, message, status, requestId), requestId),
  };
}

function bind<Who extends Caller | undefined>(
  action: Action<Who> | undefined,
  call: ActionCall<Who>,
): (() => readonly Element[]) | undefined {
  return action && (() => action(call));
}

function formOf(body: Buffer): URLSearchParams {
  return new URLSearchParams(body.toString('utf8'));
}

function xml(status: number, body: string, requestId: string) {
  return { status, contentType: 'text/xml', body, headers: { 'x-amzn-RequestId': requestId } };
}
