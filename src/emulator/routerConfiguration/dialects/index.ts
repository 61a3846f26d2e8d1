import type { RouterSession } from '../session';
import { ios } from './ios';
import { junos, junosSrx } from './junos';
import { nxos } from './nxos';
import { panos } from './panos';

/** Each dialect writes a session as lines for one kind of router. To add one: a file and a line here. */
export const DIALECTS = { ios, nxos, junos, junosSrx, panos } satisfies Record<
  string,
  (session: RouterSession) => string[]
>;

export type Dialect = keyof typeof DIALECTS;
