import { rejects } from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { LocalEndpoint } from '../../../../src/aws/transport/localEndpoint';

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('the local endpoint', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'dx-local-'))));
  afterEach(() => rm(folder, { recursive: true }));

  for (const [what, line] of [
    ['no JSON', '{'],
    ['something else', '{"endpoint":"https://elsewhere.invalid","regions":["us-east-1"],"accounts":[]}'],
  ] as const) {
    it(`that reports ${what} instead of being ready counts as not started, and is stopped`, async () => {
      const [script, pidFile] = [join(folder, 'endpoint.js'), join(folder, 'pid')];
      await writeFile(
        script,
        `require('node:fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));
        console.log(${JSON.stringify(line)});
        setInterval(() => undefined, 1000);`,
      );
      const endpoint = new LocalEndpoint(script);
      try {
        await rejects(endpoint.start(), { kind: 'unreachable' });
        const pid = Number(await readFile(pidFile, 'utf8'));
        while (isAlive(pid)) await turn();
      } finally {
        endpoint.stop();
      }
    });
  }
});
