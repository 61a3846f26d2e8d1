import type { ReceivedHeaders } from '../http/request';
import { incomplete, missing } from './problem';

export const ALGORITHM = 'AWS4-HMAC-SHA256';

/** The parts of an `Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…` header. */
export interface Authorization {
  readonly accessKeyId: string;
  readonly scope: CredentialScope;
  /** Lower-case names, in the order sent. */
  readonly signedHeaders: readonly string[];
  /** 64 hexadecimal digits, lower-case. */
  readonly signature: string;
}

export interface CredentialScope {
  /** YYYYMMDD */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly terminator: string;
}

/**
 * Reads the Authorization header (Signature Version 4, "Add the signature to the request").
 * @throws SignatureFailure `missing` without a header, `incomplete` when a part is absent or malformed
 */
export function readAuthorization(headers: ReceivedHeaders): Authorization {
  const sent = headers.all('authorization');
  if (sent.length === 0) missing();
  const [header = ''] = sent;
  if (sent.length > 1) incomplete('The request has more than one Authorization header.');
  if (!header.startsWith(`${ALGORITHM} `)) {
    incomplete(`The Authorization header must begin with ${ALGORITHM}.`);
  }
  const parts = readParts(header.slice(ALGORITHM.length + 1));
  const absent = ['Credential', 'SignedHeaders', 'Signature'].filter((name) => !parts.get(name));
  if (absent.length > 0) {
    incomplete(absent.map((name) => `Authorization header requires '${name}' parameter.`).join(' '));
  }
  return {
    ...readCredential(parts.get('Credential') ?? ''),
    signedHeaders: readSignedHeaders(parts.get('SignedHeaders') ?? ''),
    signature: readSignature(parts.get('Signature') ?? ''),
  };
}

function readParts(text: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const part of text.split(',')) {
    const equals = part.indexOf('=');
    const name = part.slice(0, Math.max(equals, 0)).trim();
    if (!name) incomplete('The Authorization header has a part that is not of the form name=value.');
    if (parts.has(name)) incomplete(`The Authorization header names '${name}' twice.`);
    parts.set(name, part.slice(equals + 1).trim());
  }
  return parts;
}

function readCredential(credential: string): { accessKeyId: string; scope: CredentialScope } {
  const parts = credential.split('/');
  const [accessKeyId = '', date = '', region = '', service = '', terminator = ''] = parts;
  if (parts.length !== 5 || parts.includes('')) {
    incomplete(
      'Credential must have exactly 5 slash-delimited elements: key/date/region/service/aws4_request.',
    );
  }
  return { accessKeyId, scope: { date, region, service, terminator } };
}

function readSignedHeaders(list: string): string[] {
  const names = list.split(';');
  if (names.some((name) => !/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name)) || new Set(names).size < names.length) {
    incomplete('SignedHeaders must be lower-case header names, each once, separated by semicolons.');
  }
  return names;
}

function readSignature(signature: string): string {
  if (!/^[0-9a-f]{64}$/.test(signature)) incomplete('Signature must be 64 lower-case hexadecimal digits.');
  return signature;
}
