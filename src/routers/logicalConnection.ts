import * as l10n from '@vscode/l10n';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { RouterProblem } from './problem';

/** What the elements of AWS's XML hold, by their names, and the id of the virtual interface that it is of. */
export interface LogicalConnection {
  readonly id: string | undefined;
  readonly elements: ReadonlyMap<string, string>;
}

const ROOT = 'logical_connection';
const ID = '@_id';
const CDATA = '#cdata';
const TEXT = '#text';

const advice = () => l10n.t('Open the XML as AWS wrote it to see what it says.');

const unreadable = (why: string) =>
  new RouterProblem(l10n.t('The router configuration of AWS can’t be read: {0}', why), advice());

/** XML's own five; others are declared in a DTD, and none is read. */
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function characterOf(reference: string): string {
  const [, hex, decimal] = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(reference) ?? [];
  const point = hex ? parseInt(hex, 16) : Number(decimal ?? NaN);
  const character = point <= 0x10ffff ? String.fromCodePoint(point) : entities[reference];
  if (character === undefined) throw unreadable(l10n.t('it refers to something that it does not hold.'));
  return character;
}

const unescaped = (text: string) =>
  text.replace(/&([^;&]*);?/g, (_whole, reference: string) => characterOf(reference));

/** What an element holds. Only plain text and CDATA are expected: anything else is no value of one setting. */
function textOf(name: string, value: unknown): string {
  if (typeof value === 'string') return unescaped(value);
  if (Array.isArray(value)) throw unreadable(l10n.t('it has "{0}" more than once.', name));
  const { [CDATA]: literal, [TEXT]: text = '', ...rest } = value as Record<string, unknown>;
  if (typeof literal !== 'string' || typeof text !== 'string' || Object.keys(rest).length > 0) {
    throw unreadable(l10n.t('"{0}" holds no plain value.', name));
  }
  return unescaped(text) + literal;
}

/** Entities and DTDs are off: a document that declares its own is refused before it is parsed. */
function parsed(xml: string): Record<string, unknown> {
  if (/<!DOCTYPE/i.test(xml)) throw unreadable(l10n.t('it declares a document type.'));
  if (XMLValidator.validate(xml) !== true) throw unreadable(l10n.t('it is no well-formed XML.'));
  const parser = new XMLParser({
    processEntities: false,
    ignoreAttributes: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    parseTagValue: false,
    parseAttributeValue: false,
    cdataPropName: CDATA,
    textNodeName: TEXT,
  });
  try {
    return parser.parse(xml) as Record<string, unknown>;
  } catch {
    throw unreadable(l10n.t('it is no well-formed XML.'));
  }
}

/**
 * Reads `customerRouterConfig`: the XML that AWS describes a virtual interface with.
 * @throws RouterProblem when it is not what AWS is known to write. Elements of other names are let be.
 */
export function readLogicalConnection(xml: string): LogicalConnection {
  const { [ROOT]: root, ...others } = parsed(xml);
  if (Object.keys(others).length > 0 || typeof root !== 'object' || root === null || Array.isArray(root)) {
    throw unreadable(l10n.t('it describes no logical connection, or more than one.'));
  }
  const { [ID]: id, [TEXT]: _text, ...elements } = root as Record<string, unknown>;
  return {
    id: typeof id === 'string' ? unescaped(id) : undefined,
    elements: new Map(Object.entries(elements).map(([name, value]) => [name, textOf(name, value).trim()])),
  };
}
