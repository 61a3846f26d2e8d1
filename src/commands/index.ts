import { commands } from 'vscode';
import type { Disposable } from 'vscode';
import { commandIds } from '../contributions';
import type { Log } from '../views/log';
import { attempt } from './attempt';
import type { Command } from './table';

/** Registers every command. What they do is a bundle of its own, loaded when the first is run. */
export function registerCommands(log: Log, load: () => Promise<Record<string, Command>>): Disposable[] {
  let table: Promise<Record<string, Command>> | undefined;
  return Object.values(commandIds).map((id) =>
    commands.registerCommand(id, (...args: unknown[]) =>
      attempt(log, id, async () => {
        table ??= load();
        await (await table)[id]?.(...(args as never[]));
      }),
    ),
  );
}
