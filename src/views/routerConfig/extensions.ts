/** The file extensions of router configurations: those of AWS's own formats, and those in formats.ts. */
export const ROUTER_CONFIG_EXTENSIONS = ['xml', 'txt', 'cfg', 'conf', 'rsc', 'json', 'yml'] as const;
