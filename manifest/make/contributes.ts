import { contributedCommands, contributedKeybindings, contributedMenus, contributedSubmenus } from './menus';
import { idOf } from '../records';
import type { Records, SettingRecord } from '../records';
import type { Words } from './words';

/** All colors are for icons, so their ids end in "Foreground", as those of VS Code's icon colors do. */
export const colorIdOf = (name: string) => idOf(`${name}Foreground`);

/** The placeholder for the extension's name, one of the fields. */
const DISPLAY_NAME = '%displayName%';

function contributedViews({ container, views, welcomes }: Records, words: Words) {
  const { id, title, icon } = container;
  return {
    viewsContainers: { activitybar: [{ id, title: words.put('viewContainer.title', title), icon }] },
    views: {
      [id]: views.map((view) => ({
        id: view.id,
        name: words.put(view.id.replace(id, 'view'), view.name),
        contextualTitle: DISPLAY_NAME,
        icon,
        ...(view.visibility && { visibility: view.visibility }),
      })),
    },
    viewsWelcome: Object.entries(welcomes).map(([name, { view, contents, when }]) => ({
      view,
      contents: words.put(`welcome.${name}`, contents),
      when,
    })),
  };
}

function contributedSetting(name: string, setting: SettingRecord, words: Words) {
  const { type, pattern, choices, meanings } = setting;
  const text = pattern && {
    pattern: pattern.of.source.replaceAll('\\/', '/'),
    patternErrorMessage: words.put(`setting.${name}.pattern`, pattern.otherwise),
  };
  return {
    type,
    ...(type === 'array' ? { items: { type: 'string', ...text }, uniqueItems: true } : text),
    ...(choices && { enum: [...choices.keys()], enumItemLabels: [...choices.values()] }),
    ...(meanings && {
      enumDescriptions: [...meanings].map(([value, meaning]) =>
        words.put(`setting.${name}.${value}`, meaning),
      ),
    }),
    default: setting.default,
    scope: setting.isOverridable ? 'machine-overridable' : 'machine',
    markdownDescription: words.put(`setting.${name}`, setting.description),
  };
}

function contributedSettings({ settings }: Records, words: Words) {
  return Object.fromEntries(
    Object.entries(settings).map(([name, setting]) => [idOf(name), contributedSetting(name, setting, words)]),
  );
}

function contributedWalkthrough({ walkthrough }: Records, words: Words) {
  const { title, description, steps } = walkthrough;
  return {
    id: 'start',
    title: words.put('walkthrough.title', title),
    description: words.put('walkthrough.description', description),
    steps: Object.entries(steps).map(([id, step]) => {
      const dark = `media/walkthrough/${id}-dark.png`;
      const light = `media/walkthrough/${id}-light.png`;
      return {
        id,
        title: words.put(`walkthrough.${id}.title`, step.title),
        description: words.put(`walkthrough.${id}.description`, step.description),
        media: {
          image: { dark, light, hc: dark, hcLight: light },
          altText: words.put(`walkthrough.${id}.alt`, step.alt),
        },
        completionEvents: [step.doneOn],
      };
    }),
  };
}

function contributedLanguages({ languages }: Records, words: Words) {
  return {
    languages: Object.entries(languages).map(([name, language]) => ({
      id: `directconnect-${name}`,
      aliases: [words.put(`language.${name}`, language.name)],
      filenamePatterns: language.endings.flatMap((ending) => [
        // A saved file, and a document, whose file has the virtual interface's name in a folder named by its id.
        `dxvif-*.${ending}`,
        `**/dxvif-*/*.${ending}`,
      ]),
      configuration: `./syntaxes/${name}.language-configuration.json`,
    })),
    grammars: Object.keys(languages).map((name) => ({
      language: `directconnect-${name}`,
      scopeName: `source.directconnect.${name}`,
      path: `./syntaxes/${name}.tmLanguage.json`,
    })),
  };
}

function contributedColors({ colors }: Records, words: Words) {
  return Object.entries(colors).map(([name, { description, defaults }]) => ({
    id: colorIdOf(name),
    description: words.put(`color.${name}`, description),
    defaults,
  }));
}

/**
 * package.json's `contributes`.
 * @param words collects the texts; package.json gets their placeholders.
 * @throws when two records have the same name.
 */
export function contributesOf(records: Records, words: Words) {
  for (const [key, text] of Object.entries(records.fields)) words.put(key, text);
  return {
    ...contributedViews(records, words),
    commands: contributedCommands(records, words),
    menus: contributedMenus(records),
    keybindings: contributedKeybindings(records),
    configuration: { title: DISPLAY_NAME, properties: contributedSettings(records, words) },
    walkthroughs: [contributedWalkthrough(records, words)],
    ...contributedLanguages(records, words),
    submenus: contributedSubmenus(records, words),
    colors: contributedColors(records, words),
  };
}
