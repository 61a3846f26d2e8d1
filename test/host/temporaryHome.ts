import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A home directory for one run of the editor, so that nobody's AWS profiles are read and nothing is left behind. `env`
 * names its AWS config and credentials files, which do not exist until somebody writes them.
 */
export interface TemporaryHome {
  /** The whole folder, including sockets and temporary files. */
  root: string;
  /** The editor's own folder: settings, logs, installed extensions. */
  dataFolder: string;
  configFile: string;
  credentialsFile: string;
  /** Environment variables for the AWS files alone; `undefined` removes a variable. */
  awsEnv: NodeJS.ProcessEnv;
  /** All environment variables, including the home and the temporary folder. */
  env: NodeJS.ProcessEnv;
  /** Removes what its user has left: the AWS files, and what extensions store for all windows. */
  clear(): Promise<void>;
  /** Deletes all of it. */
  remove(): Promise<void>;
}

export async function createTemporaryHome(): Promise<TemporaryHome> {
  // VS Code creates sockets below it, whose paths may have about a hundred characters, so the name is short.
  const root = await mkdtemp(join(tmpdir(), 'dx-'));
  const home = join(root, 'home');
  const temporary = join(root, 'tmp');
  const dataFolder = join(root, 'data');
  const awsFolder = join(home, '.aws');
  const configFile = join(awsFolder, 'config');
  const credentialsFile = join(awsFolder, 'credentials');
  await mkdir(awsFolder, { recursive: true });
  await mkdir(temporary);
  const awsEnv = {
    ...withoutAws(),
    AWS_CONFIG_FILE: configFile,
    AWS_SHARED_CREDENTIALS_FILE: credentialsFile,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  return {
    root,
    dataFolder,
    configFile,
    credentialsFile,
    awsEnv,
    env: { ...awsEnv, HOME: home, TMPDIR: temporary, XDG_RUNTIME_DIR: temporary },
    clear: async () => {
      for (const folder of [awsFolder, join(dataFolder, 'data', 'User', 'globalStorage')]) {
        await rm(folder, { recursive: true, force: true, maxRetries: 3 });
      }
      await mkdir(awsFolder);
    },
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/** Removes the developer's own AWS settings from the environment: keys, profile, region, endpoints. */
function withoutAws(): NodeJS.ProcessEnv {
  const names = Object.keys(process.env).filter((name) => name.startsWith('AWS_'));
  return Object.fromEntries(names.map((name) => [name, undefined]));
}
