import * as l10n from '@vscode/l10n';
import { commands } from 'vscode';
import type { Memento } from 'vscode';
import type { LocalEndpoint } from '../../aws/localEndpoint';
import type { ProfileStore } from '../../aws/profileStore';
import { contextKeys } from '../../contributions';

const REMEMBERED = 'localEndpoint';

/**
 * The local endpoint as the view shows it: its profiles in the tree while it runs, and started afresh after a reload
 * of the window that it ran in.
 */
export class Demonstration {
  /** @param announce shows a line of plain text above the tree, or takes it away. */
  constructor(
    private readonly endpoint: LocalEndpoint,
    private readonly profiles: ProfileStore,
    private readonly memory: Memento,
    private readonly announce: (message: string | undefined) => void,
  ) {}

  /** @throws Failure of kind `unreachable` when the endpoint does not start. */
  async start(): Promise<void> {
    const profiles = this.endpoint.start();
    this.profiles.setAdded(profiles);
    await profiles;
    await this.remember(true);
    this.announce(undefined);
  }

  async stop(): Promise<void> {
    this.endpoint.stop();
    this.profiles.setAdded(Promise.resolve([]));
    await this.remember(false);
    this.announce(undefined);
  }

  /** Starts it again when the window was reloaded while it ran. */
  async restore(): Promise<void> {
    if (!this.memory.get<boolean>(REMEMBERED, false)) return;
    await this.start();
    this.announce(
      l10n.t('The local endpoint was started afresh after the reload: what was changed before it is gone.'),
    );
  }

  private async remember(running: boolean): Promise<void> {
    await this.memory.update(REMEMBERED, running || undefined);
    await commands.executeCommand('setContext', contextKeys.localEndpoint, running);
  }
}
