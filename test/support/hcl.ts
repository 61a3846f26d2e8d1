import assert from 'node:assert/strict';
import * as hcl2 from 'hcl2-parser';

/** Parses HCL with HashiCorp's own parser; invalid text is an error. */
export function readHcl(text: string): unknown {
  // The library's own types omit what it exports.
  const { parseToObject } = hcl2 as {
    parseToObject: (text: string) => [parsed: unknown, error: unknown];
  };
  const [parsed, error] = parseToObject(text);
  assert.equal(error, null, text);
  return parsed;
}

/** The resources of a configuration: for each type, the contents of its `this` blocks. */
type Resources = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** Reads the resources of many configurations at once, since starting the parser takes longer than parsing one. */
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
