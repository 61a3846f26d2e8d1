import { idOf } from '../records';
import type { CommandRecord, Placement, Records } from '../records';
import { WRITABLE, all } from '../when';
import type { Words } from './words';

/** A when-clause that is false in read-only mode. */
const whileWritable = (when?: string) => all(...(when === undefined ? [] : [when]), WRITABLE);

type Entry = Readonly<Record<string, string>>;

/** All commands, each with its name. */
const commandsOf = ({ commands }: Records): (readonly [string, CommandRecord])[] =>
  commands.flatMap((subject) => Object.entries(subject));

export function contributedCommands(records: Records, words: Words) {
  const category = words.put('category', 'Direct Connect');
  return commandsOf(records).map(([name, { title, icon }]) => ({
    command: idOf(name),
    title: words.put(`command.${name}`, title),
    category,
    ...(icon !== undefined && { icon: `$(${icon})` }),
  }));
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
  for (const [name, { menus: placements = [], writes }] of commands) {
    place(
      { command: idOf(name) },
      writes ? placements.map((one) => ({ ...one, when: whileWritable(one.when) })) : placements,
    );
  }
  for (const [name, { menus: placements }] of Object.entries(records.submenus)) {
    place({ submenu: idOf(name) }, placements);
  }
  menus['commandPalette'] = commands.flatMap(([name, { palette, writes }]) => {
    const when = writes ? whileWritable(palette) : palette;
    return when === undefined ? [] : [{ command: idOf(name), when }];
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
