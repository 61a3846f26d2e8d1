/*
 * Runs a command, and ends it with everything that it has started as soon as the process that started the guard is
 * gone. However that process ended, its end of our standard input closes.
 *
 *     node guard.cjs command [argument …]
 */
const { spawn } = require('node:child_process');

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

child.on('error', ({ message }) => {
  console.error(message);
  process.exit(127);
});
child.on('exit', (code, signal) => process.exit(signal ? 1 : code));

// The guard leads its own process group: 0 means that group, including the guard.
process.on('SIGTERM', () => {});
process.stdin.on('close', () => {
  process.kill(0, 'SIGTERM');
  setTimeout(() => process.kill(0, 'SIGKILL'), 5000).unref();
});
process.stdin.resume();
