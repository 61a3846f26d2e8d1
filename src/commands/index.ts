import { commands } from 'vscode';
import type { Disposable } from 'vscode';
import { ROW_BUTTON } from '../contributions';
import { lazy } from '../lazy';
import type { Called } from './table';

/** The part of package.json that is used here. */
export interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

/**
 * Registers every command of the manifest. Their code is in a separate bundle, loaded when the first command runs.
 * @param attempt runs a command, and shows how it failed.
 */
export function registerCommands(
  { contributes }: Manifest,
  attempt: (id: string, work: () => Promise<void>) => Promise<void>,
  load: () => Promise<Record<string, Called>>,
): Disposable[] {
  const table = lazy(load);
  return contributes.commands.map(({ command: id }) =>
    commands.registerCommand(id, (...given: unknown[]) =>
      attempt(id, async () => {
        await (await table())[id.replace(ROW_BUTTON, '')]?.(id, given);
      }),
    ),
  );
}
