import type { IncomingMessage } from 'node:http';

/** The largest body that is read, in bytes. No request of the API comes near it. */
const BODY_LIMIT = 1_000_000;

/** Whether the request announces more than will be read. */
export function announcesTooMuch(message: IncomingMessage): boolean {
  return Number(message.headers['content-length'] ?? 0) > BODY_LIMIT;
}

/**
 * Reads the body, and stops reading as soon as it is larger than the limit.
 * @returns undefined when it is too large
 * @throws when the client goes away first
 */
export async function readBody(message: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > BODY_LIMIT) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
