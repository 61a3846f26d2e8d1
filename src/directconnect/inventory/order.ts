/** What rows can be sorted by. Connections have no VLAN: sorted by VLAN, they stay as AWS lists them. */
export const orders = ['vlan', 'name', 'state'] as const;
export type Order = (typeof orders)[number];
