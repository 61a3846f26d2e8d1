import type { RouterOptions } from './options';

/** Options as part of a document's URI. */
export type OptionsQuery = Readonly<Record<string, string>>;

const ON = 'on';

/** Options for a URI; those that are not chosen are left out. */
export function toQuery({ interfaceName, prefixes, bfd, defaultRoute, vrf }: RouterOptions): OptionsQuery {
  return {
    ...(interfaceName !== undefined && { interface: interfaceName }),
    ...(prefixes && { prefixes: prefixes.join(',') }),
    ...(bfd && { bfd: ON }),
    ...(defaultRoute && { default: ON }),
    ...(vrf !== undefined && { vrf }),
  };
}

/** Parses them. They are validated where they are used, since anyone can make a URI. */
export function fromQuery(query: OptionsQuery): RouterOptions {
  const { interface: interfaceName, prefixes, vrf } = query;
  return {
    ...(interfaceName !== undefined && { interfaceName }),
    ...(prefixes !== undefined && { prefixes: prefixes.split(',').filter(Boolean) }),
    ...(query['bfd'] === ON && { bfd: true }),
    ...(query['default'] === ON && { defaultRoute: true }),
    ...(vrf !== undefined && { vrf }),
  };
}
