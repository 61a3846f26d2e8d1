import type { FollowedKind, Kind, Resources } from './followed';
import { failoverTests } from './failoverTests';
import { virtualInterfaces } from './virtualInterfaces';

/** All kinds of resource that can be followed. */
export const followedKinds: { readonly [Of in Kind]: FollowedKind<Resources[Of]> } = {
  failoverTest: failoverTests,
  virtualInterface: virtualInterfaces,
};
