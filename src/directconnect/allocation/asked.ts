import type { NewPrivateVirtualInterface } from '../api';
import type { PrivateInterfaceRequest } from './request';

/** What was requested, by either operation. Only one of them names an owner. */
export function askedIn(request: PrivateInterfaceRequest): {
  readonly asked: NewPrivateVirtualInterface;
  readonly owner?: string | undefined;
} {
  if ('newPrivateVirtualInterface' in request) return { asked: request.newPrivateVirtualInterface };
  const { ownerAccount: owner, newPrivateVirtualInterfaceAllocation: asked } = request;
  return { asked, owner };
}
