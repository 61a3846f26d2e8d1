import * as l10n from '@vscode/l10n';
import { toFailure } from '../../aws/toFailure';
import type { GatewayList, Session } from '../../aws/session/session';
import { gatewayLabel } from './gatewayLabel';
import { asSent } from '../../directconnect/allocation/asSent';
import type { AllocationDraft } from '../../directconnect/allocation/draft';
import { gatewayKind } from '../../directconnect/allocation/gatewayKind';
import type { GatewayFacts, KnownGateways } from '../../directconnect/allocation/knownNetwork';
import type { Gateways } from './messages';

/** Gateways in the form the page expects. */
function offered({ gateways, failure }: GatewayList): Gateways {
  const items = gateways.map((gateway) => ({ id: gateway.id, label: gatewayLabel(gateway) }));
  const notice = failure ? `${failure.message} ${failure.advice}` : noneWords(items.length);
  return { reading: false, items, ...(notice && { notice }) };
}

function noneWords(count: number): string | undefined {
  return count > 0
    ? undefined
    : l10n.t(
        'This account has no Direct Connect gateway, and no virtual private gateway in this region. Create one, then choose Reload Gateways.',
      );
}

/** Gateways for the page, and what is known about them for the rules. */
interface Known {
  readonly gateways: Gateways;
  readonly facts: KnownGateways;
}

const factsOf = ({ gateways, failure }: GatewayList): KnownGateways => ({
  gateways: gateways.map(({ kind, ...facts }) => facts),
  areAllGateways: failure === undefined,
});

/** The gateways of a session's account, or the reason why they could not be read. */
export async function gatewaysOf(session: () => Promise<Session>): Promise<Known> {
  try {
    const found = await (await session()).gateways();
    return { gateways: offered(found), facts: factsOf(found) };
  } catch (error) {
    const { message, advice } = toFailure(error, 'DescribeVirtualGateways');
    return { gateways: { reading: false, items: [], notice: `${message} ${advice}` }, facts: {} };
  }
}

/** The Direct Connect gateways of drafts for which nothing that uses them was read: the list of gateways has only some. */
function unread(
  drafts: readonly AllocationDraft[],
  { gateways = [], areAllGateways }: KnownGateways,
): string[] {
  const isRead = ({ attached, associated }: GatewayFacts) =>
    attached !== undefined || associated !== undefined;
  const chosen = new Set(drafts.map((draft) => asSent(draft).gateway));
  return [...chosen].filter((id) => {
    const known = gateways.find((one) => one.id === id);
    const mayBeThere = known !== undefined || !areAllGateways;
    return gatewayKind(id) === 'directConnectGatewayId' && mayBeThere && !(known && isRead(known));
  });
}

/** The facts with what uses the gateways of drafts, which is read now where it was not. What can't be read is left out. */
export async function withUseIn(
  drafts: readonly AllocationDraft[],
  facts: KnownGateways,
  session: () => Promise<Session>,
): Promise<KnownGateways> {
  const ids = unread(drafts, facts);
  if (ids.length === 0) return facts;
  const byId = new Map(facts.gateways?.map((gateway) => [gateway.id, gateway]));
  try {
    const opened = await session();
    const uses = await Promise.all(ids.map((id) => opened.gatewayUse(id)));
    uses.forEach((use, index) => {
      const id = ids[index] ?? '';
      byId.set(id, { ...(byId.get(id) ?? { id }), ...use });
    });
  } catch {
    return facts;
  }
  return { ...facts, gateways: [...byId.values()] };
}
