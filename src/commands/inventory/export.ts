import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import { ProgressLocation, window } from 'vscode';
import type { Memento, Uri } from 'vscode';
import { Failure } from '../../aws/failure';
import type { Place } from '../../aws/session/place';
import { exportFormats } from '../../directconnect/export/formats';
import type { ExportFormat } from '../../directconnect/export/formats';
import type { KnownNames } from '../../directconnect/labels';
import type { Node } from '../../views/tree/node';
import { inert } from '../../views/inert';
import { chosenNodes } from '../arguments';
import { askMarkdownColumns } from '../markdownColumns';
import { askWhere, writeFile } from '../saveFile';
import { encoded } from './encoded';
import { partOf, scopesOf } from './exportScope';
import { inSlices } from '../../slices';
import type { Scope } from './exportScope';
import type { Stores } from '../../views/stores';

/** Reads what has not been read yet, until the user cancels. What can't be read is left out. */
async function readRest(from: Stores, rest: readonly Place[]): Promise<void> {
  await window.withProgress(
    {
      location: ProgressLocation.Notification,
      cancellable: true,
      title: l10n.t('Reading regions ({0})', rest.length),
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

/** Asks whether to read what has not been read yet. False when the user cancelled. */
async function completed(from: Stores, scopes: readonly Scope[]): Promise<boolean> {
  const rest = scopes.map(({ place }) => place).filter((place) => !partOf(from, { place }));
  if (rest.length === 0) return true;
  const read = {
    label: rest.length === 1 ? l10n.t('Read 1 more region') : l10n.t('Read {0} more regions', rest.length),
    detail: l10n.t('With the credentials of their profiles'),
  };
  const asIs = { label: l10n.t('Export only what has been read') };
  const picked = await window.showQuickPick(rest.length < scopes.length ? [asIs, read] : [read], {
    placeHolder: l10n.t('Some regions have not been read yet'),
  });
  if (picked === read) await readRest(from, rest);
  return picked !== undefined;
}

async function pickFormat(): Promise<ExportFormat | undefined> {
  const picked = await window.showQuickPick(
    exportFormats.map((format) => ({ label: format.label, description: `.${format.extension}`, format })),
    { placeHolder: l10n.t('File format') },
  );
  return picked?.format;
}

const savedAs = ({ label, extension }: ExportFormat) => ({
  name: 'direct-connect',
  extension,
  format: label,
  title: l10n.t('Export Inventory'),
});

/**
 * Writes an inventory to a file. If the signal is aborted first, no file is written.
 * @param pieces its text.
 * @returns whether it was written.
 * @throws Failure when it can't be written.
 */
export async function writeInventory(
  target: Uri,
  pieces: Iterable<string>,
  signal?: AbortSignal,
): Promise<boolean> {
  const bytes = await encoded(pieces, signal);
  if (!bytes) return false;
  await writeFile(target, bytes);
  return true;
}

/** Writes it, with a notification in which the user can cancel. */
function writeWithProgress(target: Uri, pieces: Iterable<string>) {
  const title = l10n.t('Writing {0}', inert(basename(target.path)));
  const options = { location: ProgressLocation.Notification, cancellable: true, title };
  return window.withProgress(options, (_progress, token) => {
    const ended = new AbortController();
    token.onCancellationRequested(() => ended.abort());
    return writeInventory(target, pieces, ended.signal);
  });
}

const withoutWords = (missing: number) =>
  missing === 1
    ? l10n.t('1 region could not be read and is not included.')
    : l10n.t('{0} regions could not be read and are not included.', missing);

/**
 * Exports the selected rows, or everything shown, to a file the user chooses.
 * @param names returns the known names of accounts and locations.
 * @param memory stores the chosen columns.
 */
export async function exportInventory(
  from: Stores,
  names: () => KnownNames,
  memory: Memento,
  node?: Node,
  nodes?: readonly Node[],
): Promise<void> {
  const scopes = await scopesOf(from, chosenNodes(node, nodes));
  if (!(await completed(from, scopes))) return;
  const parts = scopes.flatMap((scope) => partOf(from, scope, names()) ?? []);
  if (parts.length === 0) {
    throw new Failure(
      'refused',
      l10n.t('Nothing has been read yet, so there is nothing to export.'),
      l10n.t('Open a region in the Direct Connect view, then export again.'),
    );
  }
  const format = await pickFormat();
  const columns = format?.hasColumns ? await askMarkdownColumns(memory) : [];
  if (!format || !columns) return;
  const target = await askWhere(savedAs(format));
  if (!target) return;
  if (!(await writeWithProgress(target, format.write(parts, columns)))) return;
  const missing = scopes.length - parts.length;
  const saved = l10n.t('Inventory saved to {0}.', inert(basename(target.path)));
  const without = missing > 0 ? withoutWords(missing) : '';
  const open = l10n.t('Open');
  if ((await window.showInformationMessage([saved, without].join(' ').trim(), open)) === open) {
    await window.showTextDocument(target);
  }
}
