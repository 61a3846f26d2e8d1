import { withoutSecrets } from '../../directconnect/resources/resources';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import type { Reader } from './operation';

/** One virtual interface, without its secrets; `undefined` when AWS does not list it. */
export async function describe(
  read: Reader,
  virtualInterfaceId: string,
): Promise<VirtualInterface | undefined> {
  const found = await read.virtualInterfaces({ virtualInterfaceId }, withoutSecrets);
  return found.find((one) => one.virtualInterfaceId === virtualInterfaceId);
}
