/** Random numbers that are the same in each run. Source: the public-domain generator mulberry32. */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** What JSON.parse may return for an answer. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const deep = (times: number): Json => JSON.parse(`${'['.repeat(times)}1${']'.repeat(times)}`) as Json;
const deepObject = (times: number): Json =>
  JSON.parse(`${'{"a":'.repeat(times)}1${'}'.repeat(times)}`) as Json;

/** Unexpected values. */
export const odd: (() => Json)[] = [
  () => null,
  () => true,
  () => 0,
  () => -1,
  () => 1.5,
  () => 1e308,
  () => 9_007_199_254_740_993,
  () => '',
  () => 'NaN',
  () => 'Infinity',
  () => '101',
  () => 'x'.repeat(100_000),
  () => '\u0000\u202e](command:x)$(trash)',
  () => '!failure',
  () => 'constructor',
  () => '__proto__',
  () => '../../x',
  () => [],
  () => [null],
  () => [[]],
  () => ['x', 7, {}],
  () => ({}),
  () => ({ length: 3 }),
  () => JSON.parse('{"__proto__":{"polluted":true},"constructor":1,"toString":2,"then":3}') as Json,
  () => ({ toJSON: 'x', valueOf: null, map: 1 }),
  () => deep(20),
  () => deep(3_000),
  () => deepObject(3_000),
];

/** IDs of other resources. */
const taken = [
  'dxcon-last',
  'dxlag-last',
  'dxvif-last',
  'dxcon-i-last',
  'dxpeer-2',
  'dxcon-h-last',
  'dxlag-a',
];

/** A random number below another. */
export type Pick = (below: number) => number;
export const oneOf = <Item>(pick: Pick, items: readonly Item[]): Item => items[pick(items.length)] as Item;

/** Corrupts something within a value, at any depth. */
export function corrupt(pick: Pick, value: Json): Json {
  if (typeof value !== 'object' || value === null || pick(5) === 0) return oneOf(pick, odd)();
  if (Array.isArray(value)) {
    const way = pick(4);
    if (way === 0) return [...value, oneOf(pick, odd)()];
    if (way === 1 && value.length > 0) return [...value, structuredClone(oneOf(pick, value))];
    const at = pick(Math.max(value.length, 1));
    return value.map((item, index) => (index === at ? corrupt(pick, item) : item));
  }
  const name = oneOf(pick, Object.keys(value));
  const way = pick(6);
  if (way === 0) {
    const { [name]: gone, ...rest } = value;
    return rest;
  }
  if (way === 1)
    return { ...value, [oneOf(pick, ['newer', 'newTime', 'newKey', 'map', 'then'])]: oneOf(pick, odd)() };
  if (way === 2 && /Id$/.test(name)) return { ...value, [name]: oneOf(pick, taken) };
  return { ...value, [name]: corrupt(pick, value[name] ?? null) };
}
