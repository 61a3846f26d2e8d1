import type { Memento } from 'vscode';
import type { FormatId } from '../../routers/formats';
import type { RouterOptions } from '../../routers/options';

/* Which format and options were chosen for each virtual interface, across windows and restarts. Contains no secrets. */

const KEY = 'routerConfigurations';
/** How many virtual interfaces are remembered: the most recently configured ones. */
const MOST = 500;

/** What the user chose for one virtual interface's configuration. */
interface Remembered {
  readonly virtualInterfaceId: string;
  /** The format shown last. */
  readonly format?: string;
  /** Absent until asked for. Without the port, which each format has its own. */
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

/** The last format of a virtual interface. */
export function rememberedFormat(memory: Memento, virtualInterfaceId: string): string | undefined {
  return remembered(memory, virtualInterfaceId).format;
}

/** The chosen options; `undefined` when they were not asked for yet. */
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
