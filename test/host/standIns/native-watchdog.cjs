/* Replaces VS Code's native watchdog, which is not compiled here: ends an extension host whose parent is gone. */
exports.start = (parent) => {
  setInterval(() => {
    try {
      process.kill(parent, 0);
    } catch {
      process.exit(87);
    }
  }, 3000).unref();
};
