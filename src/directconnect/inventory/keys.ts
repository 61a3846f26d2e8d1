import * as l10n from '@vscode/l10n';
import { regionNames } from '../regions/regions';
import { knownStates } from '../resources/states';
import { nearest } from './nearest';
import type { QuotedText } from './queryWords';
import { idsNamed, withoutGroups } from './textTerm';
import type { Key, ListKey, Names, PartKey, Reading, TagWanted, Term } from './term';

/** Why something can't be parsed: a sentence that says what to do, and what was probably meant. */
export interface ParseProblem {
  readonly problem: string;
  /** The value as it was probably meant. */
  readonly meant?: string | undefined;
}

type Parser = (value: QuotedText, reading: Reading) => Term | ParseProblem;

/** What a query may ask for by one key. */
interface KeyTraits {
  readonly parse: Parser;
  /** A complete term. */
  readonly example: string;
  /** What it is about, in a list of keys. */
  readonly about: () => string;
}

const HIGHEST_VLAN = 4094;

/** The values of AWS's enums that this version knows. */
export const knownValues: Readonly<Record<ListKey, readonly string[]>> = {
  state: [...knownStates, 'unknown'],
  type: ['private', 'public', 'transit'],
  bgp: ['up', 'degraded', 'down', 'unknown'],
};

function listOf(key: ListKey): Parser {
  return (value, { isPresent = () => false }) => {
    const values = value.split(',').map(({ text }) => text.toLowerCase());
    if (values.includes('')) {
      return {
        problem: l10n.t(
          'Enter a value after "{0}:" and after each comma, such as {1}.',
          key,
          keys[key].example,
        ),
      };
    }
    const wrong = values.find((one) => !knownValues[key].includes(one) && !isPresent(key, one));
    if (wrong === undefined) return { kind: key, values };
    const meant = nearest(wrong, knownValues[key]);
    return meant === undefined
      ? {
          problem: l10n.t(
            '"{0}" is not a value of "{1}:". Use one of {2}.',
            wrong,
            key,
            knownValues[key].join(', '),
          ),
        }
      : {
          problem: l10n.t('"{0}" is not a value of "{1}:". Did you mean {2}?', wrong, key, meant),
          meant: values.map((one) => (one === wrong ? meant : one)).join(','),
        };
  };
}

/** The names by which a part of a key's values may be known. */
const namesFor: Readonly<Record<PartKey, (names: Names | undefined) => Names['accounts']>> = {
  owner: (names) => names?.accounts ?? [],
  account: (names) => names?.accounts ?? [],
  region: () => regionNames,
  location: (names) => names?.locations ?? [],
  name: () => [],
};

function partOf(key: PartKey): Parser {
  return (value, { names }) => {
    const parts = value.split(',').map(({ text }) => withoutGroups(text.toLowerCase()));
    if (parts.includes('')) {
      return {
        problem: l10n.t(
          'Enter a value after "{0}:" and after each comma, such as {1}.',
          key,
          keys[key].example,
        ),
      };
    }
    const known = namesFor[key](names);
    const values = parts.map((text) => ({ text, named: new Set(idsNamed(text, known)) }));
    return { kind: 'part', key, values };
  };
}

/** The known names of a key's values, by code or number. */
export function namesOfValues(key: Key, names: Names | undefined): ReadonlyMap<string, string> {
  return Object.hasOwn(namesFor, key) ? new Map(namesFor[key as PartKey](names)) : new Map();
}

/** Why a VLAN or a range is invalid. */
function vlanProblem(part: string, whole: string): ParseProblem {
  const example = 'vlan:100-200';
  if (part === '') {
    return {
      problem: l10n.t('Enter a VLAN or a range after "vlan:" and after each comma, such as {0}.', example),
    };
  }
  const [, from, to] = /^(\d{1,4})-(\d{1,4})$/.exec(part) ?? [];
  if (from !== undefined && to !== undefined && Number(from) > Number(to)) {
    const meant = `${to}-${from}`;
    return {
      problem: l10n.t('The range "{0}" is reversed. Enter the lower VLAN first: vlan:{1}.', part, meant),
      meant: whole.replace(part, meant),
    };
  }
  return {
    problem: l10n.t(
      '"{0}" is not a VLAN. Enter a number from 1 to {1}, or a range such as {2}.',
      part,
      HIGHEST_VLAN,
      example,
    ),
  };
}

const vlan: Parser = ({ text }) => {
  const ranges: (readonly [from: number, to: number])[] = [];
  for (const part of text.split(',')) {
    const [, first, last = first] = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (!(from >= 1 && from <= to && to <= HIGHEST_VLAN)) return vlanProblem(part, text);
    ranges.push([from, to]);
  }
  return { kind: 'vlan', ranges };
};

/** A tag's key and value: the first `=` outside quotes separates them, or else the first one. */
export function tagParts(part: QuotedText): readonly [key: string, value: string | undefined] {
  const outside = part.indexOf('=');
  const at = outside < 0 ? part.text.indexOf('=') : outside;
  return at < 0 ? [part.text, undefined] : [part.text.slice(0, at), part.text.slice(at + 1)];
}

const tag: Parser = (value) => {
  const tags: TagWanted[] = [];
  for (const part of value.split(',')) {
    const [typedKey, typedValue] = tagParts(part);
    const [key, wanted] = [typedKey.toLowerCase(), typedValue?.toLowerCase()];
    const before = tags.at(-1);
    if (key === '') return { problem: l10n.t('Enter a tag after "tag:", such as {0}.', keys.tag.example) };
    // After a tag with a value, more values of the same tag.
    if (wanted === undefined && before?.value !== undefined) tags.push({ key: before.key, value: key });
    else tags.push({ key, value: wanted });
  }
  return { kind: 'tag', tags };
};

/** Every key, in the order in which they are offered. */
export const keys: Readonly<Record<Key, KeyTraits>> = {
  state: {
    parse: listOf('state'),
    example: 'state:down,pending',
    about: () => l10n.t('State of the resource'),
  },
  bgp: { parse: listOf('bgp'), example: 'bgp:down', about: () => l10n.t('BGP status') },
  type: { parse: listOf('type'), example: 'type:private', about: () => l10n.t('Private, public or transit') },
  vlan: { parse: vlan, example: 'vlan:100-200', about: () => l10n.t('VLAN, or a range of VLANs') },
  name: { parse: partOf('name'), example: 'name:payments', about: () => l10n.t('Name, or a part of it') },
  tag: { parse: tag, example: 'tag:env=prod', about: () => l10n.t('Tag, with or without a value') },
  owner: {
    parse: partOf('owner'),
    example: 'owner:111122223333',
    about: () => l10n.t('Account that owns the resource, by number or name'),
  },
  account: {
    parse: partOf('account'),
    example: 'account:111122223333',
    about: () => l10n.t('Account of the profile, by number or name'),
  },
  region: {
    parse: partOf('region'),
    example: 'region:eu-central-1',
    about: () => l10n.t('Region, by code or name'),
  },
  location: {
    parse: partOf('location'),
    example: 'location:EqDC2',
    about: () => l10n.t('Direct Connect location, by code or name'),
  },
};

/** All keys, in the order in which they are offered. */
export const allKeys = Object.keys(keys) as Key[];

/** The key with this name, in any case. */
export function keyNamed(name: string): Key | undefined {
  return allKeys.find((key) => key === name.toLowerCase());
}
