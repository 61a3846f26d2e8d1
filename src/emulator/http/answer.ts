import type { ServerResponse } from 'node:http';

/** An answer before it is written: protocols build it, the server sends it. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** How to send it because of a fault; normally in one piece. */
  readonly delivery?: Delivery;
}

/** What a fault does to an answer on the wire. */
export type Delivery =
  | { readonly kind: 'drop' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'drip'; readonly milliseconds: number }
  | { readonly kind: 'delay'; readonly milliseconds: number };

/** A plain JSON answer, for everything outside the AWS protocols. */
export function jsonAnswer(status: number, body: object, headers: Record<string, string> = {}): Answer {
  return { status, contentType: 'application/json', body: JSON.stringify(body), headers };
}

export function writeAnswer(response: ServerResponse, answer: Answer): void {
  response.end(writeHead(response, answer));
}

/** Writes the headers of an answer, with the length of its body. @returns the body's bytes. */
export function writeHead(response: ServerResponse, { status, contentType, body, headers }: Answer): Buffer {
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    ...headers,
    'Content-Type': contentType,
    'Content-Length': bytes.length,
    'X-Content-Type-Options': 'nosniff',
  });
  return bytes;
}
