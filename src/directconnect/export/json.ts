import type { KnownNames } from '../labels';
import { cityOf } from '../regions/regions';
import type { Inventory } from '../resources/resources';
import type { ExportPart } from './part';

/** The codes in a resource for which there may be names. */
interface Named {
  readonly ownerAccount?: string | undefined;
  readonly location?: string | undefined;
}

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

/** The known names of the accounts and locations that resources refer to, looked up one resource at a time. */
function* namesOf(resources: Iterable<Named>, { accounts, locations }: KnownNames): Generator<string> {
  const names = { accounts: new Map<string, string>(), locations: new Map<string, string>() };
  for (const { ownerAccount = '', location = '' } of resources) {
    const [account, place] = [accounts.get(ownerAccount), locations.get(location)];
    if (account) names.accounts.set(ownerAccount, account);
    if (place) names.locations.set(location, place);
    yield '';
  }
  const entries = Object.entries(names).map(([of, known]) => [of, Object.fromEntries(known)]);
  yield text(Object.fromEntries(entries)).replaceAll('\n', '\n      ');
}

/** Everything in an inventory. */
function* resourcesIn(inventory: Inventory): Generator<Named> {
  const { connections, lags, virtualInterfaces, interconnects, provisionedConnections } = inventory;
  for (const list of [connections, lags, virtualInterfaces, interconnects]) yield* list as readonly Named[];
  for (const { connection } of provisionedConnections) yield connection;
}

/** What AWS returned, by profile and region, and the names of what it refers to by code. Without secrets, since an inventory contains none. */
export function* toJson(parts: readonly ExportPart[]): Generator<string> {
  yield '{\n  "places": [';
  let before = '';
  for (const { profile, region, readAt, inventory, names } of parts) {
    const { connections, lags, virtualInterfaces, interconnects, provisionedConnections } = inventory;
    const regionName = cityOf(region);
    const said = { profile, region, regionName, readAt: new Date(readAt).toISOString() };
    const words = Object.entries(said).flatMap(([name, value]) =>
      value === undefined ? [] : `\n      "${name}": ${text(value)}`,
    );
    yield `${before}\n    {${words.join(',')}`;
    const lists = { connections, lags, virtualInterfaces, interconnects, provisionedConnections };
    for (const [name, items] of Object.entries(lists)) {
      yield `,\n      "${name}": `;
      yield* list(items);
    }
    yield ',\n      "names": ';
    yield* namesOf(resourcesIn(inventory), names);
    yield '\n    }';
    before = ',';
  }
  yield parts.length > 0 ? '\n  ]\n}\n' : ']\n}\n';
}
