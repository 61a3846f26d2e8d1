import type { RouterOptions } from './options';

/** Options as they stand in a document's URI. */
export type OptionsQuery = Readonly<Record<string, string>>;

const ON = 'on';

/** Options as a URI carries them: what is not chosen is not there. */
export function toQuery({ interfaceName, prefixes, bfd, defaultRoute, vrf }: RouterOptions): OptionsQuery {
  return {
    ...(interfaceName !== undefined && { interface: interfaceName }),
    ...(prefixes && { prefixes: prefixes.join(',') }),
    ...(bfd && { bfd: ON }),
    ...(defaultRoute && { default: ON }),
    ...(vrf !== undefined && { vrf }),
  };
}

/** Reads them back. What they hold is checked where it is written: a URI may be anyone's. */
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
