import { window } from 'vscode';
import type { Disposable, LogOutputChannel } from 'vscode';

/** The extension's output channel, created on first use. Nothing secret is written to it. */
export class Log implements Disposable {
  private channel: LogOutputChannel | undefined;

  warn(line: string): void {
    this.open().warn(line);
  }

  error(line: string): void {
    this.open().error(line);
  }

  dispose(): void {
    this.channel?.dispose();
  }

  private open(): LogOutputChannel {
    this.channel ??= window.createOutputChannel('Direct Connect', { log: true });
    return this.channel;
  }
}
