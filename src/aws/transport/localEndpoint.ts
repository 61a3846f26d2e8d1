import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { Failure } from '../failure';
import type { Profile } from '../profiles/profiles';

/** The line the endpoint prints when it is ready. */
const readyLine = v.object({
  endpoint: v.pipe(v.string(), v.regex(/^http:\/\/127\.0\.0\.1:\d+$/)),
  regions: v.pipe(v.array(v.string()), v.minLength(1)),
  accounts: v.array(
    v.object({
      name: v.string(),
      accountId: v.string(),
      accessKeyId: v.string(),
      secretAccessKey: v.string(),
    }),
  ),
});

/** Milliseconds to wait for the endpoint to report that it is ready. */
const READY_WITHIN = 20_000;

function cannotStart(): Failure {
  return new Failure(
    'unreachable',
    l10n.t('The local endpoint did not start.'),
    l10n.t('Try again. If it keeps failing, reload the window.'),
  );
}

/**
 * The Direct Connect endpoint on loopback, for users without an AWS account: a child process that ends with this one.
 * Its keys are generated at each start and exist only in memory.
 */
export class LocalEndpoint {
  private child: ChildProcess | undefined;

  /** @param script the endpoint's bundle. */
  constructor(private readonly script: string) {}

  /**
   * Starts it and returns a profile for each of its accounts.
   * @throws Failure of kind `unreachable` when it does not come up in time.
   */
  async start(): Promise<Profile[]> {
    this.stop();
    const child = fork(this.script, ['--port', '0'], {
      stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
      // In desktop VS Code the executable is Electron; this makes it behave as plain Node.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      execArgv: [],
    });
    this.child = child;
    const { endpoint, regions, accounts } = await ready(child);
    return accounts.map(({ name, accountId, accessKeyId, secretAccessKey }) => ({
      name,
      accountId,
      regions,
      endpoints: { direct_connect: endpoint, sts: endpoint, sso: endpoint, iam: endpoint },
      origin: { kind: 'memory', accessKeyId, secretAccessKey },
    }));
  }

  stop(): void {
    this.child?.kill();
    this.child = undefined;
  }
}

/** The line that the child prints when it is ready. If it prints anything else, it is killed. */
async function ready(child: ChildProcess): Promise<v.InferOutput<typeof readyLine>> {
  const { stdout } = child;
  if (!stdout) throw cannotStart();
  const given = new AbortController();
  try {
    const signal = AbortSignal.any([given.signal, AbortSignal.timeout(READY_WITHIN)]);
    const [line] = (await Promise.race([
      once(createInterface(stdout), 'line', { signal }),
      once(child, 'exit', { signal }).then(() => {
        throw cannotStart();
      }),
    ])) as [string];
    return v.parse(readyLine, JSON.parse(line));
  } catch {
    child.kill();
    throw cannotStart();
  } finally {
    given.abort();
  }
}
