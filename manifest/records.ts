/** What a record of each kind contains. The texts of records are English; they end up in package.nls.json. */

/** A place in a menu. */
export interface Placement {
  /** A menu of VS Code, such as `view/title`. Source: VS Code's API, "Contribution Points", contributes.menus. */
  readonly menu: string;
  /** When the entry is shown; always, if omitted. */
  readonly when?: string;
  /** Its group in that menu, with its position in the group after an @: `navigation@1`. */
  readonly group: string;
}

export interface CommandRecord {
  readonly title: string;
  /** True if it changes something in AWS: read-only mode hides it. */
  readonly writes?: true;
  /** The name of a codicon, without `$()`. Buttons need one. */
  readonly icon?: string;
  readonly menus?: readonly Placement[];
  /** When the command palette offers it; always, if omitted. */
  readonly palette?: string;
  readonly keys?: readonly KeyRecord[];
}

/** A key that runs a command. */
export interface KeyRecord {
  /** In VS Code's notation, such as `ctrl+alt+d`. */
  readonly key: string;
  /** The key on a Mac, if that is another one. */
  readonly mac?: string;
  readonly when: string;
  /** The argument that the command gets. */
  readonly args?: object;
}

/** A submenu. Its own entries are placed in the menu of its id, `directConnect.<name>`. */
export interface SubmenuRecord {
  readonly label: string;
  readonly menus: readonly Placement[];
}

/** A setting. None has an effect in an untrusted folder, so that such a folder can't choose what is requested from AWS. */
export interface SettingRecord {
  readonly type: 'array' | 'boolean' | 'number' | 'string';
  readonly default: unknown;
  /** Markdown. */
  readonly description: string;
  /** What the text, or each text of an array, must look like, and what the settings editor says otherwise. */
  readonly pattern?: { readonly of: RegExp; readonly otherwise: string };
  /** The allowed values, with the label of each. */
  readonly choices?: ReadonlyMap<number | string, string>;
  /** What each allowed value means, in the order of `choices`; left out where the labels say it. */
  readonly meanings?: ReadonlyMap<string, string>;
  /** True if a trusted folder may set it. The others have machine scope. */
  readonly isOverridable?: true;
}

/** An icon color: a theme color, or `#rrggbb`. */
export interface ColorRecord {
  readonly description: string;
  readonly defaults: Readonly<Record<'dark' | 'light' | 'highContrast' | 'highContrastLight', string>>;
}

export interface ViewRecord {
  readonly id: string;
  readonly name: string;
  /** Expanded, if omitted. */
  readonly visibility?: 'collapsed';
}

/** What an empty view shows, in Markdown. VS Code shows a link on its own line as a button. */
export interface WelcomeRecord {
  readonly view: string;
  readonly contents: string;
  readonly when: string;
}

/** A step of the walkthrough. Its pictures are `media/walkthrough/<name>-dark.png` and `-light.png`. */
export interface StepRecord {
  readonly title: string;
  readonly description: string;
  /** What its picture shows. */
  readonly alt: string;
  /** The event that completes it. Source: VS Code's API, "Contribution Points", contributes.walkthroughs. */
  readonly doneOn: string;
}

/** A language of router configurations. Its grammar and bracket rules are `syntaxes/<name>.*.json`. */
export interface LanguageRecord {
  readonly name: string;
  /** The endings of the documents' names (src/routers/formats.ts), after a virtual interface's id. */
  readonly endings: readonly string[];
}

type Named<Item> = Readonly<Record<string, Item>>;

/** Everything that package.json contributes. */
export interface Records {
  /** The texts for the handwritten fields of package.json, by placeholder. */
  readonly fields: Named<string>;
  /** The commands of each subject. */
  readonly commands: readonly Named<CommandRecord>[];
  readonly submenus: Named<SubmenuRecord>;
  readonly settings: Named<SettingRecord>;
  readonly colors: Named<ColorRecord>;
  readonly container: { readonly id: string; readonly title: string; readonly icon: string };
  readonly views: readonly ViewRecord[];
  readonly welcomes: Named<WelcomeRecord>;
  readonly walkthrough: {
    readonly title: string;
    readonly description: string;
    readonly steps: Named<StepRecord>;
  };
  readonly languages: Named<LanguageRecord>;
}

/** The id of a contribution by its name, in package.json and in the code. */
export const idOf = (name: string) => `directConnect.${name}`;
