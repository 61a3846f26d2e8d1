import { createHash, createPublicKey, verify } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import * as v from 'valibot';
import type { ReceivedHeaders } from '../http/request';
import { Refusal } from '../refusal';

/** Seconds by which a proof may be late or early. */
const TOLERANCE_SECONDS = 300;

const coordinate = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const headSchema = v.object({
  typ: v.literal('dpop+jwt'),
  alg: v.literal('ES256'),
  // A private key must not be sent.
  jwk: v.strictObject({ kty: v.literal('EC'), crv: v.literal('P-256'), x: coordinate, y: coordinate }),
});
const claimsSchema = v.object({
  jti: v.pipe(v.string(), v.minLength(1)),
  htm: v.string(),
  htu: v.string(),
  iat: v.number(),
});

/** The contents of a proof with a valid signature. */
export interface Proof {
  /** The thumbprint of the key (RFC 7638). */
  readonly key: string;
  readonly jti: string;
}

/**
 * Checks a proof of possession: the sender has the key that it names (RFC 9449, section 4.3). The caller checks whether
 * it was already used.
 * @param where the request's method and path
 * @throws Refusal ValidationException
 */
export function checkProof(headers: ReceivedHeaders, where: { method: string; path: string }): Proof {
  const [head = '', claims = '', signature = '', ...more] = (headers.single('dpop') ?? '').split('.');
  const { jwk } = read(head, headSchema);
  const { jti, htm, htu, iat } = read(claims, claimsSchema);
  const isSigned =
    more.length === 0 && isSignedBy(jwk, `${head}.${claims}`, Buffer.from(signature, 'base64url'));
  if (!isSigned) throw badProof('its signature is invalid');
  if (htm !== where.method) throw badProof('htm does not match the method');
  if (!isAddress(htu, headers.single('host') ?? '', where.path))
    throw badProof('htu does not match the address');
  if (Math.abs(Date.now() / 1000 - iat) > TOLERANCE_SECONDS)
    throw badProof('iat is too far from the current time');
  const { crv, kty, x, y } = jwk;
  const key = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
  return { key, jti };
}

export function badProof(why: string): Refusal {
  return new Refusal('ValidationException', `The DPoP proof cannot be used: ${why}.`);
}

function read<Schema extends v.GenericSchema>(part: string, schema: Schema): v.InferOutput<Schema> {
  try {
    return v.parse(schema, JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
  } catch {
    throw badProof('it is missing or malformed');
  }
}

function isSignedBy(jwk: JsonWebKey, signed: string, signature: Buffer): boolean {
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    return verify('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }, signature);
  } catch {
    // The coordinates are not a point on the curve.
    return false;
  }
}

/** A proxy in front of the endpoint may use TLS with the client, so the scheme is not compared. */
function isAddress(htu: string, host: string, path: string): boolean {
  if (!URL.canParse(htu)) return false;
  const url = new URL(htu);
  return (
    /^https?:$/.test(url.protocol) &&
    url.host === new URL(`${url.protocol}//${host}`).host &&
    url.pathname === path
  );
}
