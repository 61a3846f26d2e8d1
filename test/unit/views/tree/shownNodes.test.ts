import { equal } from 'node:assert/strict';
import { ShownNodes } from '../../../../src/views/tree/shownNodes';
import type { Node } from '../../../../src/views/tree/node';

describe('the rows that the editor holds', () => {
  const row = (id: string) => ({ id }) as Node;

  it('include a row that has moved below another, when the old one is drawn without it', () => {
    const shown = new ShownNodes();
    const [old, target, there] = [row('old'), row('target'), row('vif')];
    const below = row('peer');
    shown.set(undefined, [old, target]);
    shown.set(old, [row('vif')]);
    shown.set(target, [there]);
    shown.set(there, [below]);
    shown.set(old, []);
    equal(shown.get('vif'), there);
    equal(shown.get('peer'), below);
    shown.set(target, []);
    equal(shown.get('vif'), undefined);
    equal(shown.get('peer'), undefined);
  });
});
