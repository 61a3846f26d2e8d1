import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { JournalRecord } from '../../../aws/journal/record';
import { isUnderway } from '../../../aws/journal/underway';
import { newInterfaceWrites } from '../../../aws/operations/newInterfaceWrites';
import type { Session } from '../../../aws/session/session';
import { identityOf, validateRows } from '../../../directconnect/allocation/csv/validateRows';
import type { ValidatedRow } from '../../../directconnect/allocation/csv/validateRows';
import type { Sheet } from '../../../directconnect/allocation/csv/sheet';
import type { KnownGateways, NetworkFacts } from '../../../directconnect/allocation/knownNetwork';
import { askedIn, newInterfaceOperations } from '../../../directconnect/allocation/newInterface';
import type {
  NewInterfaceInput,
  NewInterfaceOperation,
} from '../../../directconnect/allocation/newInterface';
import type { Inventory } from '../../../directconnect/resources/resources';
import { workInSlices } from '../../../slices';
import { factsFor } from '../facts';
import { gatewaysOf, withUseIn } from '../gateways';
import type { CsvContext, CsvTarget } from './context';

/** A row of a thousand prefixes takes milliseconds. */
const EACH_STEP = 1;

/** The request of a record, if it creates a virtual interface. */
function newInterfaceIn({ operation, input }: JournalRecord) {
  const name = Object.keys(newInterfaceOperations).find((one) => one === operation);
  if (name === undefined) return undefined;
  const known = name as NewInterfaceOperation;
  if (!(newInterfaceOperations[known].structure in input)) return undefined;
  const { connectionId, fields } = askedIn(input as NewInterfaceInput);
  return { known, identity: identityOf(connectionId, fields.vlan, fields.virtualInterfaceName) };
}

/** Checks the rows that were sent earlier with an unknown outcome. Returns those whose outcome is still unknown. */
async function inDoubt(
  { journal }: CsvContext,
  session: Session,
  { place: { profile, region } }: CsvTarget,
  wanted: ReadonlySet<string>,
): Promise<Set<string>> {
  const doubts = new Set<string>();
  for (const record of await journal.open()) {
    const asked = newInterfaceIn(record);
    if (!asked || record.region !== region || !wanted.has(asked.identity)) continue;
    // A request that is being sent now, or that another profile sent, which may ask for a code, is not checked.
    const mayLook = record.profile === profile && !isUnderway(record);
    const outcome = mayLook && (await session.checkAgain(newInterfaceWrites[asked.known], record.id));
    if (!outcome || outcome.kind === 'unknown') doubts.add(asked.identity);
  }
  return doubts;
}

/** The ids of what virtual interfaces can be created on: LAGs, and connections outside of LAGs. */
const idsIn = ({ connections, lags }: Inventory) =>
  new Set([
    ...lags.map(({ lagId }) => lagId),
    ...connections.filter(({ lagId }) => !lagId).map(({ connectionId }) => connectionId),
  ]);

/** The gateways, if a row has one, and what uses those of the rows. */
async function gatewaysIn(rows: Sheet['rows'], session: Session): Promise<KnownGateways> {
  const drafts = rows.flatMap(({ draft }) => draft ?? []);
  if (!drafts.some(({ gateway }) => gateway)) return {};
  const opened = () => Promise.resolve(session);
  return withUseIn(drafts, (await gatewaysOf(opened)).facts, opened);
}

/**
 * Reads the place again, then checks all rows.
 * @returns undefined when it was cancelled.
 * @throws Failure when the place can't be read completely: existing virtual interfaces would be created again.
 */
export async function checkRows(
  context: CsvContext,
  target: CsvTarget,
  { rows }: Sheet,
  signal: AbortSignal,
): Promise<ValidatedRow[] | undefined> {
  const { sessions, inventories } = context.from;
  const { place, connectionId: only } = target;
  const session = await sessions.session(place);
  const connectionIdOf = (id: string | undefined) => (id ?? '') || (only ?? '');
  const wanted = new Set(
    rows.flatMap(({ connectionId, draft }) =>
      draft ? identityOf(connectionIdOf(connectionId), draft.vlan, draft.virtualInterfaceName) : [],
    ),
  );
  const doubts = await inDoubt(context, session, target, wanted);
  inventories.reread(place.region);
  const { failures, ...inventory } = await inventories.sweep(place, signal);
  const [failure] = failures;
  if (failure) throw failure;
  const gateways = await gatewaysIn(rows, session);
  const there = idsIn(inventory);
  const facts = new Map<string, NetworkFacts>();
  for (const id of new Set(rows.map(({ connectionId }) => connectionIdOf(connectionId)))) {
    if (!there.has(id)) continue;
    facts.set(id, { ...(await factsFor({ ...place, connectionId: id }, context.from)), ...gateways });
    await yieldToOthers();
  }
  const around = { factsOf: (id: string) => facts.get(id), connectionId: only, inDoubt: doubts };
  const validated = await workInSlices(validateRows(rows, around), () => !signal.aborted, EACH_STEP);
  return validated?.result;
}
