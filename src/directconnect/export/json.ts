import type { ExportPart } from './part';

const text = (value: unknown) => JSON.stringify(value, undefined, 2);

/** What `JSON.stringify` writes before and after a single item nested as deeply as ours. */
const [BEFORE = '', AFTER = ''] = text([[[[0]]]]).split('\n        0');

/** A list inside an object inside a list inside an object, indented as by `JSON.stringify` with two spaces. */
function* list(items: readonly object[]): Generator<string> {
  if (items.length === 0) {
    yield '[]';
    return;
  }
  let before = '[';
  for (const item of items) {
    yield before + text([[[[item]]]]).slice(BEFORE.length, -AFTER.length);
    before = ',';
  }
  yield '\n      ]';
}

/** What AWS returned, by profile and region. Without secrets, since an inventory contains none. */
export function* toJson(parts: readonly ExportPart[]): Generator<string> {
  yield '{\n  "places": [';
  let before = '';
  for (const { profile, region, readAt, inventory } of parts) {
    const { connections, lags, virtualInterfaces, interconnects, provisionedConnections } = inventory;
    const said = { profile, region, readAt: new Date(readAt).toISOString() };
    const words = Object.entries(said).map(([name, value]) => `\n      "${name}": ${text(value)}`);
    yield `${before}\n    {${words.join(',')}`;
    const lists = { connections, lags, virtualInterfaces, interconnects, provisionedConnections };
    for (const [name, items] of Object.entries(lists)) {
      yield `,\n      "${name}": `;
      yield* list(items);
    }
    yield '\n    }';
    before = ',';
  }
  yield parts.length > 0 ? '\n  ]\n}\n' : ']\n}\n';
}
