/** Timeouts for one attempt, in milliseconds. The SDK's own handler has none. */
export const TIMEOUTS = {
  connectionTimeout: 5_000,
  socketTimeout: 10_000,
  requestTimeout: 20_000,
  throwOnRequestTimeout: true,
};

/**
 * The deadline for a whole call with all attempts, in milliseconds: a server that sends byte by byte would not trigger
 * any timeout above.
 */
export const CALL_DEADLINE = 30_000;
