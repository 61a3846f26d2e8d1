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

/** Ways to spoil an answer on the wire. */
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
  writeHead(response, answer);
  response.end(answer.body);
}

/** Writes the headers of an answer, with the length of its body. */
export function writeHead(response: ServerResponse, { status, contentType, body, headers }: Answer): void {
  response.writeHead(status, {
    ...headers,
    'Content-Type': contentType,
    'Content-Length': Buffer.byteLength(body),
    'X-Content-Type-Options': 'nosniff',
  });
}
