import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { Agent } from 'node:https';
import * as l10n from '@vscode/l10n';
import { Failure } from '../failures';
import type { Profile } from '../profiles/profiles';
import { TIMEOUTS } from './timeouts';

/** Connections that one client keeps open at the most. The calls of an account in a region are fewer by far. */
const MOST_SOCKETS = 50;

/** Bytes of a bundle: those of all public authorities have half a million. */
const MOST_BYTES = 8 * 1024 * 1024;

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** @throws Failure of kind `profile` when the file is not there, or is no bundle of certificates. */
function readBundle(profile: string, path: string): string[] {
  const bad = (message: string) =>
    new Failure(
      'profile',
      message,
      l10n.t(
        'Let ca_bundle in ~/.aws/config, or AWS_CA_BUNDLE, name a file of certificates in PEM form, then try again.',
      ),
    );
  let text: string;
  try {
    // To open a pipe that nobody writes into would stop everything else.
    const file = statSync(path);
    if (!file.isFile() || file.size > MOST_BYTES) throw new Error('no bundle');
    text = readFileSync(path, 'utf8');
  } catch {
    throw bad(l10n.t('The ca_bundle of profile {0} can’t be read.', profile));
  }
  const certificates = text.match(CERTIFICATE) ?? [];
  try {
    for (const certificate of certificates) new X509Certificate(certificate);
  } catch {
    throw bad(l10n.t('The ca_bundle of profile {0} holds a certificate that can’t be read.', profile));
  }
  if (certificates.length === 0) {
    throw bad(l10n.t('The ca_bundle of profile {0} holds no certificate.', profile));
  }
  return certificates;
}

/**
 * How a client of this profile makes its connections. The certificates of its `ca_bundle` are trusted instead of those
 * that Node brings, as with the AWS CLI. VS Code puts an agent of its own in the place of the SDK's, and takes over the
 * certificates of an agent that has some (source: @vscode/proxy-agent).
 * @throws Failure of kind `profile` when the `ca_bundle` can't be used.
 */
export function requestHandlerFor({ name, network }: Profile) {
  const bundle = network?.ca_bundle;
  if (!bundle) return TIMEOUTS;
  const ca = readBundle(name, bundle);
  return { ...TIMEOUTS, httpsAgent: new Agent({ keepAlive: true, maxSockets: MOST_SOCKETS, ca }) };
}
