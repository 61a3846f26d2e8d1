import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Credential } from '../identity/credential';
import type { ReceivedRequest } from '../http/request';
import { ALGORITHM, readAuthorization } from './authorization';
import type { Authorization, CredentialScope } from './authorization';
import { canonicalRequest, sha256 } from './canonicalRequest';
import { SignatureFailure, mismatch } from './problem';
import { checkFreshness, readSigningDate } from './signingDate';

/** The caller of a verified request, and the region it was signed for. */
export interface Caller {
  readonly credential: Credential;
  readonly region: string;
}

/** The context for checking a signature. */
export interface Verifier {
  /** The service name required in the credential scope: `directconnect` or `sts`. */
  readonly service: string;
  readonly regions: readonly string[];
  credential(accessKeyId: string): Credential | undefined;
  /** Milliseconds since the epoch, by the machine's clock, not the state clock. */
  now(): number;
}

/**
 * Verifies the Signature Version 4 in the Authorization header for the received request.
 * @throws SignatureFailure naming the first problem, in AWS's order: form, scope, time, key, signature
 */
export function verify(request: ReceivedRequest, verifier: Verifier): Caller {
  const authorization = readAuthorization(request.headers);
  const signingDate = readSigningDate(request.headers);
  checkScope(authorization.scope, signingDate, verifier);
  checkSignedHeaders(request, authorization.signedHeaders);
  checkFreshness(signingDate, verifier.now());
  const credential = verifier.credential(authorization.accessKeyId);
  if (!credential) return unknownToken();
  checkSessionToken(request, credential, verifier.now());
  checkSignature(request, authorization, signingDate, credential.secretAccessKey);
  return { credential, region: authorization.scope.region };
}

function checkScope(scope: CredentialScope, signingDate: string, verifier: Verifier): void {
  if (scope.date !== signingDate.slice(0, 8)) {
    mismatch(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${scope.date}' != '${signingDate.slice(0, 8)}'.`,
    );
  }
  if (scope.service !== verifier.service) {
    mismatch(`Credential should be scoped to correct service: '${verifier.service}'.`);
  }
  if (scope.terminator !== 'aws4_request') {
    mismatch("Credential should be scoped with a valid terminator: 'aws4_request'.");
  }
  if (!verifier.regions.includes(scope.region)) {
    mismatch(
      `Credential should be scoped to a valid region: this endpoint has ${verifier.regions.join(', ')}.`,
    );
  }
}

/** Host and every x-amz- header decide what the request means, so a signature must cover them. */
function checkSignedHeaders(request: ReceivedRequest, signed: readonly string[]): void {
  if (!signed.includes('host')) mismatch("'Host' must be a 'SignedHeader' in the AWS Authorization.");
  const present = request.headers.names();
  const uncovered = present.find((name) => name.startsWith('x-amz-') && !signed.includes(name));
  if (uncovered) mismatch(`'${uncovered}' must be a 'SignedHeader' in the AWS Authorization.`);
  const absent = signed.find((name) => !present.includes(name));
  if (absent) mismatch(`The signed header '${absent}' is not in the request.`);
}

function checkSessionToken(request: ReceivedRequest, credential: Credential, now: number): void {
  const sent = request.headers.all('x-amz-security-token').join(',');
  if (!sameText(sent, credential.sessionToken ?? '')) unknownToken();
  if (credential.expiration !== undefined && credential.expiration <= now) {
    throw new SignatureFailure('expiredToken', 'The security token included in the request is expired');
  }
}

function unknownToken(): never {
  throw new SignatureFailure('unknownKey', 'The security token included in the request is invalid.');
}

function checkSignature(
  request: ReceivedRequest,
  { scope, signedHeaders, signature }: Authorization,
  signingDate: string,
  secretAccessKey: string,
): void {
  const scopeText = `${scope.date}/${scope.region}/${scope.service}/${scope.terminator}`;
  const canonical = sha256(canonicalRequest(request, signedHeaders));
  const stringToSign = [ALGORITHM, signingDate, scopeText, canonical].join('\n');
  const expected = hmac(signingKey(scope, secretAccessKey), stringToSign).toString('hex');
  if (!sameText(signature, expected) || !statesItsBody(request)) {
    mismatch(
      'The request signature we calculated does not match the signature you provided. ' +
        'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    );
  }
}

/** A payload hash in the header must match the body: UNSIGNED-PAYLOAD is only for S3. */
function statesItsBody(request: ReceivedRequest): boolean {
  const stated = request.headers.all('x-amz-content-sha256');
  return stated.every((hash) => hash.trim() === sha256(request.body));
}

function signingKey(scope: CredentialScope, secretAccessKey: string): Buffer {
  const parts = [scope.date, scope.region, scope.service, scope.terminator];
  return parts.reduce<Buffer>((key, part) => hmac(key, part), Buffer.from(`AWS4${secretAccessKey}`));
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** Compares in constant time; hashing first makes the lengths equal. */
export function sameText(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(sha256(a)), Buffer.from(sha256(b)));
}
