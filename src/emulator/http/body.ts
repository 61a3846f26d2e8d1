import type { IncomingMessage } from 'node:http';

/** The largest body that is read, in bytes. No request of the API comes near it. */
const BODY_LIMIT = 1_000_000;
/** The most that all bodies which are still arriving may hold together, in bytes. */
const UNFINISHED_LIMIT = 32_000_000;

/** Whether the request announces more than will be read. */
export function announcesTooMuch(message: IncomingMessage): boolean {
  return Number(message.headers['content-length'] ?? 0) > BODY_LIMIT;
}

/** A body, or why none was read to its end. */
export type ReadBody = Buffer | 'tooLarge' | 'crowdedOut';

/** One body that is still arriving. */
interface Arriving {
  length: number;
  crowdOut(): void;
}

/**
 * Reads the bodies of a server's requests, and bounds what those that are not complete hold together: when it is too
 * much, the largest is given up. So clients that never finish can't take the memory, nor the room of a small request.
 */
export class BodyReader {
  private readonly arriving = new Set<Arriving>();
  private held = 0;

  /**
   * Reads one body, and stops reading as soon as it is larger than the limit or has to make room.
   * @throws when the client goes away first
   */
  read(message: IncomingMessage): Promise<ReadBody> {
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      const end = () => {
        if (!this.arriving.delete(body)) return false;
        this.held -= body.length;
        message.off('data', onData);
        return true;
      };
      const giveUp = (reason: 'tooLarge' | 'crowdedOut') => {
        if (!end()) return;
        chunks.length = 0;
        resolve(reason);
      };
      const body: Arriving = { length: 0, crowdOut: () => giveUp('crowdedOut') };
      const onData = (chunk: Buffer) => {
        chunks.push(chunk);
        body.length += chunk.length;
        this.held += chunk.length;
        if (body.length > BODY_LIMIT) giveUp('tooLarge');
        else this.makeRoom();
      };
      this.arriving.add(body);
      message.on('data', onData);
      message.once('end', () => end() && resolve(Buffer.concat(chunks)));
      message.once('error', (error) => end() && reject(error));
      message.once('close', () => end() && reject(new Error('The client went away.')));
    });
  }

  private makeRoom(): void {
    while (this.held > UNFINISHED_LIMIT) {
      const [largest] = [...this.arriving].sort((one, other) => other.length - one.length);
      if (!largest) return;
      largest.crowdOut();
    }
  }
}
