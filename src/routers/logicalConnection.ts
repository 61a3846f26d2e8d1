import { DOMParser, onWarningStopParsing } from '@xmldom/xmldom';
import type { Element } from '@xmldom/xmldom';
import * as l10n from '@vscode/l10n';
import { RouterProblem } from './problem';

/** The contents of the elements of AWS's XML by name, and the id of its virtual interface. */
export interface LogicalConnection {
  readonly id: string | undefined;
  readonly elements: ReadonlyMap<string, string>;
}

const unreadable = (why: string) =>
  new RouterProblem(
    l10n.t('The router configuration of AWS can’t be read: {0}', why),
    l10n.t('Open the XML as AWS wrote it to see what it says.'),
  );

/**
 * A document with a DOCTYPE is refused before it is parsed, so no entity is ever defined. One that is not well-formed
 * is refused by the parser, whose message is not shown, since it quotes the document and may contain a key.
 */
function rootOf(xml: string): Element {
  if (/<!DOCTYPE/i.test(xml)) throw unreadable(l10n.t('it declares a document type.'));
  let root: Element | null;
  try {
    const parser = new DOMParser({ onError: onWarningStopParsing });
    root = parser.parseFromString(xml, 'text/xml').documentElement;
  } catch {
    throw unreadable(l10n.t('it is not well-formed XML.'));
  }
  if (root?.tagName !== 'logical_connection') {
    throw unreadable(l10n.t('it does not describe a logical connection.'));
  }
  return root;
}

const elementsIn = ({ childNodes }: Element): Element[] =>
  Array.from(childNodes).filter((node): node is Element => node.nodeType === node.ELEMENT_NODE);

/**
 * Parses `customerRouterConfig`, the XML in which AWS describes a virtual interface.
 * @throws RouterProblem if it is not what AWS is known to write. Unknown elements are ignored.
 */
export function readLogicalConnection(xml: string): LogicalConnection {
  const root = rootOf(xml);
  const elements = new Map<string, string>();
  for (const child of elementsIn(root)) {
    const name = child.tagName;
    if (elements.has(name)) throw unreadable(l10n.t('it has "{0}" more than once.', name));
    if (elementsIn(child).length > 0) throw unreadable(l10n.t('"{0}" is not a plain value.', name));
    elements.set(name, (child.textContent ?? '').trim());
  }
  return { id: root.getAttribute('id') ?? undefined, elements };
}
