import { dialects } from './dialects';
import type { FormatId } from './formats';
import { MASK } from './mask';
import type { RouterOptions } from './options';
import { planOf } from './plan';
import { sessionOf } from './session';
import type { DescribedVirtualInterface, Peer } from './session';

/** A configuration's lines, and how far each is indented. */
const indented = (text: string) =>
  text.split('\n').map((line) => ({ line, depth: line.search(/\S/), isUsed: line.includes(MASK) }));

/** The lines that contain the mask, and the lines that enclose them by indentation. */
function withParents(text: string): string {
  const lines = indented(text);
  for (const [index, { isUsed, depth }] of lines.entries()) {
    if (!isUsed) continue;
    let inside = depth;
    for (const above of lines.slice(0, index).reverse()) {
      if (above.depth === -1 || above.depth >= inside) continue;
      above.isUsed = true;
      inside = above.depth;
    }
  }
  return lines
    .filter(({ isUsed }) => isUsed)
    .map(({ line }) => line)
    .join('\n');
}

/** For formats in which the line itself would add a second session: the command that changes the existing one. */
const changing: Partial<Record<FormatId, (line: string) => string>> = {
  routeros: (line) =>
    line.replace(/^add (name=\S+) .*?(tcp-md5-key="[^"]*").*$/, '/routing bgp connection set [find $1] $2'),
};

/**
 * The lines of a configuration that contain the key of one family's BGP session, with the key masked, below the lines
 * that enclose them. The peer need not have a key that is known here.
 * @throws RouterProblem, whose message contains no key.
 */
export function keyLines(
  described: DescribedVirtualInterface,
  family: Peer['family'],
  format: FormatId,
  options: RouterOptions,
): string {
  const session = sessionOf(described);
  if (!session.peers.some((peer) => peer.family === family)) return '';
  // The other family stays, since its prefixes may be listed too; only what is masked is shown.
  const peers = session.peers.map((peer) => ({ ...peer, key: peer.family === family ? MASK : undefined }));
  const dialect = dialects[format];
  const lines = withParents(dialect.write(planOf({ ...session, peers }, options, dialect)));
  return changing[format]?.(lines) ?? lines;
}
