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
