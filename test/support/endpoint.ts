import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Profile } from '../../src/aws/profiles/profiles';

interface Account {
  readonly accountId: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly name: string;
}

interface Role {
  readonly roleArn: string;
  readonly accountId: string;
  readonly roleName: string;
  readonly externalId?: string;
  readonly requireMfa: boolean;
}

/** A request in the endpoint's record. */
export interface RecordedRequest {
  readonly operation: string;
  readonly account?: string;
  readonly attempt?: string;
  readonly parameters?: unknown;
}

/** The local endpoint, as a process of its own. */
export interface TestEndpoint {
  readonly url: string;
  readonly accounts: readonly Account[];
  /** The roles that can be assumed. */
  readonly roles: readonly Role[];
  /** MFA devices; `control('GET', 'mfa')` gives a code of each. */
  readonly mfaDevices: readonly { readonly serialNumber: string; readonly accountId: string }[];
  /** The address of its identity center in its answers; it listens at `url`. */
  readonly sso: { readonly startUrl: string; readonly region: string };
  /**
   * The metadata services of a machine: their addresses, and the value of Authorization that the container's requires.
   */
  readonly metadata: {
    readonly container: string;
    readonly containerToken: string;
    readonly instance: string;
  };
  /** A profile with the keys of the account with this name. */
  profile(account: string, over?: Partial<Profile>): Profile;
  /** Calls a control route and returns its answer. */
  control(method: 'GET' | 'POST' | 'DELETE', route: string, body?: object): Promise<unknown>;
  /** The requests for an operation that the endpoint received. */
  received(operation: string): Promise<RecordedRequest[]>;
  stop(): Promise<void>;
}

/**
 * Starts `dist/emulator.js` on a free port.
 * @param root the project's folder.
 * @param nodeArgs for Node itself, before the endpoint's own.
 */
export async function startEndpoint(
  root = process.cwd(),
  args: readonly string[] = [],
  nodeArgs: readonly string[] = [],
): Promise<TestEndpoint> {
  const script = resolve(root, 'dist/emulator.js');
  const child = spawn(process.execPath, [...nodeArgs, script, '--port', '0', ...args], {
    // Through this channel it notices when this process is gone, and ends too.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    // In desktop VS Code the executable is Electron; this makes it behave like plain Node.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  const [line] = (await Promise.race([
    once(createInterface(child.stdout as Readable), 'line'),
    once(child, 'exit').then(() => {
      throw new Error('The endpoint ended before it was ready. Is dist/emulator.js built?');
    }),
  ])) as [string];
  const { endpoint, regions, accounts, roles, mfaDevices, sso, metadata, controlToken } = JSON.parse(
    line,
  ) as {
    endpoint: string;
    regions: string[];
    accounts: Account[];
    roles: Role[];
    mfaDevices: TestEndpoint['mfaDevices'];
    sso: TestEndpoint['sso'];
    metadata: TestEndpoint['metadata'];
    controlToken: string;
  };

  const control: TestEndpoint['control'] = async (method, route, body) => {
    const answer = await fetch(`${endpoint}/_control/${route}`, {
      method,
      headers: { 'x-control-token': controlToken, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${route}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  return {
    url: endpoint,
    accounts,
    roles,
    mfaDevices,
    sso,
    metadata,
    profile: (name, over) => {
      const account = accounts.find((candidate) => candidate.name === name);
      if (!account) throw new Error(`The endpoint has no account ${name}.`);
      const { accessKeyId, secretAccessKey } = account;
      return {
        name,
        regions,
        endpoints: { direct_connect: endpoint, sts: endpoint, sso: endpoint, iam: endpoint },
        origin: { kind: 'memory', accessKeyId, secretAccessKey },
        ...over,
      };
    },
    control,
    received: async (operation) => {
      const { requests } = (await control('GET', 'requests')) as { requests: RecordedRequest[] };
      return requests.filter((request) => request.operation === operation);
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
