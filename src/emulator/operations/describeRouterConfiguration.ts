import { required } from '../json/fields';
import { refuse } from '../refusal';
import { renderForRouter } from '../routerConfiguration/render';
import { findRouterType } from '../routerConfiguration/routerTypes';
import { visibleVirtualInterface } from '../rules/lookup';
import type { Call } from './call';
import { mayConfigure } from './shapes/virtualInterface';

/**
 * The configuration of the customer's router for a virtual interface, for a router type. The model marks the type as
 * optional, but the call fails without one.
 */
export function describeRouterConfiguration(call: Call): object {
  const id = call.fields.string('virtualInterfaceId');
  const identifier = call.fields.string('routerTypeIdentifier');
  const vif = visibleVirtualInterface(call, required(id, 'virtualInterfaceId'));
  if (!identifier) refuse('routerTypeIdentifier is required.');
  const routerType = findRouterType(identifier);
  if (!routerType) refuse(`Router type ${identifier} is not known.`);
  if (!mayConfigure(vif, call.account)) {
    refuse(`The router configuration of ${vif.virtualInterfaceId} is available once it is confirmed.`);
  }
  const { dialect, ...router } = routerType;
  return {
    customerRouterConfig: renderForRouter(dialect, vif),
    router,
    virtualInterfaceId: vif.virtualInterfaceId,
    virtualInterfaceName: vif.virtualInterfaceName,
  };
}
