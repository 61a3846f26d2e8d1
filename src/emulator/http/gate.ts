import { jsonAnswer } from './answer';
import type { Answer } from './answer';
import type { ReceivedHeaders } from './request';

/**
 * Keeps web pages out before a byte of the body is read (reliability.md, "The local endpoint"): a page that rebinds
 * its name sends a foreign Host, and any page's POST carries an Origin.
 * @param port the port that the server listens on
 * @param aliases further authorities, in lower case, under which clients were told to look for this endpoint
 * @returns the refusal, or undefined when the request may pass
 */
export function gate(
  headers: ReceivedHeaders,
  port: number,
  aliases: readonly string[] = [],
): Answer | undefined {
  const known = [`127.0.0.1:${port}`, `localhost:${port}`, ...aliases];
  if (!known.includes(headers.single('host')?.toLowerCase() ?? '')) {
    return forbidden(`The Host header must be ${known.join(' or ')}.`);
  }
  if (headers.all('origin').length > 0) return forbidden('Requests from web pages are refused.');
  return undefined;
}

function forbidden(message: string): Answer {
  return jsonAnswer(403, { __type: 'AccessDeniedException', message });
}
