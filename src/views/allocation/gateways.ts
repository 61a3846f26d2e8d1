import * as l10n from '@vscode/l10n';
import { toFailure } from '../../aws/toFailure';
import type { GatewayList, Session } from '../../aws/session/session';
import { gatewayLabel } from './gatewayLabel';
import type { GatewayFacts } from '../../directconnect/allocation/knownNetwork';
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
  readonly facts: readonly GatewayFacts[];
}

const factsOf = ({ gateways }: GatewayList): GatewayFacts[] =>
  gateways.map(({ kind, state, ...facts }) => facts);

/** The gateways of a session's account, or the reason why they could not be read. */
export async function gatewaysOf(session: () => Promise<Session>): Promise<Known> {
  try {
    const found = await (await session()).gateways();
    return { gateways: offered(found), facts: factsOf(found) };
  } catch (error) {
    const { message, advice } = toFailure(error, 'DescribeVirtualGateways');
    return { gateways: { reading: false, items: [], notice: `${message} ${advice}` }, facts: [] };
  }
}
