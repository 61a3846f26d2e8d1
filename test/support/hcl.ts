import assert from 'node:assert/strict';
import * as hcl2 from 'hcl2-parser';

/** Reads HCL by HashiCorp's own grammar; a text that is not of it fails. */
export function readHcl(text: string): unknown {
  // The library's own types say nothing of what it exports.
  const { parseToObject } = hcl2 as {
    parseToObject: (text: string) => [parsed: unknown, error: unknown];
  };
  const [parsed, error] = parseToObject(text);
  assert.equal(error, null, text);
  return parsed;
}

/** The resources of a configuration by their types: of each, what its block `this` says. */
type Resources = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** Reads the resources of many configurations at once, since to begin reading takes longer than to read one. */
export function readResources(texts: readonly string[]): Resources[] {
  const named = texts.map((text, at) => text.replace(/^(resource "\w+") "this"/gm, `$1 "of${at}"`));
  const { resource } = readHcl(named.join('\n')) as {
    resource: Record<string, Record<string, Record<string, unknown>[]>>;
  };
  return texts.map((_, at) =>
    Object.fromEntries(
      Object.entries(resource).flatMap(([type, { [`of${at}`]: blocks }]) => (blocks ? [[type, blocks]] : [])),
    ),
  );
}
