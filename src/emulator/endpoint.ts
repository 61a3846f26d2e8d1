import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { Faults } from './control/faults';
import { RequestRecord } from './control/record';
import { answerControl, isControl, refuseControl } from './control';
import { dispatch } from './dispatch';
import type { DataFile } from './estate/dataFile/schema';
import { previewService, serviceOf } from './http/routes';
import { serve } from './http/server';
import type { Handler } from './http/server';
import { directConnectProtocol } from './json/protocol';
import { iam } from './iam';
import { container, containerPath } from './metadata/container';
import { instance } from './metadata/instance';
import { queryProtocol } from './query/protocol';
import { answersTo, previewRest, restProtocol } from './rest/protocol';
import { signIn } from './signin';
import { oidc } from './sso/oidc';
import { portal } from './sso/portal';
import { sts } from './sts';
import type { Caller } from './signature/verify';
import type { Protocol } from './protocol';
import type { ReceivedRequest } from './http/request';
import { World } from './world';

export interface EndpointOptions {
  /** 0 picks a free one. */
  readonly port: number;
  /** The initial estate. */
  readonly data: DataFile;
  /** Milliseconds by which every answer is delayed. */
  readonly latency: number;
  /** Further accepted Host headers, in lower case. */
  readonly aliases?: readonly string[];
}

/** The contents of the ready line: everything that a client needs. */
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
  readonly roles: readonly {
    readonly roleArn: string;
    readonly accountId: string;
    readonly roleName: string;
    readonly externalId?: string;
    readonly requireMfa: boolean;
  }[];
  readonly mfaDevices: readonly { readonly serialNumber: string; readonly accountId: string }[];
  readonly sso: { readonly startUrl: string; readonly region: string };
  /** The addresses of the machine's own services, and the Authorization that the container's requires. */
  readonly metadata: {
    readonly container: string;
    readonly containerToken: string;
    readonly instance: string;
  };
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
  return {
    ready: readyLine(world, server.port, controlToken),
    close: () => server.close(),
  };
}

function readyLine(world: World, port: number, controlToken: string): Ready {
  const endpoint = `http://127.0.0.1:${port}`;
  return {
    endpoint,
    regions: world.regions,
    accounts: world.credentials.map(({ accountId, accessKeyId, secretAccessKey, sessionToken, name }) => ({
      accountId,
      name,
      accessKeyId,
      secretAccessKey,
      ...(sessionToken !== undefined && { sessionToken }),
    })),
    roles: world.roles.map(({ roleArn, accountId, roleName, externalId, requireMfa = false }) => ({
      roleArn,
      accountId,
      roleName,
      ...(externalId !== undefined && { externalId }),
      requireMfa,
    })),
    mfaDevices: world.mfaDevices.map(({ serialNumber, accountId }) => ({ serialNumber, accountId })),
    sso: { startUrl: world.sso.startUrl, region: world.sso.region },
    metadata: {
      container: `${endpoint}${containerPath(world.machine)}`,
      containerToken: world.machine.containerToken,
      // botocore appends the path directly to it.
      instance: `${endpoint}/`,
    },
    controlToken,
  };
}

/** Turns of the event loop until what a client sent is read: on a new connection, it is accepted first. */
const TURNS = 4;

/** Lets earlier requests arrive first, on whatever connection, so that a record or a reset includes them. */
async function afterEarlierRequests<Of>(answer: () => Of): Promise<Of> {
  for (let turn = 0; turn < TURNS; turn += 1) await setImmediate();
  return answer();
}

function handlerOf(world: World, controlToken: string): Handler {
  const dispatcher = { world, faults: new Faults(), record: new RequestRecord() };
  const speak =
    <Who extends Caller | undefined>(protocol: Protocol<Who>) =>
    (request: ReceivedRequest) =>
      dispatch(request, protocol, dispatcher);
  const services = {
    directconnect: speak(directConnectProtocol(world)),
    sts: speak(queryProtocol(sts(world), world)),
    iam: speak(queryProtocol(iam(world), world)),
  };
  const rest = [
    oidc(world.sso),
    portal(world.sso, world.keyring),
    signIn(world.signIns),
    instance(world.machine),
    container(world.machine),
  ].map((service) => ({ service, speak: speak(restProtocol(service)) }));
  const restAt = (path: string) => rest.find(({ service }) => answersTo(service, path));
  return {
    preview(request) {
      if (isControl(request.path)) return refuseControl(request, controlToken);
      const found = restAt(request.path);
      return found ? previewRest(found.service, request) : previewService(request);
    },
    answer(request) {
      if (isControl(request.path)) return afterEarlierRequests(() => answerControl(request, dispatcher));
      const { speak: ask } = restAt(request.path) ?? { speak: services[serviceOf(request)] };
      return ask(request);
    },
  };
}
