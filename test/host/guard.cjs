/*
 * Runs a command, and ends it, with everything that it has started, when whoever started the guard is gone: however
 * that ended, its end of our standard input closes.     node guard.cjs command [argument …]
 */
const { spawn } = require('node:child_process');

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

child.on('error', ({ message }) => {
  console.error(message);
  process.exit(127);
});
child.on('exit', (code, signal) => process.exit(signal ? 1 : code));

// The guard leads a process group of its own: 0 is all of that group, the guard included.
process.on('SIGTERM', () => {});
process.stdin.on('close', () => {
  process.kill(0, 'SIGTERM');
  setTimeout(() => process.kill(0, 'SIGKILL'), 5000).unref();
});
process.stdin.resume();
