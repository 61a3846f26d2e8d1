import { ROW_BUTTON } from '../../src/contributions';
import { idOf } from '../records';
import type { CommandRecord, Placement, Records } from '../records';
import { NEVER, WRITABLE, all } from '../when';
import type { Words } from './words';

/** A when-clause that is false in read-only mode. */
const whileWritable = (when?: string) => all(...(when === undefined ? [] : [when]), WRITABLE);

type Entry = Readonly<Record<string, string>>;

/** All commands, each with its name. */
const commandsOf = ({ commands }: Records): (readonly [string, CommandRecord])[] =>
  commands.flatMap((subject) => Object.entries(subject));

const isOnRow = ({ menu }: Placement) => menu === 'view/item/context';
const isButton = (one: Placement) => isOnRow(one) && one.group === 'inline';

/** True for a command that is a button on a row and in the row's menu: then the button has an id of its own. */
const hasOwnButton = ({ menus = [] }: CommandRecord) =>
  menus.some(isButton) && menus.some((one) => isOnRow(one) && !isButton(one));

/** The ids of a command: its own and, if there is one, that of its button. */
const idsOf = (name: string, record: CommandRecord): string[] =>
  hasOwnButton(record) ? [idOf(name), idOf(name) + ROW_BUTTON] : [idOf(name)];

export function contributedCommands(records: Records, words: Words) {
  const category = words.put('category', 'Direct Connect');
  return commandsOf(records).flatMap(([name, record]) => {
    const title = words.put(`command.${name}`, record.title);
    const icon = record.icon !== undefined && { icon: `$(${record.icon})` };
    return idsOf(name, record).map((command) => ({ command, title, category, ...icon }));
  });
}

/** Which commands and submenus each menu contains. VS Code orders them by group, position and title. */
export function contributedMenus(records: Records): Record<string, Entry[]> {
  const menus: Record<string, Entry[]> = {};
  const place = (what: Entry, placements: readonly Placement[] = []) => {
    for (const { menu, when, group } of placements) {
      (menus[menu] ??= []).push({ ...what, ...(when !== undefined && { when }), group });
    }
  };
  const commands = commandsOf(records);
  for (const [name, record] of commands) {
    const [command = '', button = command] = idsOf(name, record);
    for (const one of record.menus ?? []) {
      const placement = record.writes ? { ...one, when: whileWritable(one.when) } : one;
      place({ command: isButton(one) ? button : command }, [placement]);
    }
  }
  for (const [name, { menus: placements }] of Object.entries(records.submenus)) {
    place({ submenu: idOf(name) }, placements);
  }
  menus['commandPalette'] = commands.flatMap(([name, record]) => {
    const { palette, writes } = record;
    const when = writes ? whileWritable(palette) : palette;
    const [command = '', ...buttons] = idsOf(name, record);
    return [
      ...(when === undefined ? [] : [{ command, when }]),
      ...buttons.map((button) => ({ command: button, when: NEVER })),
    ];
  });
  return menus;
}

export function contributedSubmenus({ submenus }: Records, words: Words) {
  return Object.entries(submenus).map(([name, { label }]) => ({
    id: idOf(name),
    label: words.put(`submenu.${name}`, label),
  }));
}

export const contributedKeybindings = (records: Records) =>
  commandsOf(records).flatMap(([name, { keys = [], writes }]) =>
    keys.map((key) => ({ command: idOf(name), ...key, when: writes ? whileWritable(key.when) : key.when })),
  );
