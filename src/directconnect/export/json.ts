import type { ExportPart } from './part';

/** What AWS answered, by profile and region, without the secrets: those are not in an inventory. */
export function toJson(parts: readonly ExportPart[]): string {
  const places = parts.map(({ profile, region, readAt, inventory }) => ({
    profile,
    region,
    readAt: new Date(readAt).toISOString(),
    connections: inventory.connections,
    lags: inventory.lags,
    virtualInterfaces: inventory.virtualInterfaces,
    interconnects: inventory.interconnects,
    provisionedConnections: inventory.provisionedConnections,
  }));
  return `${JSON.stringify({ places }, undefined, 2)}\n`;
}
