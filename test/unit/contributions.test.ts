import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ALLOCATION_PANEL, DOCUMENT_SCHEME, ACTIVITY_VIEW, VIEW, contextKeys } from '../../src/contributions';
import * as commandIds from '../../src/ids/commandIds';
import * as settingKeys from '../../src/ids/settingKeys';
import { formats } from '../../src/routers/formats';

interface Contribution {
  readonly command: string;
  readonly when?: string;
}

interface Setting {
  readonly scope?: string;
  readonly enum?: readonly unknown[];
  readonly enumItemLabels?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly default: unknown;
}

interface Manifest {
  readonly publisher: string;
  readonly name: string;
  readonly activationEvents: string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: string[] } };
  readonly contributes: {
    readonly commands: (Contribution & { readonly title: string; readonly icon?: string })[];
    readonly menus: Record<string, (Partial<Contribution> & { readonly submenu?: string })[]>;
    readonly submenus: { readonly id: string }[];
    readonly colors: {
      readonly id: string;
      readonly defaults: Record<'dark' | 'light' | 'highContrast' | 'highContrastLight', string>;
    }[];
    readonly views: Record<string, { readonly id: string }[]>;
    readonly walkthroughs: { readonly id: string }[];
    readonly viewsWelcome: { readonly view: string; readonly contents: string; readonly when?: string }[];
    readonly configuration: { readonly properties: Record<string, Setting> };
  };
}

const text = readFileSync('package.json', 'utf8');
const manifest = JSON.parse(text) as Manifest;
const nls = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
const { contributes } = manifest;
const sorted = (values: Iterable<string>) => [...new Set(values)].sort();

describe('contributions', () => {
  it('has machine settings, except for folder settings that request nothing, in trusted folders only', () => {
    const { properties } = contributes.configuration;
    deepEqual(
      sorted(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations),
      sorted(Object.keys(properties)),
    );
    const overridable = Object.entries(properties).filter(([, { scope }]) => scope !== 'machine');
    deepEqual(
      overridable.map(([name, { scope }]) => [name, scope]),
      [[settingKeys.routerFormat, 'machine-overridable']],
    );
  });

  it('opens configurations as XML, or in any of the formats, each with a name and a description', () => {
    const setting = contributes.configuration.properties[settingKeys.routerFormat];
    ok(setting);
    deepEqual(setting.enum, ['xml', ...Object.keys(formats)]);
    equal(setting.default, 'xml');
    const names = Object.values(formats).map(({ name }) => name);
    deepEqual(setting.enumItemLabels, ['AWS XML', ...names]);
    const words = (setting.enumDescriptions ?? []).map((key) => nls[key.replaceAll('%', '')] ?? '');
    equal(words.length, setting.enum.length);
    for (const [at, name] of names.entries()) ok(words[at + 1]?.includes(name), words[at + 1]);
  });

  it('has colors that stand out in the high contrast themes too', () => {
    /** Relative luminance, 0 to 1. Source: WCAG 2.2. */
    const luminance = (color: string) => {
      ok(/^#[0-9a-f]{6}$/.test(color), `${color}: a color of the theme may be undefined there`);
      const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
        const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    for (const { id, defaults } of contributes.colors) {
      const onBlack = (luminance(defaults.highContrast) + 0.05) / 0.05;
      const onWhite = 1.05 / (luminance(defaults.highContrastLight) + 0.05);
      // WCAG 2.2, 1.4.6 requires 7 to 1 for text; plain white or black would not stand out from the names.
      ok(onBlack >= 7 && onBlack < 18, `${id} on black: ${onBlack}`);
      ok(onWhite >= 7 && onWhite < 18, `${id} on white: ${onWhite}`);
    }
  });

  it('activates the extension for its documents, its panel and its links', () => {
    deepEqual(
      sorted(manifest.activationEvents),
      sorted([`onFileSystem:${DOCUMENT_SCHEME}`, `onWebviewPanel:${ALLOCATION_PANEL}`, 'onUri']),
    );
  });

  it('shows nothing in an empty view until the profiles were read', () => {
    const keys = [contextKeys.noProfile, contextKeys.allHidden];
    deepEqual(contributes.viewsWelcome.map(({ when }) => when).sort(), keys.sort());
  });

  it('has the view and the walkthrough that npm start opens', () => {
    const opener = readFileSync('test/host/firstView/extension.cjs', 'utf8');
    const { publisher, name } = manifest;
    for (const { id } of contributes.walkthroughs) ok(opener.includes(`'${publisher}.${name}#${id}'`));
    for (const id of Object.keys(contributes.views)) ok(opener.includes(`'workbench.view.extension.${id}'`));
  });

  it('sets exactly the context keys that when clauses use', () => {
    const clauses = [...Object.values(contributes.menus).flat(), ...contributes.viewsWelcome].flatMap(
      ({ when }) => when ?? [],
    );
    const asked = clauses
      .flatMap((clause) => clause.match(/(?<!config\.)\bdirectConnect\.\w+/g) ?? [])
      .filter((key) => key !== VIEW && key !== ACTIVITY_VIEW);
    deepEqual(sorted(asked), sorted(Object.values(contextKeys)));
  });

  it('links only to commands that exist', () => {
    const used = Object.values(nls).flatMap((words) =>
      [...words.matchAll(/\(command:([^)]+)\)/g)].map((match) => match[1] ?? ''),
    );
    const known = new Set<string>(Object.values(commandIds));
    // VS Code itself creates a command that opens a view.
    known.add(`${VIEW}.focus`);
    ok(used.length > 0);
    for (const command of used) ok(known.has(command), command);
  });

  it('shows every submenu, each with something in it', () => {
    const shown = Object.values(contributes.menus).flatMap((items) =>
      items.flatMap(({ submenu }) => submenu ?? []),
    );
    deepEqual(sorted(shown), sorted(contributes.submenus.map(({ id }) => id)));
    for (const id of shown) ok((contributes.menus[id] ?? []).length > 0, id);
  });

  it('has a text for every placeholder, and a placeholder for every text', () => {
    const placeholders = [...text.matchAll(/"%([^%"]+)%"/g)].map((match) => match[1] ?? '');
    deepEqual(sorted(placeholders), sorted(Object.keys(nls)));
  });

  it('gives every command that has a button an icon', () => {
    const buttons = Object.values(contributes.menus)
      .flat()
      .filter((item) => /^(inline|navigation)/.test((item as { group?: string }).group ?? ''));
    ok(buttons.length > 0);
    for (const { command } of buttons) {
      ok(contributes.commands.find((contributed) => contributed.command === command)?.icon, command);
    }
  });
});
