// Builds the local endpoint and becomes it: `npm run --silent emulator -- --port N` (see src/emulator/README.md).
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Milliseconds between two looks at whether the shell that npm started us in is still there. */
const LOOK_EVERY = 500;

// npm passes a signal to that shell alone, which ends without telling us: then the endpoint would go on for ever.
const shell = process.ppid;
setInterval(() => {
  if (process.ppid !== shell) process.kill(process.pid, 'SIGTERM');
}, LOOK_EVERY).unref();

execFileSync(process.execPath, ['esbuild.mjs', '--quiet', 'emulator'], {
  cwd: fileURLToPath(new URL('.', import.meta.url)),
  stdio: ['ignore', 'ignore', 'inherit'],
});
await import('./dist/emulator.js');
