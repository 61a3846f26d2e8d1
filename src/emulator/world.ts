import { credentialsOf, regionsOf } from './estate/accounts';
import { buildEstate } from './estate/build';
import type { Credential } from './estate/credentials';
import type { DataFile } from './estate/dataFile/schema';
import type { Estate } from './estate/estate';
import { Lifecycle } from './lifecycle/lifecycle';

/**
 * Everything behind the endpoint: accounts and regions, which last as long as the process, and the estate with its
 * clock, which a reset replaces.
 */
export class World {
  readonly regions: readonly string[];
  readonly credentials: readonly Credential[];
  estate!: Estate;
  lifecycle!: Lifecycle;

  constructor(private readonly data: DataFile) {
    this.regions = regionsOf(data);
    this.credentials = credentialsOf(data);
    this.reset();
  }

  credential(accessKeyId: string): Credential | undefined {
    return this.credentials.find((credential) => credential.accessKeyId === accessKeyId);
  }

  /** Back to the estate as it was at the start; page tokens of the old one end. */
  reset(): void {
    this.estate = buildEstate(this.data);
    this.lifecycle = new Lifecycle(this.estate, () => Date.now());
  }
}
