/** The types of virtual interfaces, as AWS names them. */
export const interfaceTypes = ['private', 'public', 'transit'] as const;

export type InterfaceType = (typeof interfaceTypes)[number];

/** The type of a virtual interface; `undefined` for one that this version does not know. */
export const interfaceTypeOf = ({
  virtualInterfaceType,
}: {
  readonly virtualInterfaceType?: string | undefined;
}): InterfaceType | undefined => interfaceTypes.find((type) => type === virtualInterfaceType);
