import type { VirtualInterface } from '../estate/model';
import { refuse } from '../refusal';

/** SiteLink joins interfaces through their Direct Connect gateway, so it cannot be enabled without one. */
export function checkSiteLink({
  directConnectGatewayId,
}: Pick<VirtualInterface, 'directConnectGatewayId'>): void {
  if (!directConnectGatewayId) {
    refuse(
      'SiteLink requires a Direct Connect gateway. It cannot be enabled with a virtual private gateway.',
    );
  }
}
