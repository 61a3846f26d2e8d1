import { colors } from './colors';
import { commands } from './commands';
import { fields } from './fields';
import { languages } from './languages';
import type { Records } from './records';
import { settings } from './settings';
import { submenus } from './submenus';
import { container, views, welcomes } from './views';
import { walkthrough } from './walkthrough';

/** Everything that package.json contributes. `npm run manifest` generates its `contributes` from this. */
export const records: Records = {
  fields,
  commands,
  submenus,
  settings,
  colors,
  container,
  views,
  welcomes,
  walkthrough,
  languages,
};
