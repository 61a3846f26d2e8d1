import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { EventEmitter, commands, window } from 'vscode';
import type { InputBoxOptions, QuickPick, QuickPickItem } from 'vscode';
import { Failure } from '../../src/aws/failures';
import { deleteVirtualInterface } from '../../src/commands/virtualInterface/delete';
import { formatItems, pickFormat, pickOtherFormat } from '../../src/commands/routerConfig/formatPicker';
import type { PickFrom } from '../../src/commands/pick';
import { formats } from '../../src/routers/formats';
import type { Node } from '../../src/views/connections/node';
import { row } from './support';

const ACCEPT = 'workbench.action.acceptSelectedQuickOpenItem';
const place = { profile: 'p', region: 'us-east-1' };

const rowOf = (virtualInterfaceId: string, virtualInterfaceState = 'available') =>
  row({
    place,
    virtualInterface: {
      virtualInterfaceId,
      virtualInterfaceState,
      virtualInterfaceName: `name-of-${virtualInterfaceId}`,
    },
  }) as unknown as Node;

describe('several rows that are selected', () => {
  const real = { showInputBox: window.showInputBox.bind(window) };
  let sent: string[];
  let asked: InputBoxOptions[];
  let typed: string;
  let failing: string | undefined;
  const from = {
    sessions: {
      session: () =>
        Promise.resolve({
          deleteVirtualInterface: (id: string) => {
            sent.push(id);
            return id === failing
              ? Promise.reject(new Failure('unreachable', 'No answer came.', 'Look again.'))
              : Promise.resolve({});
          },
        }),
    },
    inventories: { reread: () => undefined },
  } as unknown as PickFrom;

  beforeEach(() => {
    [sent, asked, typed, failing] = [[], [], 'delete 3', undefined];
    window.showInputBox = ((options: InputBoxOptions) => {
      asked.push(options);
      return Promise.resolve(typed);
    }) as unknown as typeof window.showInputBox;
  });
  afterEach(() => {
    Object.assign(window, real);
  });

  const rows = ['dxvif-aaa', 'dxvif-bbb', 'dxvif-ccc'].map((id) => rowOf(id));
  const gone = rowOf('dxvif-ddd', 'deleting');

  it('are deleted one by one after one question that names them all, and what is left out', async () => {
    await deleteVirtualInterface(from, rows[1], [...rows, gone]);
    deepEqual(sent, ['dxvif-aaa', 'dxvif-bbb', 'dxvif-ccc']);
    equal(asked.length, 1);
    match(
      asked[0]?.prompt ?? '',
      /name-of-dxvif-aaa, name-of-dxvif-bbb, name-of-dxvif-ccc\. Left out.*name-of-dxvif-ddd/,
    );
    equal(asked[0]?.validateInput?.('delete 3'), undefined);
    ok(asked[0]?.validateInput?.('delete 2'));
  });

  it('are left as they are without the word', async () => {
    typed = '';
    await deleteVirtualInterface(from, rows[0], rows);
    deepEqual(sent, []);
  });

  it('are not gone on with after one that was not deleted for certain', async () => {
    failing = 'dxvif-bbb';
    await rejects(deleteVirtualInterface(from, rows[0], rows), ({ message }: Error) => {
      match(
        message,
        /name-of-dxvif-bbb: No answer came\. Deleted before it: 1 of 3\. Not sent any more: name-of-dxvif-ccc\./,
      );
      return true;
    });
    deepEqual(sent, ['dxvif-aaa', 'dxvif-bbb']);
  });

  it('are not deleted by the dozen, nor when none of them can be', async () => {
    const many = Array.from({ length: 11 }, (_, index) => rowOf(`dxvif-a${index}`));
    await rejects(deleteVirtualInterface(from, many[0], many), /too many/);
    await rejects(deleteVirtualInterface(from, gone, [gone, gone]), /None/);
    deepEqual([sent, asked], [[], []]);
  });

  it('do not count for a row outside of them: that one is asked for by its name', async () => {
    typed = 'name-of-dxvif-aaa';
    await deleteVirtualInterface(from, rows[0], rows.slice(1));
    deepEqual(sent, ['dxvif-aaa']);
  });
});

describe('the list of formats', () => {
  const createQuickPick = window.createQuickPick.bind(window);
  afterEach(() => {
    window.createQuickPick = createQuickPick;
  });

  /** Types into the real list and presses Enter, as soon as the list has answered. */
  const chosen = async (typed: string, pick: () => Promise<string | undefined>) => {
    let picker: QuickPick<QuickPickItem> | undefined;
    window.createQuickPick = (() => (picker = createQuickPick())) as unknown as typeof window.createQuickPick;
    const picked = pick();
    ok(picker);
    const list = picker;
    const settled = new Promise<void>((resolve) => {
      const subscription = list.onDidChangeActive(() => {
        if (list.value !== typed) return;
        subscription.dispose();
        resolve();
      });
    });
    list.value = typed;
    list.items = formatItems(typed, undefined);
    await settled;
    await commands.executeCommand(ACCEPT);
    return picked;
  };

  it('gives Cisco IOS to whoever types that', async () => {
    equal(await chosen('Cisco IOS', () => pickFormat('x')), 'cisco-ios');
  });

  for (const [format, { name }] of Object.entries(formats)) {
    it(`gives ${format} to whoever types what it is called`, async () => {
      equal(await chosen(name, () => pickFormat('x')), format);
      // No other that begins alike is shorter, which the editor would put first.
      const rivals = Object.values(formats).filter((other) => other.name.startsWith(name));
      ok(rivals.every((other) => other.name.length >= name.length));
    });
  }

  it('has no format that is shown already among those to compare with', async () => {
    const picked = chosenItems(() => pickOtherFormat('x', 'frr'));
    ok(!(await picked).some(({ format }) => format === 'frr'));
    ok((await chosenItems(() => pickFormat('x', 'frr'))).some(({ format }) => format === 'frr'));
  });

  /** What is offered before anything is typed. */
  async function chosenItems(pick: () => Promise<string | undefined>) {
    let items: readonly { format?: string }[] = [];
    window.createQuickPick = (() => {
      const hidden = new EventEmitter<void>();
      const picker = {
        items,
        onDidChangeValue: () => undefined,
        onDidAccept: () => undefined,
        onDidHide: hidden.event,
        show: () => {
          ({ items } = picker);
          hidden.fire();
        },
        dispose: () => undefined,
      };
      return picker;
    }) as unknown as typeof window.createQuickPick;
    await pick();
    return items;
  }

  it('offers an identifier only where nothing is known by what was typed', () => {
    const own = (typed: string) =>
      formatItems(typed, undefined).some(({ label }) => label.startsWith('Use the identifier'));
    ok(!own('IOS-XE') && !own('cisco 2900') && !own('XML') && !own(''));
    ok(own('Vendor-Platform-OS1'));
  });
});
