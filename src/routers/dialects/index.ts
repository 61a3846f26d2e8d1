import type { FormatId } from '../formats';
import { bird } from './bird';
import { ciscoIos } from './ciscoIos';
import type { Dialect } from './dialect';
import { frr } from './frr';
import { openbgpd } from './openbgpd';

/** What writes each format. To add one: a file here, a line here, and its name in formats.ts. */
export const dialects: Readonly<Record<FormatId, Dialect>> = {
  'cisco-ios': ciscoIos,
  frr,
  bird,
  openbgpd,
};
