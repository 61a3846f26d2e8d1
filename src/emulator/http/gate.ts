import { jsonAnswer } from './answer';
import type { Answer } from './answer';
import type { ReceivedRequest } from './request';

/**
 * Keeps web pages out before a byte of the body is read (reliability.md, "The local endpoint"): a page that rebinds
 * its name sends a foreign Host, and any page's POST carries an Origin. The one page of the endpoint's own may answer
 * a device authorization, and nobody else may.
 * @param port the port that the server listens on
 * @param aliases further authorities, in lower case, under which clients were told to look for this endpoint
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
    return forbidden('Answer on the page of this address.');
  }
  if (!isFromPage && headers.all('origin').length > 0)
    return forbidden('Requests from web pages are refused.');
  return undefined;
}

function forbidden(message: string): Answer {
  return jsonAnswer(403, { __type: 'AccessDeniedException', message });
}
