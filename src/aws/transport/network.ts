import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { Agent } from 'node:https';
import * as l10n from '@vscode/l10n';
import { Failure } from '../failure';
import type { Profile } from '../profiles/profiles';
import { TIMEOUTS } from './timeouts';

/** How many connections one client keeps open. An account has far fewer calls at once in a region. */
const MAX_SOCKETS = 50;

/** The maximum size of a bundle, in bytes: one with all public authorities has half a million. */
const MAX_BYTES = 8 * 1024 * 1024;

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** @throws Failure of kind `profile` when the file does not exist or is not a certificate bundle. */
function readBundle(profile: string, path: string): string[] {
  const bad = (message: string) =>
    new Failure(
      'profile',
      message,
      l10n.t(
        'Set ca_bundle in ~/.aws/config, or AWS_CA_BUNDLE, to a PEM file of certificates, then try again.',
      ),
    );
  let text: string;
  try {
    // Opening a pipe that nobody writes to would block everything else.
    const file = statSync(path);
    if (!file.isFile() || file.size > MAX_BYTES) throw new Error('no bundle');
    text = readFileSync(path, 'utf8');
  } catch {
    throw bad(l10n.t('The ca_bundle of profile {0} can’t be read.', profile));
  }
  const certificates = text.match(CERTIFICATE) ?? [];
  try {
    for (const certificate of certificates) new X509Certificate(certificate);
  } catch {
    throw bad(l10n.t('The ca_bundle of profile {0} contains a certificate that can’t be read.', profile));
  }
  if (certificates.length === 0) {
    throw bad(l10n.t('The ca_bundle of profile {0} contains no certificate.', profile));
  }
  return certificates;
}

/**
 * How a client of this profile connects. The certificates of its `ca_bundle` are trusted instead of Node's own, as with
 * the AWS CLI. VS Code replaces the SDK's agent with its own, and keeps the certificates set on the agent (source:
 * @vscode/proxy-agent).
 * @throws Failure of kind `profile` when the `ca_bundle` can't be used.
 */
export function requestHandlerFor({ name, network }: Profile) {
  const bundle = network?.ca_bundle;
  if (!bundle) return TIMEOUTS;
  const ca = readBundle(name, bundle);
  return { ...TIMEOUTS, httpsAgent: new Agent({ keepAlive: true, maxSockets: MAX_SOCKETS, ca }) };
}
