import { buildEstate } from './estate/build';
import type { DataFile } from './estate/dataFile/schema';
import type { Estate } from './estate/estate';
import { partnersOf, regionsOf } from './estate/fileFacts';
import { accountKeys } from './identity/accountKeys';
import type { Credential } from './identity/credential';
import { Keyring } from './identity/keyring';
import { Lifecycle } from './lifecycle/lifecycle';

/**
 * Everything behind the endpoint: accounts, sessions and regions, which last as long as the process, and the estate
 * with its clock, which a reset replaces.
 */
export class World {
  readonly regions: readonly string[];
  readonly partners: ReadonlySet<string>;
  /** The accounts' keys at the start. */
  readonly credentials: readonly Credential[];
  readonly keyring: Keyring;
  estate!: Estate;
  lifecycle!: Lifecycle;

  constructor(private readonly data: DataFile) {
    this.regions = regionsOf(data);
    this.partners = partnersOf(data);
    this.credentials = accountKeys(data);
    this.keyring = new Keyring(this.credentials);
    this.reset();
  }

  credential(accessKeyId: string): Credential | undefined {
    return this.keyring.find(accessKeyId);
  }

  /** Back to the estate and the keys as they were at the start; page tokens of the old one end. */
  reset(): void {
    this.keyring.reset();
    this.estate = buildEstate(this.data);
    this.lifecycle = new Lifecycle(this.estate, () => Date.now());
  }
}
