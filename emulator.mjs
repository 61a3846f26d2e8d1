// Builds the local endpoint and becomes it: `npm run --silent emulator -- --port N` (see src/emulator/README.md).
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** How often to check that the shell in which npm started us still runs, in milliseconds. */
const LOOK_EVERY = 500;

// npm sends a signal only to that shell, which ends without passing it on. Without this check, the endpoint would run
// forever.
const shell = process.ppid;
setInterval(() => {
  if (process.ppid !== shell) process.kill(process.pid, 'SIGTERM');
}, LOOK_EVERY).unref();

execFileSync(process.execPath, ['esbuild.mjs', '--quiet', 'emulator'], {
  cwd: fileURLToPath(new URL('.', import.meta.url)),
  stdio: ['ignore', 'ignore', 'inherit'],
});
await import('./dist/emulator.js');
