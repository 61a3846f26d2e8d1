import { DescribeLocationsCommand } from '@aws-sdk/client-direct-connect';
import type {
  DirectConnectClient,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-direct-connect';
import type { DeserializeMiddleware, MetadataBearer, SerializeMiddleware } from '@smithy/types';
import type { OperationName, Operations } from '../../directconnect/api';
import { call } from './calls';

/** The output of an operation, with AWS's request id in `$metadata`. */
export type Answer<Name extends OperationName> = Operations[Name]['output'] & MetadataBearer;

interface Request {
  readonly headers: Record<string, string>;
  body: unknown;
}

interface InvokeOptions {
  readonly abortSignal?: AbortSignal;
  /** Called at each attempt, as soon as the request is handed to the network. */
  readonly onSent?: (() => void) | undefined;
}

/**
 * Sends any operation, even one that the SDK doesn't know: the published SDK has fewer operations than the service, and
 * drops request members that it doesn't know. So a command of the SDK with an empty input carries the request, and gets
 * its real body and target between serialization and signing; retries, signature and errors are the SDK's.
 * @param client one from `keepWhole`: otherwise the SDK would parse the answer as that of the carrying command, and
 * drop the rest.
 * @param input sent as JSON, without undefined members.
 * @throws what the SDK throws; `ask` turns it into a Failure.
 */
export async function invoke<Name extends OperationName>(
  client: DirectConnectClient,
  operation: Name,
  input: Operations[Name]['input'],
  { onSent, ...options }: InvokeOptions = {},
): Promise<Answer<Name>> {
  const carrier = new DescribeLocationsCommand({});
  const load: SerializeMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next) => (args) => {
    const request = args.request as Request;
    request.headers['x-amz-target'] = `OvertureService.${operation}`;
    request.body = JSON.stringify(input);
    return next(args);
  };
  carrier.middlewareStack.addRelativeTo(load, {
    relation: 'after',
    toMiddleware: 'serializerMiddleware',
    name: 'load',
  });
  if (onSent) {
    const tell: DeserializeMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next) => (args) => {
      const answering = next(args);
      onSent();
      return answering;
    };
    carrier.middlewareStack.add(tell, { step: 'deserialize', priority: 'low', name: 'tell' });
  }
  const answer: unknown = await client.send(carrier, options);
  return answer as Answer<Name>;
}

/** Sends an operation with the timeout of a call. @throws Failure */
export const ask = <Name extends OperationName>(
  client: DirectConnectClient,
  operation: Name,
  input: Operations[Name]['input'],
  signal?: AbortSignal,
  onSent?: () => void,
): Promise<Answer<Name>> =>
  call(operation, (abortSignal) => invoke(client, operation, input, { abortSignal, onSent }), signal);
