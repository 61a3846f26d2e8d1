import { equal, ok } from 'node:assert/strict';
import { inert } from '../../../src/views/inert';

describe('inert text', () => {
  it('is unchanged if the editor would not interpret it', () => {
    equal(inert('prod-payments (Ashburn), [a] $5'), 'prod-payments (Ashburn), [a] $5');
  });

  it('holds no link and no icon', () => {
    const text = inert('a [click](command:workbench.action.quit) $(trash) b');
    ok(!/\]\(/.test(text) && !/\$\(/.test(text), text);
    equal(text.replaceAll('\u200B', ''), 'a [click](command:workbench.action.quit) $(trash) b');
  });

  it('hides nothing: characters that reorder text or have no width are made visible', () => {
    equal(inert('a\u202Eb\u200Bc\nd'), 'a\uFFFDb\uFFFDc\uFFFDd');
  });
});
