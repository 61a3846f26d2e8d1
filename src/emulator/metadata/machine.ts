import { randomBytes } from 'node:crypto';
import type { DataFile } from '../estate/dataFile/schema';
import { randomText } from '../estate/identifiers';
import type { Keyring, Session } from '../identity/keyring';
import { roleSession } from '../identity/roleSession';
import type { Role } from '../identity/roles';
import { STANDARD_ROLE } from '../sso/assignments';

/** Seconds for which the keys of an instance or task are valid. */
const KEY_SECONDS = 6 * 3600;

/** A machine's role: part of the estate, or one with the standard name. */
type MachineRole = Pick<Role, 'accountId' | 'accountName' | 'roleName' | 'roleArn' | 'denied'>;

/** The machine that clients seem to run on: an EC2 instance, and a container task on it. */
export class Machine {
  readonly instanceId = `i-${randomBytes(9).toString('hex').slice(0, 17)}`;
  readonly taskId = randomBytes(16).toString('hex');
  /** The Authorization header that a container must send. */
  readonly containerToken = randomText(64);
  readonly instanceRole: MachineRole;
  readonly taskRole: MachineRole;
  /** When each token of the instance's service expires, in milliseconds since the epoch. */
  private readonly tokens = new Map<string, number>();

  /** @param region where it is */
  constructor(
    data: DataFile,
    roles: readonly Role[],
    readonly region: string,
    private readonly keyring: Keyring,
  ) {
    this.instanceRole = roles.find(({ instanceProfile }) => instanceProfile) ?? standardRole(data);
    this.taskRole = roles.find(({ containerTask }) => containerTask) ?? standardRole(data);
  }

  /** A token of version 2 of the instance's service. @param seconds how long it is valid */
  giveToken(seconds: number): string {
    const token = randomText(56);
    this.tokens.set(token, Date.now() + seconds * 1000);
    return token;
  }

  isGood(token: string | undefined): boolean {
    return token !== undefined && (this.tokens.get(token) ?? 0) > Date.now();
  }

  instanceKeys(): Session {
    return this.keyring.begin(roleSession(this.instanceRole, this.instanceId), KEY_SECONDS);
  }

  taskKeys(): Session {
    return this.keyring.begin(roleSession(this.taskRole, this.taskId), KEY_SECONDS);
  }
}

/** The role of a machine if the file has none: the standard role of the first account. */
function standardRole({ accounts }: DataFile): MachineRole {
  const [first] = accounts;
  const accountId = first?.accountId ?? '';
  return {
    accountId,
    accountName: first?.name ?? accountId,
    roleName: STANDARD_ROLE,
    roleArn: `arn:aws:iam::${accountId}:role/${STANDARD_ROLE}`,
    denied: [],
  };
}
