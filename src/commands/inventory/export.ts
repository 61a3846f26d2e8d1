import { homedir } from 'node:os';
import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import { ProgressLocation, Uri, window, workspace } from 'vscode';
import { Failure } from '../../aws/failures';
import type { Place } from '../../aws/session/place';
import { exportFormats } from '../../directconnect/export/formats';
import type { ExportFormat } from '../../directconnect/export/formats';
import type { ExportPart } from '../../directconnect/export/part';
import type { Node } from '../../views/connections/node';
import { inert } from '../../views/inert';
import { partOf, scopesOf } from './exportScope';
import { inSlices } from './find/slices';
import type { Scope } from './exportScope';
import type { PickFrom } from '../pick';

/** Characters that are turned into bytes at a time. */
const CHUNK = 64 * 1024;

/** Reads what was not read yet, until the user has enough. What can't be read is left out. */
async function readRest(from: PickFrom, rest: readonly Place[]): Promise<void> {
  await window.withProgress(
    {
      location: ProgressLocation.Notification,
      cancellable: true,
      title: l10n.t('Reading {0} regions', rest.length),
    },
    async (_progress, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => controller.abort());
      const { signal } = controller;
      const reading: Promise<unknown>[] = [];
      const read = (place: Place) =>
        // What can't be read is counted as missing.
        reading.push(from.inventories.sweep(place, signal, { isOneOfMany: true }).catch(() => undefined));
      await inSlices(rest, read, () => !signal.aborted);
      await Promise.all(reading);
    },
  );
}

/** Asks whether to read what was not read yet. False when the user gave up. */
async function completed(from: PickFrom, scopes: readonly Scope[]): Promise<boolean> {
  const rest = scopes.map(({ place }) => place).filter((place) => !partOf(from, { place }));
  if (rest.length === 0) return true;
  const read = {
    label: l10n.t('Read the other regions first'),
    detail: l10n.t('{0} regions, with the credentials of their profiles', rest.length),
  };
  const asIs = { label: l10n.t('Only what was read so far') };
  const picked = await window.showQuickPick(rest.length < scopes.length ? [asIs, read] : [read], {
    placeHolder: l10n.t('Not every region was read yet'),
  });
  if (picked === read) await readRest(from, rest);
  return picked !== undefined;
}

async function pickFormat(): Promise<ExportFormat | undefined> {
  const picked = await window.showQuickPick(
    exportFormats.map((format) => ({ label: format.label, description: `.${format.extension}`, format })),
    { placeHolder: l10n.t('Format of the file') },
  );
  return picked?.format;
}

/** Where to save it. The name is of our own making: no string of AWS names a file. */
function askWhere({ label, extension }: ExportFormat): Thenable<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file(homedir());
  return window.showSaveDialog({
    defaultUri: Uri.joinPath(folder, `direct-connect-${new Date().toISOString().slice(0, 10)}.${extension}`),
    filters: { [label]: [extension] },
    title: l10n.t('Export Inventory'),
  });
}

/** The text of an inventory, as it is in a file; `undefined` when it was not wanted any more. */
async function bytesOf(
  format: ExportFormat,
  parts: readonly ExportPart[],
  signal: AbortSignal | undefined,
): Promise<Uint8Array | undefined> {
  const bytes: Buffer[] = [];
  let text = '';
  const keep = () => {
    bytes.push(Buffer.from(text));
    text = '';
  };
  const take = (piece: string) => {
    text += piece;
    if (text.length > CHUNK) keep();
  };
  if (!(await inSlices(format.write(parts), take, () => !signal?.aborted))) return undefined;
  keep();
  return Buffer.concat(bytes);
}

/**
 * Writes an inventory to a file, unless the signal says that it is not wanted any more: then there is no file.
 * @returns whether it was written.
 * @throws Failure when it can't be written.
 */
export async function writeInventory(
  target: Uri,
  format: ExportFormat,
  parts: readonly ExportPart[],
  signal?: AbortSignal,
): Promise<boolean> {
  const bytes = await bytesOf(format, parts, signal);
  if (!bytes) return false;
  try {
    await workspace.fs.writeFile(target, bytes);
    return true;
  } catch (error) {
    const { code = '' } = error as { code?: string };
    throw new Failure(
      'refused',
      l10n.t('The file could not be written ({0}).', code),
      l10n.t('Choose a folder that you may write to, and export again.'),
    );
  }
}

/** Writes it with a notification that can end it. */
function writeWithProgress(target: Uri, format: ExportFormat, parts: readonly ExportPart[]) {
  const title = l10n.t('Writing {0}', inert(basename(target.path)));
  const options = { location: ProgressLocation.Notification, cancellable: true, title };
  return window.withProgress(options, (_progress, token) => {
    const ended = new AbortController();
    token.onCancellationRequested(() => ended.abort());
    return writeInventory(target, format, parts, ended.signal);
  });
}

/** Exports the rows it was called on, or all that is shown, to a file that is asked for. */
export async function exportInventory(from: PickFrom, node?: Node, nodes?: readonly Node[]): Promise<void> {
  const scopes = await scopesOf(from, nodes?.length ? nodes : node ? [node] : []);
  if (!(await completed(from, scopes))) return;
  const parts = scopes.flatMap((scope) => partOf(from, scope) ?? []);
  if (parts.length === 0) {
    throw new Failure(
      'refused',
      l10n.t('Nothing was read that could be exported.'),
      l10n.t('Open a region in the Direct Connect view, then export again.'),
    );
  }
  const format = await pickFormat();
  const target = format && (await askWhere(format));
  if (!target) return;
  if (!(await writeWithProgress(target, format, parts))) return;
  const missing = scopes.length - parts.length;
  const saved = l10n.t('Inventory saved to {0}.', inert(basename(target.path)));
  const without = missing ? l10n.t('{0} regions were not read and are not in it.', missing) : '';
  const open = l10n.t('Open');
  if ((await window.showInformationMessage([saved, without].join(' ').trim(), open)) === open) {
    await window.showTextDocument(target);
  }
}
