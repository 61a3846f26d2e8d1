import { createPrivateKey, createPublicKey, randomUUID, sign } from 'node:crypto';

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * Proves that the sender of a request has the key that its tokens are bound to. Source: RFC 9449, section 4.2.
 * @param pem the private key, on the curve P-256.
 * @param url the request's URL.
 * @param now milliseconds since 1970, by the receiver's clock.
 * @throws Node's error when the key is invalid.
 */
export function proofOf(pem: string, method: string, url: string, now: number): string {
  const key = createPrivateKey(pem);
  const { kty, crv, x, y } = createPublicKey(key).export({ format: 'jwk' });
  const signed = [
    { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } },
    { jti: randomUUID(), htm: method, htu: url, iat: Math.floor(now / 1_000) },
  ]
    .map(encoded)
    .join('.');
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}
