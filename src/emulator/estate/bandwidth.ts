const UNITS = { Mbps: 1, Gbps: 1_000, Tbps: 1_000_000 } as const;

/** A bandwidth in the API's notation, such as `500Mbps` or `1.2Gbps`, in Mbps; 0 if it is not one. */
export function megabits(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(Mbps|Gbps|Tbps)$/.exec(text);
  if (!match) return 0;
  return Math.round(Number(match[1]) * UNITS[match[2] as keyof typeof UNITS]);
}

/** Mbps in the API's notation. */
export function bandwidthText(mbps: number): string {
  if (mbps >= UNITS.Tbps) return `${mbps / UNITS.Tbps}Tbps`;
  return mbps >= UNITS.Gbps ? `${mbps / UNITS.Gbps}Gbps` : `${mbps}Mbps`;
}
