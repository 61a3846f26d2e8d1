import type { IncomingMessage } from 'node:http';

/** A request after its body arrived, for the protocols and the signature verification. */
export interface ReceivedRequest {
  readonly method: string;
  /** The path as sent, without the query and without decoding. */
  readonly path: string;
  /** The query as sent, without the question mark. */
  readonly query: string;
  readonly headers: ReceivedHeaders;
  readonly body: Buffer;
}

/** Header values by lower-case name. Repeated headers keep all their values, unlike in Node's own table. */
export class ReceivedHeaders {
  private readonly values = new Map<string, string[]>();

  /** @param raw name, value, name, value, … as in IncomingMessage.rawHeaders */
  constructor(raw: readonly string[]) {
    for (let index = 0; index + 1 < raw.length; index += 2) {
      const name = (raw[index] ?? '').toLowerCase();
      const list = this.values.get(name) ?? [];
      list.push(raw[index + 1] ?? '');
      this.values.set(name, list);
    }
  }

  names(): string[] {
    return [...this.values.keys()];
  }

  all(name: string): readonly string[] {
    return this.values.get(name) ?? [];
  }

  /** The value of a header that was sent exactly once; undefined when it is absent or repeated. */
  single(name: string): string | undefined {
    const list = this.all(name);
    return list.length === 1 ? list[0] : undefined;
  }
}

/** Path and query of a request target. An absolute-form target keeps its scheme, and so matches no route. */
function splitTarget(target: string): { path: string; query: string } {
  const mark = target.indexOf('?');
  return mark < 0
    ? { path: target, query: '' }
    : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

/** The media type of a request, lower-case and without parameters; empty when there is none. */
export function mediaType(headers: ReceivedHeaders): string {
  const [type = ''] = (headers.single('content-type') ?? '').split(';');
  return type.trim().toLowerCase();
}

export function received(message: IncomingMessage, body: Buffer): ReceivedRequest {
  return {
    method: message.method ?? '',
    ...splitTarget(message.url ?? ''),
    headers: new ReceivedHeaders(message.rawHeaders),
    body,
  };
}
