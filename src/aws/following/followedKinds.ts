import type { FollowedKind, Kind, Resources } from './followed';
import { virtualInterfaces } from './virtualInterfaces';

/** All kinds of resource that can be followed. */
export const followedKinds: { readonly [Of in Kind]: FollowedKind<Resources[Of]> } = {
  virtualInterface: virtualInterfaces,
};
