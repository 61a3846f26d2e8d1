import * as l10n from '@vscode/l10n';
import { commands } from 'vscode';
import type { Memento } from 'vscode';
import type { LocalEndpoint } from '../../aws/transport/localEndpoint';
import type { ProfileStore } from '../../aws/profiles/profileStore';
import { VIEW, contextKeys } from '../../contributions';
import { lazy } from '../../lazy';

const REMEMBERED = 'localEndpoint';

/**
 * The local endpoint in the view: its profiles are in the tree while it runs, and it is restarted after a reload of its
 * window.
 */
export class Demonstration {
  private run = lazy(() => this.launch());
  private readonly load: () => Promise<LocalEndpoint>;
  /** The endpoint, if it was requested. */
  private endpoint: Promise<LocalEndpoint> | undefined;

  /**
   * @param load loads the endpoint: most users never start it.
   * @param announce shows a line of plain text above the tree, or removes it.
   */
  constructor(
    load: () => Promise<LocalEndpoint>,
    private readonly profiles: ProfileStore,
    private readonly memory: Memento,
    private readonly announce: (message: string | undefined) => void,
  ) {
    this.load = lazy(load);
  }

  /**
   * Shows the view and starts it, only once even if called again.
   * @throws Failure of kind `unreachable` when the endpoint does not start.
   */
  async start(): Promise<void> {
    // First, so that it does not steal the focus later.
    await commands.executeCommand(`${VIEW}.focus`);
    await this.run();
    this.announce(undefined);
  }

  async stop(): Promise<void> {
    this.run = lazy(() => this.launch());
    await this.end();
    this.profiles.setAdded(Promise.resolve([]));
    await this.remember(false);
    this.announce(undefined);
  }

  /** Restarts it if the window was reloaded while it ran. */
  async restore(): Promise<void> {
    if (!this.memory.get<boolean>(REMEMBERED, false)) return;
    await this.run();
    this.announce(l10n.t('The local endpoint was restarted after the reload, so earlier changes are gone.'));
  }

  dispose(): void {
    void this.end();
  }

  private async end(): Promise<void> {
    // An endpoint that could not be loaded does not run.
    (await this.endpoint?.catch(() => undefined))?.stop();
  }

  private async launch(): Promise<void> {
    this.endpoint = this.load();
    const profiles = this.endpoint.then((endpoint) => endpoint.start());
    this.profiles.setAdded(profiles);
    await profiles;
    await this.remember(true);
  }

  private async remember(running: boolean): Promise<void> {
    await this.memory.update(REMEMBERED, running || undefined);
    await commands.executeCommand('setContext', contextKeys.localEndpoint, running);
  }
}
