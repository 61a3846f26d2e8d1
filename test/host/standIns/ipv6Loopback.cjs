/*
 * Sends connections to [::1] to 127.0.0.1. VS Code's JavaScript debugger tries both addresses, and gives up when the first
 * refuses; extension hosts listen on 127.0.0.1 alone.
 */
const { Socket } = require('node:net');

const { connect } = Socket.prototype;

Socket.prototype.connect = function (...args) {
  // Node itself passes its arguments in an array.
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  if (options?.host === '::1') options.host = '127.0.0.1';
  return connect.apply(this, args);
};
