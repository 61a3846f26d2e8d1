import { deepEqual, match } from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type * as l10n from '@vscode/l10n';
import { emptyInventory } from '../../src/directconnect/resources/resources';
import type { routerWriter } from '../../src/routers/writer';
import type { detailsText } from '../../src/views/details/text';
import { described } from './routers/examples';

const dist = resolve('dist');
const load = createRequire(join(dist, 'extension.js'));

describe('the bundles in dist/', () => {
  it('contain no copy of the translations, except for the page’s, which can’t load another bundle', () => {
    const wordsOfTheLibrary = 'expected a string as the first argument to l10n.t';
    const holders = readdirSync(dist)
      .filter((file) => file.endsWith('.js'))
      .filter((file) => readFileSync(join(dist, file), 'utf8').includes(wordsOfTheLibrary));
    deepEqual(holders.sort(), ['form.js', 'l10n.js']);
  });

  it('all use the language that was set once', () => {
    const translations = load('./l10n.js') as typeof l10n;
    const routers = load('./routers.js') as { routerWriter: typeof routerWriter };
    const details = load('./details.js') as { detailsText: typeof detailsText };
    translations.config({
      contents: {
        'AWS returns no router configuration for {0} to this account until the virtual interface is accepted.':
          'AWS hat noch keine Konfiguration für {0}.',
        'Profile: {0}': 'Profil: {0}',
      },
    });
    try {
      const configuration = routers.routerWriter.textOf({
        format: 'xml',
        options: {},
        described: described(),
        revealed: false,
        text: '',
        keys: [],
      });
      match(configuration, /AWS hat noch keine Konfiguration für dxvif-/);
      const text = details.detailsText({
        place: { profile: 'network', region: 'us-east-1' },
        account: undefined,
        readAt: 0,
        trouble: undefined,
        id: 'dxcon-abc12345',
        inventory: { ...emptyInventory, connections: [{ connectionId: 'dxcon-abc12345' }] },
        names: { accounts: new Map(), locations: new Map() },
      });
      match(text ?? '', /Profil: network/);
    } finally {
      translations.config({ contents: {} });
    }
  });
});
