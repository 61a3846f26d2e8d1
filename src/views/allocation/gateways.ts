import * as l10n from '@vscode/l10n';
import { toFailure } from '../../aws/toFailure';
import type { GatewayList, Session } from '../../aws/session/session';
import { gatewayLabel } from './gatewayLabel';
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

/** The gateways of a session's account, or the reason why they could not be read. */
export async function gatewaysOf(session: () => Promise<Session>): Promise<Gateways> {
  try {
    return offered(await (await session()).gateways());
  } catch (error) {
    const { message, advice } = toFailure(error, 'DescribeVirtualGateways');
    return { reading: false, items: [], notice: `${message} ${advice}` };
  }
}
