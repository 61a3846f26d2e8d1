import type { IncomingMessage } from 'node:http';

/** The largest body that is read, in bytes. No API request comes near it. */
const BODY_LIMIT = 1_000_000;
/** The limit for all incomplete bodies together, in bytes. */
const UNFINISHED_LIMIT = 32_000_000;

/** True when the request announces a larger body than will be read. */
export function announcesTooMuch(message: IncomingMessage): boolean {
  return Number(message.headers['content-length'] ?? 0) > BODY_LIMIT;
}

/** A body, or why it was not read completely. */
export type ReadBody = Buffer | 'tooLarge' | 'crowdedOut';

/** A body that is still arriving. */
interface Arriving {
  length: number;
  crowdOut(): void;
}

/**
 * Reads the bodies of a server's requests, and limits the memory of incomplete ones: above the limit, the largest is
 * dropped. So clients that never finish can't exhaust memory or crowd out small requests.
 */
export class BodyReader {
  private readonly arriving = new Set<Arriving>();
  private held = 0;

  /**
   * Reads one body, and stops as soon as it exceeds the limit or is dropped to make room.
   * @throws when the client disconnects first
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
