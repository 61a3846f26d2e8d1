import type { Memento } from 'vscode';
import type { FormatId } from '../../routers/formats';
import type { RouterOptions } from '../../routers/options';

/*
 * Which format and options were chosen for each virtual interface, and which format at each location, across windows
 * and restarts. Contains no secrets.
 */

const KEY = 'routerConfigurations';
const LOCATIONS_KEY = 'routerFormats';
/** How many virtual interfaces and locations are remembered: those most recently chosen for. */
const MAX_REMEMBERED = 500;

/** What a format is chosen for. */
export interface FormatSubject {
  readonly virtualInterfaceId: string;
  /** The code of its location, where the user's router is; `undefined` if it is not known. */
  readonly location?: string | undefined;
}

/** What the user chose for one virtual interface's configuration. */
interface Remembered {
  readonly virtualInterfaceId: string;
  /** The format shown last. */
  readonly format?: string;
  /** Absent until the user was asked. Without the port, whose name depends on the format. */
  readonly options?: Omit<RouterOptions, 'interfaceName'>;
  readonly ports?: readonly (readonly [format: FormatId, port: string])[];
  /** True when a configuration with these options was refused, perhaps because of them: they are asked for again. */
  readonly wereRefused?: boolean;
}

const all = (memory: Memento): readonly Remembered[] => memory.get<Remembered[]>(KEY, []);

function remembered(memory: Memento, virtualInterfaceId: string): Remembered {
  return all(memory).find((one) => one.virtualInterfaceId === virtualInterfaceId) ?? { virtualInterfaceId };
}

async function remember(memory: Memento, one: Remembered): Promise<void> {
  const others = all(memory).filter(
    ({ virtualInterfaceId }) => virtualInterfaceId !== one.virtualInterfaceId,
  );
  await memory.update(KEY, [one, ...others].slice(0, MAX_REMEMBERED));
}

/** The format chosen last at each location. Pairs, since a code from AWS is no safe key of an object. */
const atLocations = (memory: Memento) =>
  memory.get<readonly (readonly [location: string, format: string])[]>(LOCATIONS_KEY, []);

/** The format chosen last for a virtual interface, or else for any at its location. */
export function rememberedFormat(
  memory: Memento,
  { virtualInterfaceId, location }: FormatSubject,
): string | undefined {
  const own = remembered(memory, virtualInterfaceId).format;
  return own ?? atLocations(memory).find(([code]) => code === location)?.[1];
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

/** True when the options have to be asked for: for the first time, or since a configuration with them was refused. */
export function needsOptions(memory: Memento, virtualInterfaceId: string): boolean {
  const { options, wereRefused } = remembered(memory, virtualInterfaceId);
  return !options || wereRefused === true;
}

/** Records that a configuration with the remembered options was refused. */
export async function rememberRefusal(memory: Memento, virtualInterfaceId: string): Promise<void> {
  await remember(memory, { ...remembered(memory, virtualInterfaceId), wereRefused: true });
}

export async function rememberFormat(
  memory: Memento,
  { virtualInterfaceId, location }: FormatSubject,
  format: string,
): Promise<void> {
  await remember(memory, { ...remembered(memory, virtualInterfaceId), format });
  if (!location) return;
  const others = atLocations(memory).filter(([code]) => code !== location);
  await memory.update(LOCATIONS_KEY, [[location, format], ...others].slice(0, MAX_REMEMBERED));
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
  await remember(memory, { ...before, options, ports, wereRefused: false });
}
