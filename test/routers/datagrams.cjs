/**
 * Sends numbered datagrams and answers them, in the network namespace in which it is started.
 *
 * `answer ADDRESS PORT` prints "ready", then returns each datagram. `ask ADDRESS PORT` keeps sending them and prints
 * `sent NUMBER MILLISECONDS`, with the system's time, and `answered NUMBER`.
 */
const { createSocket } = require('node:dgram');

/** Milliseconds between two datagrams: few enough that a busy machine has no reason to drop any. */
const PAUSE = 50;
const [role, address, port] = process.argv.slice(2);
const socket = createSocket('udp4');
// A datagram without a route, or to a router that refuses it now, simply gets no answer.
socket.on('error', () => undefined);
if (role === 'answer') {
  socket.on('message', (data, { address: from, port: back }) => socket.send(data, back, from));
  socket.bind(Number(port), address, () => console.log('ready'));
} else {
  socket.on('message', (data) => console.log(`answered ${data}`));
  let number = 0;
  setInterval(() => {
    console.log(`sent ${number} ${Date.now()}`);
    socket.send(String(number++), Number(port), address, () => undefined);
  }, PAUSE);
}
