import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { downloadEditor } from './editorDownload';
import { ProcessGroup } from './processGroup';

/** Milliseconds after which a server that does not report that it listens is stopped. It takes two or three seconds. */
const READY_WITHIN = 60_000;
const LISTENS = /Extension host agent listening on (?<port>\d+)/;

export interface EditorServerOptions {
  /** The folder in which the editor keeps everything: settings, logs, installed extensions. Created if missing. */
  dataFolder: string;
  /** Added to the environment of the server, and so of the extensions. */
  env?: NodeJS.ProcessEnv;
  /** Required of whoever opens the page, as `?tkn=`. Without one, anybody on this machine can open it. */
  connectionToken?: string;
  /** User settings, written before the start. */
  settings?: Record<string, unknown>;
  /** Settings of scope `machine`, which an editor in a browser reads from another file. */
  machineSettings?: Record<string, unknown>;
  /** True to ask before a folder is trusted, as VS Code does for its users. */
  workspaceTrust?: boolean;
  /** Packaged extensions to install before the start. */
  install?: string[];
  /** A CommonJS module to load first in the server and in extension hosts that are not being debugged. */
  preload?: string;
}

/** The options for opening a workbench; see `pageUrl`. */
export interface PageOptions {
  /** The folder to open, an absolute path. */
  folder?: string;
  /** The source tree of an extension to run. */
  developmentPath?: string;
  /** The test suite to run in the extension host, a module that exports `run`. */
  testsPath?: string;
}

/** A real VS Code on 127.0.0.1, which can be opened in a browser. */
export class EditorServer {
  private constructor(
    private readonly group: ProcessGroup,
    private readonly port: number,
    private readonly options: EditorServerOptions,
  ) {}

  /** Starts a server on a free port, and waits until it listens. */
  static async start(options: EditorServerOptions): Promise<EditorServer> {
    const { node, serverMain } = await downloadEditor();
    const env = environment(options);
    const data = ['--server-data-dir', options.dataFolder];
    await writeSettings(options.dataFolder, 'User', { ...QUIET, ...options.settings });
    await writeSettings(options.dataFolder, 'Machine', options.machineSettings ?? {});
    for (const vsix of options.install ?? []) {
      await promisify(execFile)(node, [serverMain, '--install-extension', vsix, ...data], { env });
    }
    const preload = options.preload ? ['--require', options.preload] : [];
    const command = [node, ...preload, serverMain, ...data, ...listening(options)];
    const group = ProcessGroup.start('VS Code', command, env);
    try {
      const line = await group.line(LISTENS, READY_WITHIN);
      return new EditorServer(group, Number(LISTENS.exec(line)?.groups?.['port']), options);
    } catch (error) {
      await group.stop();
      throw error;
    }
  }

  /** The address of a workbench. */
  pageUrl({ folder, developmentPath, testsPath }: PageOptions = {}): string {
    const authority = `127.0.0.1:${this.port}`;
    const url = new URL(`http://${authority}/`);
    const { connectionToken } = this.options;
    if (connectionToken) url.searchParams.set('tkn', connectionToken);
    url.searchParams.set(folder ? 'folder' : 'ew', folder ?? 'true');
    const remote = (path: string) => `vscode-remote://${authority}${path}`;
    const payload = [
      ...(developmentPath ? [['extensionDevelopmentPath', remote(developmentPath)]] : []),
      ...(testsPath ? [['extensionTestsPath', remote(testsPath)]] : []),
    ];
    if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
    return url.href;
  }

  /** Replaces the settings of scope `machine`; open windows notice. */
  setMachineSettings(settings: object): Promise<void> {
    return writeSettings(this.options.dataFolder, 'Machine', settings);
  }

  /** The last lines that the server printed. */
  get output(): string {
    return this.group.output;
  }

  /** Stops the server with its extension hosts, and waits until they have ended. */
  stop(): Promise<void> {
    return this.group.stop();
  }
}

function listening({ connectionToken, workspaceTrust }: EditorServerOptions): string[] {
  return [
    ...['--host', '127.0.0.1', '--port', '0', '--accept-server-license-terms', '--telemetry-level', 'off'],
    // Without this, a built server ignores extensions that run from their source folder.
    '--enable-smoke-test-driver',
    ...(connectionToken ? ['--connection-token', connectionToken] : ['--without-connection-token']),
    ...(workspaceTrust ? [] : ['--disable-workspace-trust']),
  ];
}

function environment({ env }: EditorServerOptions): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // No marketplace: nothing is requested from outside this machine.
    EXTENSIONS_GALLERY: '{}',
    ...env,
  };
}

/** User settings of all our editors: nothing that contacts the outside, and nothing that pops up. */
const QUIET = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': 'off',
  'extensions.ignoreRecommendations': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'remote.autoForwardPorts': false,
};

async function writeSettings(dataFolder: string, kind: 'User' | 'Machine', settings: object): Promise<void> {
  const folder = join(dataFolder, 'data', kind);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2));
}
