import type { FormatId } from '../formats';
import { aristaEos } from './aristaEos';
import { bird } from './bird';
import { ciscoIos } from './ciscoIos';
import { ciscoIosXr } from './ciscoIosXr';
import { ciscoNxos } from './ciscoNxos';
import type { Dialect } from './dialect';
import { fortios } from './fortios';
import { frr } from './frr';
import { junosBraces } from './junosBraces';
import { junosSet } from './junosSet';
import { openbgpd } from './openbgpd';
import { panos } from './panos';
import { routeros } from './routeros';
import { sros } from './sros';
import { json, yaml } from './structured';
import { vyos } from './vyos';

/** The writer of each format. To add one, add a file and a line here, and a line in formats.ts. */
export const dialects: Readonly<Record<FormatId, Dialect>> = {
  'cisco-ios': ciscoIos,
  'cisco-iosxr': ciscoIosXr,
  'cisco-nxos': ciscoNxos,
  'junos-set': junosSet,
  'junos': junosBraces,
  'arista-eos': aristaEos,
  panos,
  fortios,
  sros,
  vyos,
  routeros,
  frr,
  bird,
  openbgpd,
  json,
  yaml,
};
