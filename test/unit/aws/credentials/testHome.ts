import { ok } from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ambientProfiles } from '../../../../src/aws/profiles/ambient';
import type { ProfileStore } from '../../../../src/aws/profiles/profileStore';
import type { AmbientKind, Profile } from '../../../../src/aws/profiles/profiles';
import { createSdk } from '../../../../src/aws/sdk';
import type { Sdk, Session } from '../../../../src/aws/session/session';
import type { TestEndpoint } from '../../../support/endpoint';
import { profileStoreOf } from '../../../support/profileStore';
import { writing } from '../../../support/writing';

/** A home directory with shared files, whose profiles send everything to the local endpoint. */
export class TestHome {
  private constructor(
    readonly folder: string,
    readonly endpoint: TestEndpoint,
    readonly store: ProfileStore,
  ) {}

  static async open(endpoint: TestEndpoint): Promise<TestHome> {
    const folder = await mkdtemp(join(tmpdir(), 'dx-kinds-'));
    const files = { configFile: join(folder, 'config'), credentialsFile: join(folder, 'credentials') };
    return new TestHome(folder, endpoint, profileStoreOf(files));
  }

  close(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }

  /** Writes the config file. */
  async config(profiles: Record<string, readonly string[]>): Promise<void> {
    const sections = Object.entries(profiles).flatMap(([name, lines]) => [
      `[profile ${name}]`,
      `endpoint_url = ${this.endpoint.url}`,
      ...lines,
    ]);
    await writeFile(join(this.folder, 'config'), sections.join('\n'));
    this.store.refresh();
  }

  sdk(env: NodeJS.ProcessEnv = {}): Sdk {
    return createSdk({ mfaCode: () => Promise.resolve(undefined) }, writing(), { HOME: this.folder, ...env });
  }

  /** Opens a profile of the config file. */
  async session(name: string, sdk: Sdk): Promise<Session> {
    return sdk.connect(await this.store.get(name), 'us-east-1');
  }

  /** The ARN that STS reports for a profile of the config file. */
  async arn(name: string, sdk: Sdk): Promise<string> {
    return (await sdk.identify(await this.store.get(name)))?.arn ?? '';
  }

  /** A profile of this machine's credentials, in an environment that sends everything to the endpoint. */
  ofMachine(kind: AmbientKind, env: NodeJS.ProcessEnv): Profile {
    const profile = ambientProfiles({ AWS_ENDPOINT_URL: this.endpoint.url, ...env }, [kind]).find(
      ({ origin }) => origin.kind === kind,
    );
    ok(profile);
    return profile;
  }

  /** The operations that were requested, in order. */
  async asked(): Promise<string[]> {
    const { requests } = (await this.endpoint.control('GET', 'requests')) as {
      requests: { operation: string }[];
    };
    return requests.map(({ operation }) => operation);
  }
}
