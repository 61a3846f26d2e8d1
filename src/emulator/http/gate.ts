import { jsonAnswer } from './answer';
import type { Answer } from './answer';
import type { ReceivedRequest } from './request';

/**
 * Keeps web pages out before a byte of the body is read: a page that rebinds its name sends a foreign Host, and any
 * page's POST carries an Origin. Only the endpoint's own page may answer a device authorization.
 * @param port the port that the server listens on
 * @param aliases further authorities, in lower case, by which clients may address this endpoint
 * @returns the refusal, or undefined when the request may pass
 */
export function gate(
  { method, path, headers }: Omit<ReceivedRequest, 'body'>,
  port: number,
  aliases: readonly string[] = [],
): Answer | undefined {
  const host = headers.single('host')?.toLowerCase() ?? '';
  const known = [`127.0.0.1:${port}`, `localhost:${port}`, ...aliases];
  if (!known.includes(host)) {
    return forbidden(`The Host header must be ${known.join(' or ')}.`);
  }
  const isFromPage = method === 'POST' && path === '/device';
  if (isFromPage && headers.single('origin')?.toLowerCase() !== `http://${host}`) {
    return forbidden('Answer on the page at this address.');
  }
  if (!isFromPage && headers.all('origin').length > 0)
    return forbidden('Requests from web pages are refused.');
  return undefined;
}

function forbidden(message: string): Answer {
  return jsonAnswer(403, { __type: 'AccessDeniedException', message });
}
