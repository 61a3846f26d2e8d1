import type { Estate } from '../estate/estate';
import type { DirectConnectGateway, GatewayAssociation } from '../estate/model';
import { DURATIONS } from './durations';
import type { Timer } from './timer';

/** The states of Direct Connect gateways and their associations. */
export class GatewayLifecycle {
  constructor(
    private readonly estate: Estate,
    private readonly timer: Timer,
  ) {}

  /** pending, then available. */
  create(gateway: DirectConnectGateway): void {
    gateway.directConnectGatewayState = 'pending';
    this.timer.after(gateway.directConnectGatewayId, DURATIONS.gatewayPending, () => {
      gateway.directConnectGatewayState = 'available';
    });
  }

  /** deleting, then deleted, then gone. */
  delete(gateway: DirectConnectGateway): void {
    const { directConnectGatewayId } = gateway;
    gateway.directConnectGatewayState = 'deleting';
    this.timer.after(directConnectGatewayId, DURATIONS.deleting, (at) => {
      gateway.directConnectGatewayState = 'deleted';
      const remove = () => this.estate.directConnectGateways.remove(directConnectGatewayId);
      this.timer.after(directConnectGatewayId, DURATIONS.deletedListed, remove, at);
    });
  }

  /** associating or updating, then associated. */
  associate(association: GatewayAssociation, state: 'associating' | 'updating'): void {
    association.associationState = state;
    this.timer.after(association.associationId, DURATIONS.association, () => {
      association.associationState = 'associated';
    });
  }

  /** disassociating, then disassociated, then gone. */
  disassociate(association: GatewayAssociation): void {
    const { associationId } = association;
    association.associationState = 'disassociating';
    this.timer.after(associationId, DURATIONS.association, (at) => {
      association.associationState = 'disassociated';
      const remove = () => this.estate.gatewayAssociations.remove(associationId);
      this.timer.after(associationId, DURATIONS.deletedListed, remove, at);
    });
  }
}
