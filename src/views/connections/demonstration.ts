import * as l10n from '@vscode/l10n';
import { commands } from 'vscode';
import type { Memento } from 'vscode';
import type { LocalEndpoint } from '../../aws/transport/localEndpoint';
import type { ProfileStore } from '../../aws/profiles/profileStore';
import { VIEW, contextKeys } from '../../contributions';

const REMEMBERED = 'localEndpoint';

/**
 * The local endpoint as the view shows it: its profiles in the tree while it runs, and started afresh after a reload
 * of the window that it ran in.
 */
export class Demonstration {
  private running: Promise<void> | undefined;
  private endpoint: Promise<LocalEndpoint> | undefined;

  /**
   * @param load loads the endpoint: most never start it.
   * @param announce shows a line of plain text above the tree, or takes it away.
   */
  constructor(
    private readonly load: () => Promise<LocalEndpoint>,
    private readonly profiles: ProfileStore,
    private readonly memory: Memento,
    private readonly announce: (message: string | undefined) => void,
  ) {}

  /**
   * Shows the view and starts it, once however often it is asked for.
   * @throws Failure of kind `unreachable` when the endpoint does not start.
   */
  async start(): Promise<void> {
    // First: later it would take the focus from what the user has turned to meanwhile.
    await commands.executeCommand(`${VIEW}.focus`);
    await this.run();
    this.announce(undefined);
  }

  async stop(): Promise<void> {
    this.running = undefined;
    (await this.endpoint)?.stop();
    this.profiles.setAdded(Promise.resolve([]));
    await this.remember(false);
    this.announce(undefined);
  }

  /** Starts it again when the window was reloaded while it ran. */
  async restore(): Promise<void> {
    if (!this.memory.get<boolean>(REMEMBERED, false)) return;
    await this.run();
    this.announce(
      l10n.t('The local endpoint was started afresh after the reload: what was changed before it is gone.'),
    );
  }

  dispose(): void {
    void this.endpoint?.then((endpoint) => endpoint.stop());
  }

  private run(): Promise<void> {
    this.running ??= this.launch().catch((error: unknown) => {
      this.running = undefined;
      throw error;
    });
    return this.running;
  }

  private async launch(): Promise<void> {
    this.endpoint ??= this.load();
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
