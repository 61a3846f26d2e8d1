import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Agent } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requestHandlerFor } from '../../../../src/aws/transport/network';
import { readProfiles } from '../../../../src/aws/profiles/readProfiles';
import type { Profile } from '../../../../src/aws/profiles/profiles';
import { createAuthority } from '../../../support/companyNetwork/authority';
import { makePipe } from '../../../support/pipe';

describe('the certificates that a profile trusts', () => {
  let folder: string;
  const profile = (bundle: string): Profile => ({
    name: 'a',
    regions: [],
    endpoints: {},
    network: { ca_bundle: bundle },
    origin: { kind: 'memory', accessKeyId: 'x', secretAccessKey: 'y' },
  });
  const file = async (name: string, text: string) => {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dx-ca-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('are all those in its ca_bundle, whatever is between them', async () => {
    const [one, other] = await Promise.all([createAuthority(), createAuthority()]);
    const bundle = await file('two.pem', `# company\n${one.certificate}\n# old\n${other.certificate}\n`);
    const { httpsAgent } = requestHandlerFor(profile(bundle)) as { httpsAgent: Agent };
    deepEqual(
      [httpsAgent.options.ca].flat().map((certificate) => String(certificate).trim()),
      [one.certificate.trim(), other.certificate.trim()],
    );
  });

  it('are those of Node if it names none', () => {
    ok(!('httpsAgent' in requestHandlerFor(profile(''))));
  });

  it('have an error message that says what is wrong with the file', async () => {
    const nothing = await file('nothing.pem', 'no certificate');
    const broken = await file('broken.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
    const pipe = join(folder, 'pipe.pem');
    makePipe(pipe);
    for (const [path, words] of [
      [join(folder, 'none.pem'), 'can’t be read'],
      [pipe, 'can’t be read'],
      [folder, 'can’t be read'],
      [nothing, 'contains no certificate'],
      [broken, 'a certificate that can’t be read'],
    ] as const) {
      throws(
        () => requestHandlerFor(profile(path)),
        ({ kind, message, advice }: { kind: string; message: string; advice: string }) => {
          equal(kind, 'profile');
          ok(message.includes(words) && advice.includes('ca_bundle'), message);
          return true;
        },
      );
    }
  });

  it('are set in the profile, or by AWS_CA_BUNDLE, which takes precedence', async () => {
    const configFile = await file('config', '[profile a]\nca_bundle = ~/company.pem\n');
    const files = { configFile, credentialsFile: join(folder, 'none') };
    const bundleIn = async (env: NodeJS.ProcessEnv) =>
      (await readProfiles(files, env)).profiles[0]?.network?.ca_bundle;
    equal(await bundleIn({ HOME: '/home/me' }), '/home/me/company.pem');
    equal(await bundleIn({ HOME: '/home/me', AWS_CA_BUNDLE: '/etc/ca.pem' }), '/etc/ca.pem');
  });
});
