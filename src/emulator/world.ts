import { buildEstate } from './estate/build';
import type { DataFile } from './estate/dataFile/schema';
import type { Estate } from './estate/estate';
import { partnersOf, regionsOf } from './estate/fileFacts';
import { accountKeys } from './identity/accountKeys';
import type { Credential } from './identity/credential';
import { Keyring } from './identity/keyring';
import { mfaDevicesOf } from './identity/mfa';
import type { MfaDevice } from './identity/mfa';
import { rolesOf } from './identity/roles';
import type { Role } from './identity/roles';
import { Lifecycle } from './lifecycle/lifecycle';
import { Machine } from './metadata/machine';
import { SignIns } from './signin/signIns';
import { IdentityCenter } from './sso/identityCenter';

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
  readonly roles: readonly Role[];
  readonly mfaDevices: readonly MfaDevice[];
  readonly sso: IdentityCenter;
  readonly signIns: SignIns;
  readonly machine: Machine;
  estate!: Estate;
  lifecycle!: Lifecycle;

  constructor(private readonly data: DataFile) {
    this.regions = regionsOf(data);
    this.partners = partnersOf(data);
    this.credentials = accountKeys(data);
    this.keyring = new Keyring(this.credentials);
    this.roles = rolesOf(data, this.regions);
    this.mfaDevices = mfaDevicesOf(data);
    this.sso = new IdentityCenter(data, this.roles, this.regions);
    this.signIns = new SignIns(this.keyring);
    this.machine = new Machine(data, this.roles, this.regions[0] ?? '', this.keyring);
    this.reset();
  }

  credential(accessKeyId: string): Credential | undefined {
    return this.keyring.find(accessKeyId);
  }

  /** The account's alias in IAM. */
  aliasOf(accountId: string): { alias: string | undefined; isDenied: boolean } {
    const entries = this.data.accounts.filter((account) => account.accountId === accountId);
    const alias = entries.map((account) => account.alias).find((name) => name !== undefined);
    return { alias, isDenied: entries.some(({ aliasDenied }) => aliasDenied) };
  }

  /** Restores the initial estate and keys; page tokens of the old estate become invalid. */
  reset(): void {
    this.keyring.reset();
    this.sso.reset();
    this.estate = buildEstate(this.data);
    this.lifecycle = new Lifecycle(this.estate, () => Date.now());
  }
}
