import { randomBytes } from 'node:crypto';
import { Faults } from './control/faults';
import { RequestRecord } from './control/record';
import { answerControl, isControl, refuseControl } from './control';
import { dispatch } from './dispatch';
import type { DataFile } from './estate/dataFile/schema';
import { previewProtocol, protocolOf } from './http/routes';
import { serve } from './http/server';
import type { Handler } from './http/server';
import { directConnectProtocol } from './json/protocol';
import { stsProtocol } from './sts/protocol';
import { World } from './world';

export interface EndpointOptions {
  /** 0: a free one. */
  readonly port: number;
  /** What the estate begins with. */
  readonly data: DataFile;
  /** Milliseconds that every answer waits. */
  readonly latency: number;
  /** Host headers that are accepted besides its own, in lower case. */
  readonly aliases?: readonly string[];
}

/** What the ready line says: everything that a client needs. */
export interface Ready {
  readonly endpoint: string;
  readonly regions: readonly string[];
  readonly accounts: readonly {
    readonly accountId: string;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
    readonly name: string;
  }[];
  readonly controlToken: string;
}

export interface Endpoint {
  readonly ready: Ready;
  close(): Promise<void>;
}

/** Starts an endpoint on 127.0.0.1. @throws the listening error, such as EADDRINUSE */
export async function startEndpoint({
  port,
  data,
  latency,
  aliases = [],
}: EndpointOptions): Promise<Endpoint> {
  const world = new World(data);
  const controlToken = randomBytes(24).toString('base64url');
  const server = await serve(handlerOf(world, controlToken), { port, latency, aliases });
  const accounts = world.credentials.map(({ expiration: _, ...account }) => account);
  return {
    ready: { endpoint: `http://127.0.0.1:${server.port}`, regions: world.regions, accounts, controlToken },
    close: () => server.close(),
  };
}

function handlerOf(world: World, controlToken: string): Handler {
  const dispatcher = { world, faults: new Faults(), record: new RequestRecord() };
  const protocols = { directconnect: directConnectProtocol(world), sts: stsProtocol };
  return {
    preview: (request) =>
      isControl(request.path) ? refuseControl(request, controlToken) : previewProtocol(request),
    answer: (request) =>
      isControl(request.path)
        ? answerControl(request, dispatcher)
        : dispatch(request, protocols[protocolOf(request.headers)], dispatcher),
  };
}
