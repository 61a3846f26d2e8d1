import * as l10n from '@vscode/l10n';
import { clientsFor } from './clients';
import { deleteVirtualInterface } from './deletion';
import { routerConfigurationOf } from './routerConfiguration';
import type { Connect } from './session';
import { sweepRegion } from './sweep';
import { allocate, lookForAllocated } from './writes';

/** The entry of the SDK bundle: all that is behind it is loaded when the first profile is opened. */
export const connect: Connect = (profile, region) => {
  const clients = clientsFor(profile, region);
  return {
    sweep: (signal) => sweepRegion(clients.reader, signal),
    routerConfiguration: (id, routerType, signal) =>
      routerConfigurationOf(clients.reader, id, routerType, signal),
    allocate: (request, note) => allocate(clients, request, note),
    lookFor: (request, before) => lookForAllocated(clients, request, before),
    deleteVirtualInterface: (id) => deleteVirtualInterface(clients, id),
  };
};

/** Gives this bundle, which has its own copy of the library, the words of the display language. */
export const speak = (contents: Record<string, string>) => l10n.config({ contents });
