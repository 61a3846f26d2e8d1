import * as l10n from '@vscode/l10n';
import { kinds } from '.';
import { locationLabel, regionLabel } from '../labels';
import type { Health } from '../resources/health';
import type { Kind } from './kind';
import type { SubjectOf } from './subject';

/** How many sessions are listed; the others are only counted. */
const MAX_LISTED = 3;

/** What is known about a resource besides AWS's answer. */
export interface BriefContext {
  readonly health: Health;
  readonly region: string;
  /** The name of a Direct Connect location, if known. */
  readonly locationName: (code: string) => string | undefined;
  /** Who owns it, in words; `undefined` if that is unknown. */
  readonly owner: string | undefined;
}

/** What the state says and, unless its explanation repeats that, the detail that the state leaves out. */
function stateLine({ label, detail, meaning }: Health): string {
  const state = detail === undefined || meaning.includes(detail) ? label : `${label} · ${detail}`;
  return `${state}. ${meaning}`;
}

function listed(sessions: readonly string[]): string[] {
  const more = sessions.length - MAX_LISTED;
  // Listing one more takes no more room than counting it.
  if (more <= 1) return [...sessions];
  return [...sessions.slice(0, MAX_LISTED), l10n.t('and {0} more BGP peers', more)];
}

/**
 * What someone wants to know first about a resource, or a part of one: its state, where it is and whose it is; then the
 * addresses of its BGP sessions; then its id and a few facts. At most nine lines of plain text, as AWS sent it.
 */
export function briefOf<Of extends Kind>(
  { kind, id, name, resource }: SubjectOf<Of>,
  { health, region, locationName, owner }: BriefContext,
): string[] {
  const { locationOf, sessionsOf, factsOf } = kinds[kind].brief;
  const location = locationOf(resource);
  // Without a name, the id is the title.
  const facts = [name?.trim() ? id : undefined, ...factsOf(resource)];
  return [
    stateLine(health),
    location && locationLabel(location, locationName(location)),
    regionLabel(region),
    owner,
    ...listed(sessionsOf(resource)),
    facts.filter(Boolean).join(' · '),
  ].flatMap((line) => line || []);
}
