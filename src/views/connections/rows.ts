import * as l10n from '@vscode/l10n';
import { virtualInterfaceHealth } from '../../directconnect/resources/health';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { ConnectionsProvider } from './provider';
import type { TreeSource } from './provider';

/** What the tree is drawn by: a bundle of its own, loaded when the view is first shown. */
export const createProvider = (from: TreeSource) => new ConnectionsProvider(from);

/** What the state of a virtual interface means, in a sentence. */
export const meaningOf = (one: VirtualInterface): string => virtualInterfaceHealth(one).meaning;

/** Gives this bundle, which has its own copy of the library, the words of the display language. */
export const speak = (contents: Record<string, string>) => l10n.config({ contents });
