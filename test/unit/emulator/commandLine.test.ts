import assert from 'node:assert/strict';
import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { readOptions } from '../../../src/emulator/options';
import type { Ready } from '../../../src/emulator/endpoint';
import { EndpointUnderTest } from './endpointUnderTest';

const MAIN = resolve('dist/emulator.js');

describe('emulator: command line', () => {
  describe('arguments', () => {
    it('are read', () => {
      assert.deepEqual(readOptions(['--port', '8080', '--latency=250', '--data', 'x.json']), {
        port: 8080,
        latency: 250,
        aliases: [],
        data: 'x.json',
      });
      assert.deepEqual(readOptions(['--connections', '2', '--vifs', '5000']).size, {
        connections: 2,
        vifs: 5000,
      });
      assert.deepEqual(readOptions(['--vifs', '5000']).size, { connections: 2, vifs: 5000 });
      assert.deepEqual(readOptions(['--connections', '3']).size, { connections: 3, vifs: 0 });
      assert.deepEqual(readOptions([]), { port: 0, latency: 0, aliases: [] });
      assert.deepEqual(
        readOptions(['--also-known-as', '127.0.0.1:81', '--also-known-as=A.example']).aliases,
        ['127.0.0.1:81', 'a.example'],
      );
    });

    const refused: [string[], RegExp][] = [
      [['--port', '65536'], /--port must be a whole number from 0 to 65535, not "65536"/],
      [['--port', 'http'], /--port/],
      [['--port', ''], /--port/],
      [['--port'], /--port/],
      [['--latency', '1.5'], /--latency/],
      [['--connections', '-1'], /--connections/],
      [['--connections', '0', '--vifs', '1'], /--connections must be at least 1/],
      [['--data', 'x', '--vifs', '1'], /--data cannot be combined with --connections or --vifs/],
      [['--also-known-as', 'http://a.example/'], /--also-known-as must be a host name/],
      [['--verbose'], /--verbose[^]*Accepted arguments: --port N/],
      [['8080'], /8080[^]*Accepted arguments/],
    ];
    for (const [args, message] of refused) {
      it(`are refused with a message that names them: ${args.join(' ')}`, () =>
        assert.throws(() => readOptions(args), { kind: 'usage', message }));
    }
  });

  describe('process', () => {
    const children: ChildProcess[] = [];
    afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

    interface Outcome {
      code: number | null;
      out: string;
      err: string;
    }
    const run = (...args: string[]) => {
      const child = spawn(process.execPath, [MAIN, ...args], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      children.push(child);
      const outcome: Outcome = { code: null, out: '', err: '' };
      child.stdout.on('data', (chunk: Buffer) => (outcome.out += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (outcome.err += chunk.toString()));
      const ended = once(child, 'close').then(([code]: unknown[]) => ({
        ...outcome,
        code: code as number | null,
      }));
      const ready = once(createInterface(child.stdout), 'line').then(
        ([line]) => JSON.parse(line as string) as Ready,
      );
      return { child, ended, ready };
    };

    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      it(`says in one line that it is ready, and ends with ${signal}`, async () => {
        const { child, ended, ready } = run('--port', '0');
        const { endpoint, regions, accounts, controlToken } = await ready;
        assert.match(endpoint, /^http:\/\/127\.0\.0\.1:\d+$/);
        assert.deepEqual(regions, ['us-east-1', 'eu-central-1', 'ap-southeast-2']);
        assert.deepEqual(
          accounts.map(({ name }) => name),
          ['demo-network', 'demo-workload'],
        );
        for (const { accessKeyId, secretAccessKey } of accounts) {
          assert.match(accessKeyId, /^AKIA[A-Z2-7]{16}$/);
          assert.match(secretAccessKey, /^\w{40}$/);
        }
        assert.equal(
          (await fetch(`${endpoint}/_control/clock`, { headers: { 'X-Control-Token': controlToken } }))
            .status,
          200,
        );
        child.kill(signal);
        const { code, out, err } = await ended;
        assert.deepEqual([code, out.trim().split('\n').length, err], [0, 1, '']);
      });
    }

    it('says nothing else, however many requests wait', async () => {
      const { child, ended, ready } = run('--latency', '100');
      const { endpoint, controlToken } = await ready;
      const asks = { headers: { 'X-Control-Token': controlToken } };
      await Promise.all(Array.from({ length: 30 }, () => fetch(`${endpoint}/_control/clock`, asks)));
      child.kill();
      assert.equal((await ended).err, '');
    });

    it('says what is wrong with an argument and ends with 2', async () => {
      const { code, out, err } = await run('--port', 'x').ended;
      assert.deepEqual(
        [code, out, err],
        [2, '', '--port must be a whole number from 0 to 65535, not "x".\n'],
      );
    });

    it('says that the port is in use', async () => {
      const other = await EndpointUnderTest.start();
      const { code, out, err } = await run('--port', String(other.port)).ended;
      await other.close();
      assert.deepEqual([code, out], [1, '']);
      assert.match(err, /^The port is in use\./);
    });

    it('reads its data file, or says what is wrong with it', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'dx-estate-'));
      const path = join(folder, 'estate.json');
      writeFileSync(path, '{"accounts":[{"accountId":"210987654321"}]}');
      const good = run('--data', path);
      assert.equal((await good.ready).accounts[0]?.accountId, '210987654321');
      writeFileSync(path, '{"accounts":[{"accountId":210987654321}]}');
      const bad = await run('--data', path).ended;
      assert.deepEqual([bad.code, bad.out], [2, '']);
      assert.equal(bad.err, `${path}: accounts[0].accountId: expected string\n`);
      const missing = await run('--data', join(folder, 'missing.json')).ended;
      assert.equal(missing.code, 2);
      assert.match(missing.err, /missing\.json: cannot be read/);
      rmSync(folder, { recursive: true });
    });

    it('ends with the process that forked it', async () => {
      const child = fork(MAIN, ['--port', '0'], { execArgv: [], silent: true });
      children.push(child);
      assert.ok(child.stdout);
      await once(child.stdout, 'data');
      child.disconnect();
      const [code] = (await once(child, 'exit')) as [number];
      assert.equal(code, 0);
    });
  });
});
