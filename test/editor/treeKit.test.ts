import { deepEqual, equal, ok } from 'node:assert/strict';
import { EventEmitter, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { Failure } from '../../src/aws/failure';
import type { Node } from '../../src/views/tree/node';
import { nodeId } from '../../src/views/tree/node';
import { EmptyNode } from '../../src/views/tree/nodes/emptyNode';
import { FailureNode } from '../../src/views/tree/nodes/failureNode';
import { paged } from '../../src/views/tree/nodes/paged';
import { PAGE } from '../../src/views/tree/pages';
import { LazyTreeView } from '../../src/views/tree/lazyTreeView';
import type { DrawnBy } from '../../src/views/tree/lazyTreeView';
import { TreeProvider } from '../../src/views/tree/treeProvider';

const ROWS = 2 * PAGE + 1;

describe('the code that all trees share', () => {
  const row = (key: string, parent?: Node, getChildren?: () => Node[]): Node => ({
    id: parent ? `${parent.id}/${nodeId(key)}` : nodeId(key),
    parent,
    getTreeItem: () =>
      new TreeItem(key, getChildren ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None),
    ...(getChildren && { getChildren }),
  });
  const keys = Array.from({ length: ROWS }, (_, at) => `row ${at}`);
  const ids = (nodes: readonly Node[]) => nodes.map(({ id }) => id);

  it('shows a flat list page by page, and says which row is the first new one', async () => {
    const tree: TreeProvider = new TreeProvider({
      roots: () =>
        paged(
          undefined,
          tree.pages,
          keys,
          (key) => key,
          (key) => row(key),
        ),
    });
    const [changed, first]: [unknown[], Node[]] = [[], []];
    tree.onDidChangeTreeData((change) => changed.push(change));
    tree.onDidLoadMore((node) => first.push(node));

    const before = await tree.getChildren();
    equal(before.length, PAGE + 1);
    await before.at(-1)?.more?.();
    deepEqual(changed, [undefined]);
    const after = await tree.getChildren();
    equal(after.length, 2 * PAGE + 1);
    deepEqual(ids(first), [after[PAGE]?.id]);
    equal(tree.size, 2 * PAGE + 1);

    const last = keys.at(-1) ?? '';
    const found = await tree.find({ id: nodeId(last), key: last, isBelow: () => false });
    equal(found?.id, nodeId(last));
    equal((await tree.getChildren()).length, ROWS);
    tree.dispose();
  });

  it('does not redraw rows that are not visible, and reports what was expanded and collapsed', async () => {
    const heard: string[] = [];
    const group: Node = row('group', undefined, () => [row('inner', group)]);
    const tree = new TreeProvider({
      roots: () => [group],
      opened: ({ id }) => heard.push(`opened ${id}`),
      listed: ({ id }) => heard.push(`listed ${id}`),
      collapsed: ({ id }) => heard.push(`collapsed ${id}`),
    });
    await tree.getChildren();
    tree.expanded(group);
    const [inner] = await tree.getChildren(group);
    ok(inner);
    equal(tree.getParent(inner), group);
    const changed: unknown[] = [];
    tree.onDidChangeTreeData((change) => changed.push(change));
    tree.draw(inner);
    tree.drawOutdated([], [inner, inner]);
    deepEqual(changed.splice(0), [inner, inner]);
    tree.collapsed(group);
    tree.draw(inner);
    tree.drawOutdated([], [inner]);
    deepEqual(changed, []);
    equal(tree.get(inner.id), undefined);
    deepEqual(heard, ['opened group', 'listed group', 'collapsed group']);
    tree.dispose();
  });

  it('reads nothing for a row that only a filter expanded', async () => {
    const asked: (boolean | undefined)[] = [];
    let holdsMatches = true;
    const group: Node = {
      ...row('group', undefined, () => []),
      getChildren: (mayRead) => {
        asked.push(mayRead);
        return [];
      },
    };
    const tree = new TreeProvider({ roots: () => [group], holdsMatches: () => holdsMatches });
    await tree.getChildren();
    equal(tree.getTreeItem(group).collapsibleState, TreeItemCollapsibleState.Expanded);
    await tree.getChildren(group);
    holdsMatches = false;
    equal(tree.getTreeItem(group).collapsibleState, TreeItemCollapsibleState.Collapsed);
    tree.expanded(group);
    await tree.getChildren(group);
    deepEqual(asked, [false, true]);
    tree.dispose();
  });

  it('offers to enter a code when one is needed, and says why the last one was rejected', () => {
    const code = (...answer: [code: string, words: string] | []) => {
      const node = new FailureNode(
        undefined,
        new Failure('mfa', 'It was rejected.', 'Try again.', ...answer),
      );
      const { command, description, iconPath, label } = node.getTreeItem();
      ok(iconPath instanceof ThemeIcon);
      deepEqual(
        [label, iconPath.id, command?.command, command?.arguments?.[0] === node],
        ['Enter an MFA code', 'key', 'directConnect.retry', true],
      );
      return description;
    };
    equal(code(), undefined);
    equal(code('AccessDenied', 'MultiFactorAuthentication failed'), 'It was rejected.');
    const other = new FailureNode(undefined, new Failure('expired', 'It has expired.', 'Try again.'));
    const { command, description, iconPath, label } = other.getTreeItem();
    ok(iconPath instanceof ThemeIcon);
    deepEqual(
      [label, description, iconPath.id, command],
      ['It has expired.', 'Try again.', 'error', undefined],
    );
  });

  it('redraws what looks different, and only the uppermost of nested rows', async () => {
    const [count, calls] = [{ down: 0 }, new Array<string>()];
    const counting = (key: string, parent?: Node, getChildren?: () => Node[]): Node => ({
      ...row(key, parent, getChildren),
      getTreeItem: () => {
        calls.push(key);
        const item = new TreeItem(key, TreeItemCollapsibleState.Collapsed);
        item.description = `${count.down} down`;
        return item;
      },
    });
    const top: Node = counting('top', undefined, () => [middle]);
    const middle: Node = counting('middle', top, () => [inner]);
    const inner = row('inner', middle);
    const tree = new TreeProvider({ roots: () => [top] });
    await tree.getChildren();
    for (const node of [top, middle]) {
      tree.getTreeItem(node);
      tree.expanded(node);
      await tree.getChildren(node);
    }
    const changed: Node[] = [];
    tree.onDidChangeTreeData((change) => changed.push(...[change ?? []].flat()));
    const told = () => ids(changed.splice(0));
    tree.drawOutdated(tree.rows());
    deepEqual(told(), []);
    tree.drawOutdated(tree.rows(), [inner]);
    deepEqual(told(), ['top/middle/inner']);
    count.down = 1;
    tree.drawOutdated([middle], [inner]);
    deepEqual(told(), ['top/middle']);
    tree.drawOutdated(tree.rows(), [inner]);
    deepEqual(told(), ['top']);
    // The collapsed row itself is redrawn, but nothing below it.
    tree.collapsed(top);
    tree.drawOutdated([top, middle], [inner]);
    deepEqual(told(), ['top']);
    tree.expanded(top);
    changed.splice(0);
    // Once the children of a row have arrived, it and the rows above it are compared.
    await tree.getChildren(top);
    deepEqual(told(), ['top']);
    for (const node of [top, middle]) tree.getTreeItem(node);
    await tree.getChildren(top);
    deepEqual(told(), []);
    ok(calls.includes('top'));
    tree.dispose();
  });

  it('asks the editor again to reveal a row if redrawing the rows above prevented it', async () => {
    const wanted = row('wanted');
    /** Reveals the row as the editor does, after this number of redraws. */
    const ask = async (redrawn: number, fails: boolean, saysWhich = true) => {
      let asked = 0;
      const selected = new EventEmitter<void>();
      const view = {
        selection: [] as Node[],
        onDidChangeSelection: selected.event,
        reveal: (node: Node) => {
          asked += 1;
          if (asked > redrawn && saysWhich) view.selection = [node];
          else if (asked > redrawn) selected.fire();
          return asked <= redrawn && fails ? Promise.reject(new Error('no such row')) : Promise.resolve();
        },
      };
      const tree = Object.assign(Object.create(LazyTreeView.prototype) as LazyTreeView<DrawnBy>, { view });
      const error = await tree.select(wanted).catch(String);
      return { asked, error };
    };
    deepEqual(await ask(0, false), { asked: 1, error: undefined });
    deepEqual(await ask(2, false), { asked: 3, error: undefined });
    deepEqual(await ask(2, true), { asked: 3, error: undefined });
    // While it redraws, the editor does not say which row is selected.
    deepEqual(await ask(1, false, false), { asked: 2, error: undefined });
    // A row that is gone for good can't be revealed.
    deepEqual(await ask(99, true), { asked: 5, error: 'Error: no such row' });
  });

  it('has rows for empty lists and failures that need no parent', () => {
    const failure = new Failure('unexpected', 'It could not be read.', 'Try again.');
    deepEqual(ids([new EmptyNode(undefined, 'Nothing yet'), new FailureNode(undefined, failure)]), [
      '!empty',
      '!failure',
    ]);
    const parent = { ...row('a/b'), place: { profile: 'a/b', region: 'eu-west-1' } };
    const below = new FailureNode(parent, failure, '.1');
    equal(below.id, 'a%2Fb/!failure.1');
    equal(below.place, parent.place);
  });
});
