import { contextKeys } from '../../src/contributions';
import type { CommandRecord } from '../records';
import { inViewTitle } from '../when';

const running = contextKeys.localEndpoint;
const stopped = `!${running}`;

export const localEndpointCommands = {
  exploreLocalEndpoint: {
    title: 'Explore with a Local Endpoint',
    icon: 'beaker',
    menus: [inViewTitle('endpoint@1', stopped)],
    palette: stopped,
  },
  stopLocalEndpoint: {
    title: 'Stop the Local Endpoint',
    icon: 'debug-stop',
    menus: [inViewTitle('endpoint@1', running)],
    palette: running,
  },
} satisfies Record<string, CommandRecord>;
