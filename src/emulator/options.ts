import { parseArgs } from 'node:util';

/** The options of the command line. */
export interface Options {
  readonly port: number;
  readonly latency: number;
  /** Further accepted authorities in the Host header, in lower case. */
  readonly aliases: readonly string[];
  readonly data?: string;
  readonly size?: { readonly connections: number; readonly vifs: number };
}

/** Why the command line cannot be used: names the argument and its valid values. */
class UsageProblem extends Error {
  readonly kind = 'usage';
}

const MAX_LATENCY = 600_000;
const MAX_CONNECTIONS = 100_000;
const MAX_INTERFACES = 1_000_000;
const VLANS = 4094;

/**
 * Reads `--port N`, `--data FILE`, `--connections N`, `--vifs N`, `--latency MS` and, as often as needed,
 * `--also-known-as HOST[:PORT]`.
 * @throws UsageProblem
 */
export function readOptions(args: readonly string[]): Options {
  const values = parse(args);
  const size = readSize(values.connections, values.vifs);
  if (size && values.data !== undefined) {
    throw new UsageProblem(
      '--data cannot be combined with --connections or --vifs: the file defines the estate.',
    );
  }
  return {
    port: readNumber('--port', values.port, 0, 65535) ?? 0,
    latency: readNumber('--latency', values.latency, 0, MAX_LATENCY) ?? 0,
    aliases: (values['also-known-as'] ?? []).map(readAuthority),
    ...(values.data !== undefined && { data: values.data }),
    ...(size && { size }),
  };
}

type Values = Partial<Record<'port' | 'data' | 'connections' | 'vifs' | 'latency', string>> & {
  'also-known-as'?: string[];
};

function parse(args: readonly string[]): Values {
  const text = { type: 'string' } as const;
  const options = {
    'port': text,
    'data': text,
    'connections': text,
    'vifs': text,
    'latency': text,
    'also-known-as': { ...text, multiple: true },
  } as const;
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (failure) {
    const accepted =
      '--port N, --data FILE, --connections N, --vifs N, --latency MS, --also-known-as HOST[:PORT]';
    throw new UsageProblem(`${(failure as Error).message}\nAccepted arguments: ${accepted}`);
  }
}

function readSize(connectionsText?: string, vifsText?: string): Options['size'] {
  if (connectionsText === undefined && vifsText === undefined) return undefined;
  const vifs = readNumber('--vifs', vifsText, 0, MAX_INTERFACES) ?? 0;
  const needed = Math.ceil(vifs / VLANS);
  const connections = readNumber('--connections', connectionsText, 0, MAX_CONNECTIONS) ?? Math.max(1, needed);
  if (connections < needed) {
    throw new UsageProblem(
      `--connections must be at least ${needed} for ${vifs} interfaces: a connection has ${VLANS} VLANs.`,
    );
  }
  return { connections, vifs };
}

function readNumber(name: string, text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (!(value >= min && value <= max)) {
    throw new UsageProblem(`${name} must be a whole number from ${min} to ${max}, not "${text}".`);
  }
  return value;
}

/** @returns the authority as in the Host header, in lower case. */
function readAuthority(text: string): string {
  if (!/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/i.test(text)) {
    throw new UsageProblem(`--also-known-as must be a host name, with or without a port, not "${text}".`);
  }
  return text.toLowerCase();
}
