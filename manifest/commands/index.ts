import { idOf } from '../records';
import type { CommandRecord } from '../records';
import { activityCommands } from './activity';
import { failoverCommands } from './failover';
import { inventoryCommands } from './inventory';
import { localEndpointCommands } from './localEndpoint';
import { profileCommands } from './profile';
import { regionCommands } from './region';
import { resourceCommands } from './resource';
import { routerConfigCommands } from './routerConfig';
import { routeCommands } from './routes';
import { virtualInterfaceCommands } from './virtualInterface';

/** The commands of each subject. */
export const commands = [
  inventoryCommands,
  profileCommands,
  regionCommands,
  localEndpointCommands,
  virtualInterfaceCommands,
  routerConfigCommands,
  routeCommands,
  failoverCommands,
  resourceCommands,
  activityCommands,
] as const;

type KeyOfEach<Each> = Each extends unknown ? keyof Each : never;
/** A command by its name: its id without `directConnect.`. */
export type CommandName = KeyOfEach<(typeof commands)[number]>;

const byName = Object.assign({}, ...commands) as Readonly<Record<CommandName, CommandRecord>>;

/** A link that runs a command, with its title, for the Markdown of welcomes and walkthroughs. */
export const link = (name: CommandName) => `[${byName[name].title}](command:${idOf(name)})`;

/** The event that fires when a command was run, for the steps of the walkthrough. */
export const onCommand = (name: CommandName) => `onCommand:${idOf(name)}`;
