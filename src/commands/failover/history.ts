import * as l10n from '@vscode/l10n';
import { window, workspace } from 'vscode';
import type { Uri } from 'vscode';
import { Failure } from '../../aws/failure';
import { virtualInterfaceOf } from '../../views/connections/resourceOf';
import { copyText } from '../../views/clipboard';
import type { DocumentFiles } from '../../views/documents/files';
import { nothingRead } from '../../views/documents/nothingRead';
import { hasTab } from '../../views/documents/tabs';
import type { FailoverDocuments } from '../../views/failover/documents';
import { failoverUri, parseFailoverUri } from '../../views/failover/uri';
import type { Reveal } from '../../views/links';
import type { Stores } from '../../views/stores';
import type { Node } from '../../views/tree/node';
import { pickVirtualInterface } from '../pick';

/** What the commands about failover tests work on. */
export interface FailoverContext {
  readonly from: Stores;
  readonly files: DocumentFiles;
  readonly failover: FailoverDocuments;
}

/** Opens the failover tests of a virtual interface as a report. One that is open is read again. */
export async function showTestHistory(
  { from, files, failover }: FailoverContext,
  node?: Node,
): Promise<void> {
  const target = virtualInterfaceOf(node) ?? (await pickVirtualInterface(from));
  if (!target?.resource.virtualInterfaceId) return;
  const { virtualInterfaceId: id, virtualInterfaceName: name } = target.resource;
  const uri = failoverUri({ ...target.place, id, name });
  if (files.mayRead(uri) && hasTab(uri)) await failover.readAgain(uri);
  await files.open([uri], async () =>
    window.showTextDocument(await workspace.openTextDocument(uri), { preview: false }),
  );
}

/** Copies a report as Markdown. */
export async function copyTestReport({ files }: FailoverContext, given?: Uri): Promise<void> {
  const uri = given ?? window.activeTextEditor?.document.uri;
  if (!uri || !parseFailoverUri(uri)) return;
  if (!files.mayRead(uri)) throw nothingRead();
  await copyText(await files.text(uri), l10n.t('Copied the report as Markdown'));
}

/** Goes to the virtual interface whose test ends first. */
export async function showRunningTest(
  { inventories }: Pick<Stores, 'inventories'>,
  reveal: Reveal,
): Promise<void> {
  const [first] = inventories.runningTests.all;
  if (!first) {
    throw new Failure(
      'refused',
      l10n.t('No running failover test was found.'),
      l10n.t('Only the regions that are open in the Direct Connect view are checked.'),
    );
  }
  await reveal(first.place, first.virtualInterfaceId);
}
