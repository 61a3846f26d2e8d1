import * as l10n from '@vscode/l10n';
import { clientsFor } from './clients';
import { deleteVirtualInterface } from './deletion';
import { Failure } from './failures';
import { readVirtualInterfaces, sweepRegion } from './inventory/sweep';
import { Limits } from './limits';
import { routerConfigurationOf } from './routerConfiguration';
import { withoutSecrets } from '../directconnect/resources';
import type { Prompts, Sdk, Session } from './session';
import type { Profile } from './profiles';
import { allocate, lookForAllocated } from './writes';

function connect(profile: Profile, region: string, limits: Limits): Session {
  const clients = clientsFor(profile, region, limits);
  return {
    sweep: (signal, progress) => sweepRegion(clients.reader, signal, progress),
    virtualInterfaces: (filter, signal) =>
      readVirtualInterfaces(clients.reader, filter, withoutSecrets, signal),
    routerConfiguration: (id, routerType, signal) =>
      routerConfigurationOf(clients.reader, id, routerType, signal),
    allocate: (request, note) => allocate(clients, request, note),
    lookFor: (request, before) => lookForAllocated(clients, request, before),
    deleteVirtualInterface: (id) => deleteVirtualInterface(clients, id),
  };
}

/** The entry of the SDK bundle: all that is behind it is loaded when the first profile is opened. */
export function createSdk(prompts: Prompts): Sdk {
  // eslint-disable-next-line @typescript-eslint/no-meaningless-void-operator -- until credentials ask for codes
  void prompts;
  const limits = new Limits();
  return {
    connect: (profile, region) => connect(profile, region, limits),
    identify: () => Promise.resolve(undefined),
    signIn: () => Promise.reject(new Failure('signIn', '', '')),
  };
}

/** Gives this bundle, which has its own copy of the library, the words of the display language. */
export const speak = (contents: Record<string, string>) => l10n.config({ contents });
