/** Bounds for one attempt, in milliseconds. The SDK's own handler has none. */
export const TIMEOUTS = {
  connectionTimeout: 5_000,
  socketTimeout: 10_000,
  requestTimeout: 20_000,
  throwOnRequestTimeout: true,
};

/** A whole call, all attempts included: a server that drips bytes outlives each bound above. Milliseconds. */
export const CALL_DEADLINE = 30_000;
