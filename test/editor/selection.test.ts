import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { EventEmitter, commands, window } from 'vscode';
import type { InputBox, QuickPick, QuickPickItem } from 'vscode';
import { Failure } from '../../src/aws/failure';
import type { Outcome } from '../../src/aws/writes/outcome';
import { deleteVirtualInterface } from '../../src/aws/operations/deleteVirtualInterface';
import { request } from '../../src/commands/writing/command';
import type { WriteCommand } from '../../src/commands/writing/command';
import { deleteCommand } from '../../src/commands/virtualInterface/delete';
import { formatItems, pickFormat, pickOtherFormat } from '../../src/commands/routerConfig/formatPicker';
import { runWrite } from '../../src/commands/writing/run';
import type { RunContext } from '../../src/commands/writing/run';
import { formats } from '../../src/routers/formats';
import type { Node } from '../../src/views/tree/node';
import type { Impact } from '../../src/directconnect/impact/impact';
import { subjectFrom } from '../../src/directconnect/kinds/subject';
import { emptyInventory } from '../../src/directconnect/resources/resources';
import type { VirtualInterface } from '../../src/directconnect/resources/resources';
import { row } from './support';

const ACCEPT = 'workbench.action.acceptSelectedQuickOpenItem';
const place = { profile: 'p', region: 'us-east-1' };

const rowOf = (
  virtualInterfaceId: string,
  virtualInterfaceState: VirtualInterface['virtualInterfaceState'] = 'available',
) =>
  row({
    place,
    subject: subjectFrom('virtualInterface', {
      virtualInterfaceId,
      virtualInterfaceState,
      virtualInterfaceName: `name-of-${virtualInterfaceId}`,
    }),
  }) as unknown as Node;

describe('several selected rows', () => {
  const real = {
    createInputBox: window.createInputBox.bind(window),
    showWarningMessage: window.showWarningMessage.bind(window),
  };
  let sent: string[];
  let checked: string[];
  let asked: InputBox[];
  let complaints: (string | undefined)[];
  let shown: string[];
  let warnings: string[];
  let typed: string;
  let answer: string | undefined;
  let outcomes: Record<string, Outcome>;
  /** Why no session can be opened, if that is so. */
  let unopened: () => Failure | undefined;
  const done: Outcome = { kind: 'done', result: true };
  const failure = new Failure('unreachable', 'No answer came.', 'Look again.');
  const session = {
    write: (_operation: unknown, { virtualInterfaceId: id }: { virtualInterfaceId: string }) => {
      sent.push(id);
      return Promise.resolve(outcomes[id] ?? done);
    },
    checkAgain: (_operation: unknown, record: string) => {
      checked.push(record);
      return Promise.resolve(done);
    },
  };
  const need = {
    from: {
      sessions: {
        session: () => {
          const why = unopened();
          return why ? Promise.reject(why) : Promise.resolve(session);
        },
      },
      inventories: {
        reread: () => undefined,
        known: () => [],
        current: () => undefined,
        sweep: () => Promise.resolve(emptyInventory),
      },
      identities: { known: () => undefined },
      profiles: { list: () => Promise.resolve({ profiles: [], problems: [] }) },
    },
    requests: { open: (text: string) => Promise.resolve(shown.push(text)) },
  } as unknown as RunContext;
  const run = (node: Node | undefined, nodes: readonly Node[]) => runWrite(need, deleteCommand, node, nodes);

  /**
   * An input box in which the request is shown, the text is typed and Enter is pressed. If the text was rejected,
   * Escape follows.
   */
  function inputBox(): InputBox {
    const [changed, pressed] = [new EventEmitter<string>(), new EventEmitter<undefined>()];
    const [accepted, hidden] = [new EventEmitter<void>(), new EventEmitter<void>()];
    const input = {
      ...{ title: '', prompt: '', value: '', buttons: [] },
      validationMessage: undefined as string | undefined,
      onDidChangeValue: changed.event,
      onDidTriggerButton: pressed.event,
      onDidAccept: accepted.event,
      onDidHide: hidden.event,
      show: () => {
        pressed.fire(undefined);
        for (const value of ['delete 2', typed]) {
          input.value = value;
          changed.fire(value);
          complaints.push(input.validationMessage);
        }
        accepted.fire();
        if (input.validationMessage !== undefined) input.hide();
      },
      hide: () => hidden.fire(),
      dispose: () => undefined,
    };
    asked.push(input as unknown as InputBox);
    return input as unknown as InputBox;
  }

  beforeEach(() => {
    [sent, checked, asked, complaints, shown, warnings] = [[], [], [], [], [], []];
    [typed, answer, outcomes, unopened] = ['delete 3', undefined, {}, () => undefined];
    Object.assign(window, {
      createInputBox: inputBox,
      showWarningMessage: (text: string) => {
        warnings.push(text);
        return Promise.resolve(answer);
      },
    });
  });
  afterEach(() => {
    Object.assign(window, real);
  });

  const rows = ['dxvif-aaa', 'dxvif-bbb', 'dxvif-ccc'].map((id) => rowOf(id));
  const gone = rowOf('dxvif-ddd', 'deleting');

  it('are deleted one by one after one question that names them all, and what is left out', async () => {
    await run(rows[1], [...rows, gone]);
    deepEqual(sent, ['dxvif-aaa', 'dxvif-bbb', 'dxvif-ccc']);
    equal(asked.length, 1);
    match(
      asked[0]?.prompt ?? '',
      /name-of-dxvif-aaa, name-of-dxvif-bbb, name-of-dxvif-ccc\. Not included.*name-of-dxvif-ddd/,
    );
    ok(complaints[0]);
    equal(complaints[1], undefined);
  });

  it('are left alone if the word is not typed', async () => {
    for (typed of ['', 'delete', 'DELETE 3']) await run(rows[0], rows);
    deepEqual(sent, []);
  });

  it('are no longer processed after one that was not deleted', async () => {
    const told =
      /name-of-dxvif-bbb: No answer came\. Done before that: name-of-dxvif-aaa\. Not sent: name-of-dxvif-ccc\./;
    for (const kind of ['notSent', 'refused'] as const) {
      sent = [];
      outcomes = { 'dxvif-bbb': { kind, failure } };
      await rejects(run(rows[0], rows), { message: told }, kind);
      deepEqual(sent, ['dxvif-aaa', 'dxvif-bbb'], kind);
    }
  });

  it('are no longer processed after an unknown outcome: the message says what was done, unknown and not sent', async () => {
    for (const [id, others] of [
      [
        'dxvif-aaa',
        /Check Again to look\. Sent only if that one turns out to be done: name-of-dxvif-bbb, name-of-dxvif-ccc\.$/,
      ],
      [
        'dxvif-bbb',
        /Check Again to look\. Done before that: name-of-dxvif-aaa\. Sent only if .*: name-of-dxvif-ccc\.$/,
      ],
      ['dxvif-ccc', /Check Again to look\. Done before that: name-of-dxvif-aaa, name-of-dxvif-bbb\.$/],
    ] as const) {
      [sent, warnings] = [[], []];
      outcomes = { [id]: { kind: 'unknown', failure, record: 'r', checked: false } };
      await run(rows[0], rows);
      deepEqual([sent.at(-1), warnings.length], [id, 1]);
      match(
        warnings[0] ?? '',
        new RegExp(
          `^Delete ${id}: No answer came\\. The request was sent once, and it is not known whether it took effect`,
        ),
      );
      match(warnings[0] ?? '', others);
    }
  });

  it('stay unknown if the check fails, and no message is shown twice', async () => {
    answer = 'Check Again';
    outcomes = { 'dxvif-bbb': { kind: 'unknown', failure, record: 'r', checked: true } };
    const gone = new Failure('profile', 'There is no such profile.', 'Add it.');
    unopened = () => {
      if (!sent.includes('dxvif-bbb')) return undefined;
      if (warnings.length === 2) answer = undefined;
      return gone;
    };
    await run(rows[0], rows);
    deepEqual([sent, checked], [['dxvif-aaa', 'dxvif-bbb'], []]);
    match(
      warnings[1] ?? '',
      /^Delete dxvif-bbb: There is no such profile\. .*not known.*Sent only if .*: name-of-dxvif-ccc\.$/,
    );
  });

  it('are reported with what was done before a profile failed to open', async () => {
    unopened = () => (sent.length === 1 ? failure : undefined);
    await rejects(run(rows[0], rows), {
      message: /name-of-dxvif-bbb: .*Done before that: name-of-dxvif-aaa\. Not sent: name-of-dxvif-ccc\./,
    });
    deepEqual(sent, ['dxvif-aaa']);
  });

  it('that need several requests each are reported request by request', async () => {
    const twice: WriteCommand<Impact> = {
      ...deleteCommand,
      requests: (target) =>
        ['x', 'y'].map((end) =>
          request(deleteVirtualInterface, { virtualInterfaceId: `${target.subject.id}-${end}` }),
        ),
    };
    typed = 'name-of-dxvif-aaa';
    outcomes = { 'dxvif-aaa-y': { kind: 'refused', failure } };
    await rejects(runWrite(need, twice, rows[0]), {
      message: 'Delete dxvif-aaa-y: No answer came. Done before that: Delete dxvif-aaa-x.',
    });
  });

  it('continue once another check says that the unresolved one was deleted', async () => {
    answer = 'Check Again';
    outcomes = { 'dxvif-bbb': { kind: 'unknown', failure, record: 'its-record', checked: true } };
    await run(rows[0], rows);
    deepEqual([sent, checked], [['dxvif-aaa', 'dxvif-bbb', 'dxvif-ccc'], ['its-record']]);
  });

  it('can be shown as requests before anything is sent, each of them', async () => {
    typed = '';
    await run(rows[0], rows);
    deepEqual([sent, shown.length], [[], 1]);
    for (const id of ['dxvif-aaa', 'dxvif-bbb', 'dxvif-ccc']) {
      match(shown[0] ?? '', new RegExp(`delete-virtual-interface[^#]*--virtual-interface-id ${id}`));
    }
  });

  it('are not deleted if there are more than ten, or if none of them can be', async () => {
    const many = Array.from({ length: 11 }, (_, index) => rowOf(`dxvif-a${index}`));
    await rejects(run(many[0], many), /Too many/);
    await rejects(run(gone, [gone, gone]), /does not apply to any of the selected rows/);
    deepEqual([sent, asked], [[], []]);
  });

  it('are ignored for a row outside of the selection, whose own name has to be typed', async () => {
    typed = 'name-of-dxvif-aaa';
    await run(rows[0], rows.slice(1));
    deepEqual(sent, ['dxvif-aaa']);
  });
});

describe('the list of formats', () => {
  const createQuickPick = window.createQuickPick.bind(window);
  afterEach(() => {
    window.createQuickPick = createQuickPick;
  });

  /** Types into the real list, and presses Enter as soon as the list has been updated. */
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

  it('finds Cisco IOS by its name', async () => {
    equal(await chosen('Cisco IOS', () => pickFormat('x')), 'cisco-ios');
  });

  for (const [format, { name }] of Object.entries(formats)) {
    it(`finds ${format} by what it is called`, async () => {
      equal(await chosen(name, () => pickFormat('x')), format);
      // No other label with the same beginning may be shorter: the editor would list it first.
      const rivals = Object.values(formats).filter((other) => other.name.startsWith(name));
      ok(rivals.every((other) => other.name.length >= name.length));
    });
  }

  it('compares with the first format if Enter is pressed at once', async () => {
    let picker: QuickPick<QuickPickItem> | undefined;
    window.createQuickPick = (() => (picker = createQuickPick())) as unknown as typeof window.createQuickPick;
    const picked = pickOtherFormat('x', 'frr');
    ok(picker);
    const list = picker;
    await new Promise<void>((resolve) => {
      list.onDidChangeActive(([active]) => {
        if (active) resolve();
      });
    });
    await commands.executeCommand(ACCEPT);
    equal(await picked, 'xml');
  });

  it('does not offer the current format to compare with', async () => {
    const picked = chosenItems(() => pickOtherFormat('x', 'frr'));
    ok(!(await picked).some(({ format }) => format === 'frr'));
    ok((await chosenItems(() => pickFormat('x', 'frr'))).some(({ format }) => format === 'frr'));
  });

  /** The items before anything is typed. */
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

  it('offers an AWS router type only if no known format matches', () => {
    const own = (typed: string) =>
      formatItems(typed, undefined).some(({ label }) => label.startsWith('Use AWS router type'));
    ok(!own('IOS-XE') && !own('cisco 2900') && !own('XML') && !own(''));
    ok(own('Vendor-Platform-OS1'));
  });
});
