import type { Memento } from 'vscode';
import type { InventoryStore } from '../../aws/inventory/store';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import type { RouterWriter } from '../../routers/writer';
import type { DocumentFiles } from '../../views/documents/files';
import type { RouterConfigDocuments, DescribedFields } from '../../views/routerConfig/documents';

/** What the commands about router configurations work on. */
export interface RouterConfigContext {
  readonly files: DocumentFiles;
  readonly documents: Pick<RouterConfigDocuments, 'describedFieldsOf'>;
  readonly inventories: Pick<InventoryStore, 'current'>;
  /** Stores the choices for each virtual interface and location. */
  readonly memory: Memento;
  readonly loadWriter: () => Promise<RouterWriter>;
  /** The format of the settings, in which configurations open until another one is chosen. */
  readonly defaultFormat: () => string;
}

/** What opening a configuration needs to know of its virtual interface, in addition to the id. */
export type Known = Pick<VirtualInterface, 'virtualInterfaceName'> & DescribedFields;
