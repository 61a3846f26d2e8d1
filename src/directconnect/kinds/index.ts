import { bgpPeer } from './bgpPeer';
import { connection } from './connection';
import { interconnect } from './interconnect';
import type { Answers, Kind, KindTraits, ResourceKind, ResourceTraits } from './kind';
import { lag } from './lag';
import { virtualInterface } from './virtualInterface';

/** The kinds of resource, in the order of lists with several kinds: what carries others before what it carries. */
export const resourceKinds: { readonly [Of in ResourceKind]: ResourceTraits<Answers[Of]> } = {
  lag,
  interconnect,
  connection,
  virtualInterface,
};

/** All kinds, parts of resources included. */
export const kinds: { readonly [Of in Kind]: KindTraits<Answers[Of]> } = { ...resourceKinds, bgpPeer };
