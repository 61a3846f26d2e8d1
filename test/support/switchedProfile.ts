import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IdentityStore } from '../../src/aws/identity/identityStore';
import { InventoryStore } from '../../src/aws/inventory/store';
import { SessionStore } from '../../src/aws/session/sessionStore';
import type { TestEndpoint } from './endpoint';
import { profileStoreOf } from './profileStore';
import { sdkOf } from './sdk';

/** The name of the profile. */
export const SWITCHED = 'p';

/**
 * A profile in shared files of its own, as tools write it that put the keys of the account that the user chose last into
 * the same profile.
 */
export function switchedProfile(endpoint: TestEndpoint, account: string) {
  const folder = mkdtempSync(join(tmpdir(), 'dx-switched-'));
  const [configFile, credentialsFile] = [join(folder, 'config'), join(folder, 'credentials')];
  writeFileSync(configFile, `[profile ${SWITCHED}]\nendpoint_url = ${endpoint.url}\n`);
  /** Writes the keys of an account. Nobody watches the files. */
  const switchTo = (name: string) => {
    const one = endpoint.accounts.find((candidate) => candidate.name === name);
    if (!one) throw new Error(`The endpoint has no account ${name}.`);
    const keys = `aws_access_key_id = ${one.accessKeyId}\naws_secret_access_key = ${one.secretAccessKey}\n`;
    writeFileSync(credentialsFile, `[${SWITCHED}]\n${keys}`);
  };
  switchTo(account);
  /** The stores of a new window. */
  const stores = () => {
    const profiles = profileStoreOf({ configFile, credentialsFile });
    const sdk = sdkOf();
    const loadSdk = () => Promise.resolve(sdk);
    const sessions = new SessionStore(profiles, loadSdk);
    const identities = new IdentityStore(profiles, loadSdk);
    return { sessions, identities, inventories: new InventoryStore(sessions) };
  };
  return { switchTo, stores, remove: () => rmSync(folder, { recursive: true }) };
}
