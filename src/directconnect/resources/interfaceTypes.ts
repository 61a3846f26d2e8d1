/** The types of virtual interfaces, as AWS names them. */
export const interfaceTypes = ['private', 'public', 'transit'] as const;

export type InterfaceType = (typeof interfaceTypes)[number];
