import type { AllocationRequest } from '../request';
import { jsonString } from './quote';
import { KEY_VARIABLE } from './parts';

/** The JSON of a value, indented by two spaces, without invisible characters. */
function jsonOf(value: unknown, indent = ''): string {
  if (typeof value === 'string') return jsonString(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const lines = Array.isArray(value)
    ? value.map((entry) => jsonOf(entry, inner))
    : Object.entries(value).map(([name, entry]) => `${jsonString(name)}: ${jsonOf(entry, inner)}`);
  if (lines.length === 0) return `${open ?? ''}${close ?? ''}`;
  return `${open ?? ''}\n${lines.map((line) => inner + line).join(',\n')}\n${indent}${close ?? ''}`;
}

/** The request's input, with a placeholder for the BGP key. */
function withPlaceholder({ input }: AllocationRequest): object {
  return JSON.parse(
    JSON.stringify(input, (name, value: unknown) => (name === 'authKey' ? `$${KEY_VARIABLE}` : value)),
  ) as object;
}

/** The request's body as AWS takes it, and as `--cli-input-json` does. */
export function toRequestJson(request: AllocationRequest): string {
  return `${jsonOf(withPlaceholder(request))}\n`;
}
