import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeAnswer, writeHead } from './answer';
import type { Answer } from './answer';

/**
 * Sends an answer as its delivery says.
 * @param latency the delay before anything is sent, in milliseconds
 * @param stop aborted when the server closes
 */
export async function deliver(
  response: ServerResponse,
  answer: Answer,
  latency: number,
  stop: AbortSignal,
): Promise<void> {
  const { delivery } = answer;
  const wait = latency + (delivery?.kind === 'delay' ? delivery.milliseconds : 0);
  if (wait > 0) await sleep(wait, undefined, { signal: stop });
  switch (delivery?.kind) {
    case 'drop':
      response.destroy();
      return;
    case 'hang':
      return;
    case 'drip':
      await drip(response, answer, delivery.milliseconds, stop);
      return;
    default:
      writeAnswer(response, answer);
  }
}

/** One byte at a time, until the client gives up or everything was sent. */
async function drip(
  response: ServerResponse,
  answer: Answer,
  milliseconds: number,
  stop: AbortSignal,
): Promise<void> {
  for (const byte of writeHead(response, answer)) {
    if (response.destroyed) return;
    response.write(Buffer.of(byte));
    await sleep(milliseconds, undefined, { signal: stop });
  }
  response.end();
}
