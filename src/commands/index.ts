import { commands } from 'vscode';
import type { Disposable } from 'vscode';
import type { Log } from '../views/log';
import { lazy } from '../lazy';
import { attempt } from './attempt';
import type { Command } from './table';

/** The part of package.json that is used here. */
export interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

/** Registers every command of the manifest. Their code is in a separate bundle, loaded when the first command runs. */
export function registerCommands(
  { contributes }: Manifest,
  log: Log,
  load: () => Promise<Record<string, Command>>,
): Disposable[] {
  const table = lazy(load);
  return contributes.commands.map(({ command: id }) =>
    commands.registerCommand(id, (...args: unknown[]) =>
      attempt(log, id, async () => {
        await (await table())[id]?.(...(args as never[]));
      }),
    ),
  );
}
