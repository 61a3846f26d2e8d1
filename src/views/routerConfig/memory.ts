import type { Memento } from 'vscode';
import type { FormatId } from '../../routers/formats';
import type { RouterOptions } from '../../routers/options';

/*
 * Which format and which options were chosen for each virtual interface, across windows and restarts. No secret is among
 * it.
 */

const KEY = 'routerConfigurations';
/** How many virtual interfaces are remembered: those that were configured last. */
const MOST = 500;

/** What a person decided about one virtual interface's configuration. */
interface Remembered {
  readonly virtualInterfaceId: string;
  /** The format that was shown last. */
  readonly format?: string;
  /** Absent until it was asked for. The port is not among it: each format has its own. */
  readonly options?: Omit<RouterOptions, 'interfaceName'>;
  readonly ports?: readonly (readonly [format: FormatId, port: string])[];
}

const all = (memory: Memento): readonly Remembered[] => memory.get<Remembered[]>(KEY, []);

function remembered(memory: Memento, virtualInterfaceId: string): Remembered {
  return all(memory).find((one) => one.virtualInterfaceId === virtualInterfaceId) ?? { virtualInterfaceId };
}

async function remember(memory: Memento, one: Remembered): Promise<void> {
  const others = all(memory).filter(
    ({ virtualInterfaceId }) => virtualInterfaceId !== one.virtualInterfaceId,
  );
  await memory.update(KEY, [one, ...others].slice(0, MOST));
}

/** The format in which a virtual interface was shown last. */
export function rememberedFormat(memory: Memento, virtualInterfaceId: string): string | undefined {
  return remembered(memory, virtualInterfaceId).format;
}

/** What was decided for it; `undefined` when it was not asked for yet. */
export function rememberedOptions(
  memory: Memento,
  virtualInterfaceId: string,
  format: FormatId,
): RouterOptions | undefined {
  const { options, ports = [] } = remembered(memory, virtualInterfaceId);
  const interfaceName = ports.find(([of]) => of === format)?.[1];
  return options && { ...options, ...(interfaceName !== undefined && { interfaceName }) };
}

export async function rememberFormat(
  memory: Memento,
  virtualInterfaceId: string,
  format: string,
): Promise<void> {
  await remember(memory, { ...remembered(memory, virtualInterfaceId), format });
}

export async function rememberOptions(
  memory: Memento,
  virtualInterfaceId: string,
  format: FormatId,
  { interfaceName, ...options }: RouterOptions,
): Promise<void> {
  const before = remembered(memory, virtualInterfaceId);
  const others = (before.ports ?? []).filter(([of]) => of !== format);
  const ports = interfaceName === undefined ? others : [...others, [format, interfaceName] as const];
  await remember(memory, { ...before, options, ports });
}
