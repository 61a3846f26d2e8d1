import { randomInt } from 'node:crypto';
import type { DataFile } from '../estate/dataFile/schema';
import { randomText } from '../estate/identifiers';
import type { Role } from '../identity/roles';
import { Refusal } from '../refusal';
import { assignmentsOf } from './assignments';
import type { Assignment } from './assignments';

/** A program that registered itself. */
export interface Client {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  /** True when it requested the scope for refresh tokens. */
  readonly mayRefresh: boolean;
}

/** A question to the user: may this program act for you? */
export interface Device {
  readonly clientId: string;
  readonly deviceCode: string;
  readonly userCode: string;
  status: 'pending' | 'allowed' | 'denied' | 'used';
  /** Milliseconds since the epoch. */
  expiresAt: number;
  /** When its client last polled, in milliseconds since the epoch. */
  askedAt?: number;
}

export const DEVICE_SECONDS = 600;
/** The minimum interval between polls. */
export const INTERVAL_SECONDS = 1;
const CLIENT_SECONDS = 90 * 24 * 3600;
const ACCESS_TOKEN_SECONDS = 8 * 3600;
/** Letters that can't be confused with one another. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';

/** IAM Identity Center: who may use what, and everything that was issued. */
export class IdentityCenter {
  readonly startUrl: string;
  readonly region: string;
  readonly assignments: readonly Assignment[];
  private readonly clients = new Map<string, Client>();
  private readonly devicesByUserCode = new Map<string, Device>();
  /** When each access token expires, in milliseconds since the epoch. */
  private readonly accessTokens = new Map<string, number>();
  /** The client of each refresh token. */
  private readonly refreshTokens = new Map<string, string>();
  private accessTokenSeconds = ACCESS_TOKEN_SECONDS;

  constructor(data: DataFile, roles: readonly Role[], regions: readonly string[]) {
    this.startUrl = data.sso?.startUrl ?? 'https://example.awsapps.com/start';
    this.region = data.sso?.region ?? regions[0] ?? '';
    this.assignments = assignmentsOf(data, roles);
  }

  register(scopes: readonly string[]): Client {
    const client: Client = {
      clientId: randomText(22),
      clientSecret: randomText(120),
      expiresAt: Date.now() + CLIENT_SECONDS * 1000,
      mayRefresh: scopes.includes('sso:account:access'),
    };
    this.clients.set(client.clientId, client);
    return client;
  }

  client(clientId: string): Client | undefined {
    return this.clients.get(clientId);
  }

  begin(clientId: string): Device {
    const device: Device = {
      clientId,
      deviceCode: randomText(60),
      userCode: `${letters()}-${letters()}`,
      status: 'pending',
      expiresAt: Date.now() + DEVICE_SECONDS * 1000,
    };
    this.devicesByUserCode.set(device.userCode, device);
    return device;
  }

  devices(): readonly Device[] {
    return [...this.devicesByUserCode.values()];
  }

  /** The authorization with this code that is waiting for an answer. */
  waiting(userCode: string): Device | undefined {
    const device = this.devicesByUserCode.get(userCode.trim().toUpperCase());
    return device?.status === 'pending' && device.expiresAt > Date.now() ? device : undefined;
  }

  /** Issues an access token, and a refresh token if the client may have one. @returns expiresIn in seconds */
  issue({ clientId, mayRefresh }: Client): { accessToken: string; expiresIn: number; refreshToken?: string } {
    const accessToken = randomText(180);
    const expiresIn = this.accessTokenSeconds;
    this.accessTokens.set(accessToken, Date.now() + expiresIn * 1000);
    if (!mayRefresh) return { accessToken, expiresIn };
    const refreshToken = randomText(180);
    this.refreshTokens.set(refreshToken, clientId);
    return { accessToken, expiresIn, refreshToken };
  }

  /** Uses a refresh token. @returns false when it belongs to another client, or was used or revoked */
  refresh(refreshToken: string, clientId: string): boolean {
    return this.refreshTokens.get(refreshToken) === clientId && this.refreshTokens.delete(refreshToken);
  }

  /** @throws Refusal UnauthorizedException unless the token is valid */
  checkAccess(accessToken: string | undefined): void {
    const end = accessToken === undefined ? undefined : this.accessTokens.get(accessToken);
    if (end === undefined || end <= Date.now()) {
      throw new Refusal('UnauthorizedException', 'Session token not found or invalid', 401);
    }
  }

  signOut(accessToken: string): void {
    this.accessTokens.delete(accessToken);
  }

  expireTokens(): void {
    this.accessTokens.clear();
  }

  expireDevices(): void {
    for (const device of this.devicesByUserCode.values()) device.expiresAt = 0;
  }

  revokeRefresh(): void {
    this.refreshTokens.clear();
  }

  /** Sets the lifetime of access tokens issued from now on. */
  setAccessTokenSeconds(seconds: number): void {
    this.accessTokenSeconds = seconds;
  }

  /** Existing sign-ins stay; new tokens have the usual lifetime. */
  reset(): void {
    this.accessTokenSeconds = ACCESS_TOKEN_SECONDS;
  }
}

function letters(): string {
  return Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}
