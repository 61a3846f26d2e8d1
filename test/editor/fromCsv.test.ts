import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Uri, commands, window } from 'vscode';
import type { CancellationToken, MessageOptions, Progress, ProgressOptions } from 'vscode';
import { Journal } from '../../src/aws/journal/journal';
import { newInterfaceWrites } from '../../src/aws/operations/newInterfaceWrites';
import type { Writing } from '../../src/aws/session/session';
import { allocateFromCsv as command } from '../../src/commands/virtualInterface/allocateFromCsv';
import { csvTemplate } from '../../src/directconnect/allocation/csv/template';
import { subjectFrom } from '../../src/directconnect/kinds/subject';
import { NETWORK_VGW } from '../../src/emulator/estate/demo/gateways';
import { CORE_A, CORE_B } from '../../src/emulator/estate/demo/virginiaInterfaces';
import * as commandIds from '../../src/ids/commandIds';
import { allocateFromCsv } from '../../src/views/allocation/csv/fromCsv';
import { saveResult } from '../../src/views/allocation/csv/saveResult';
import type { AllocationHost } from '../../src/views/allocation/allocationHost';
import type { RequestDocuments } from '../../src/views/requests/requestDocuments';
import type { Stores } from '../../src/views/stores';
import type { Node } from '../../src/views/tree/node';
import type { TestEndpoint } from '../support/endpoint';
import { TestMemento } from '../support/memento';
import { writing } from '../support/writing';
import { hostFor, noEvents } from './formPage';
import { REGION, extension, row, startTestEndpoint } from './support';

const PLACE = { profile: 'demo-network', region: REGION };
const HEADINGS = 'Request,Name,VLAN,Your BGP ASN,Owner account,Gateway';
const ALLOCATE = 'AllocatePrivateVirtualInterface';
const CREATE = 'CreatePrivateVirtualInterface';

describe('virtual interfaces from a CSV file', () => {
  const real = {
    showOpenDialog: window.showOpenDialog.bind(window),
    showSaveDialog: window.showSaveDialog.bind(window),
    showInformationMessage: window.showInformationMessage.bind(window),
    showWarningMessage: window.showWarningMessage.bind(window),
    withProgress: window.withProgress.bind(window),
    showQuickPick: window.showQuickPick.bind(window),
  };
  let endpoint: TestEndpoint;
  let folder: string;
  let host: AllocationHost;
  let on: Writing;
  let isReadOnly: boolean;
  let workload: string;
  /** The messages and documents that were shown, in order. */
  let said: string[];
  let modals: string[];
  let tables: string[];
  let steps: string[];
  /** False for a user who presses Escape at the dialog. */
  let confirms: boolean;
  /** Runs after the table is shown and before it is confirmed. */
  let meanwhile: () => Promise<unknown>;
  /** How many rows are started before the user stops. */
  let stopAfter: number;
  let savedTo: Uri | undefined;

  before(async () => {
    endpoint = await startTestEndpoint();
    workload = endpoint.accounts.find(({ name }) => name === 'demo-workload')?.accountId ?? '';
  });
  after(() => endpoint.stop());
  beforeEach(async () => {
    [said, modals, tables, steps] = [[], [], [], []];
    [confirms, isReadOnly, stopAfter, savedTo] = [true, false, Infinity, undefined];
    meanwhile = () => Promise.resolve();
    folder = await mkdtemp(join(tmpdir(), 'dx-csv-'));
    await endpoint.control('POST', 'reset');
    await endpoint.control('DELETE', 'requests');
    await endpoint.control('DELETE', 'faults');
    on = writing(() => isReadOnly);
    reload();
    const show = async (text: string, options: MessageOptions | string = '', ...buttons: string[]) => {
      if (typeof options === 'object') {
        modals.push(`${text} ${options.detail ?? ''}`);
        return confirms ? buttons[0] : undefined;
      }
      said.push(text);
      if (!options.startsWith('Send')) return undefined;
      await meanwhile();
      return options;
    };
    Object.assign(window, {
      showOpenDialog: () => Promise.resolve([Uri.file(join(folder, 'plan.csv'))]),
      showSaveDialog: () => Promise.resolve(savedTo),
      showInformationMessage: show,
      showWarningMessage: show,
      withProgress: (
        { title = '' }: ProgressOptions,
        work: (progress: Progress<{ message?: string }>, token: CancellationToken) => unknown,
      ) => {
        let begun = 0;
        const token = {
          get isCancellationRequested() {
            return begun >= stopAfter;
          },
          onCancellationRequested: () => ({ dispose: () => undefined }),
        };
        const report = ({ message = '' }) => {
          begun += 1;
          steps.push(`${title}: ${message}`);
        };
        return work({ report }, token);
      },
      showQuickPick: (items: readonly { label: string; detail?: string }[]) =>
        Promise.resolve(items.find(({ label, detail }) => detail === CORE_B || label.includes(REGION))),
    });
  });
  afterEach(async () => {
    Object.assign(window, real);
    await rm(folder, { recursive: true, force: true });
  });

  /** Memory is lost; the activity log stays. */
  function reload() {
    const profiles = [endpoint.profile('demo-network'), endpoint.profile('demo-workload')];
    host = hostFor(profiles, noEvents(), new TestMemento(), on);
  }
  const journal = () => new Journal(on.journalFile);
  const connectionRow = (connectionId: string) =>
    row({ place: PLACE, subject: subjectFrom('connection', { connectionId }) }) as unknown as Node;
  /** Runs the command on a connection, or in a region. */
  async function run(text: string, node = connectionRow(CORE_A)) {
    await writeFile(join(folder, 'plan.csv'), text);
    await command(
      {
        from: host as unknown as Stores,
        journal: journal(),
        requests: {
          open: (table: string) => Promise.resolve(tables.push(table)),
        } as unknown as RequestDocuments,
        loadCsv: () => Promise.resolve({ allocateFromCsv, csvTemplate }),
      },
      node,
    );
  }
  const sent = async (operation = ALLOCATE) => (await endpoint.received(operation)).length;
  const nothingSent = async () => deepEqual([await sent(), await sent(CREATE), await results()], [0, 0, []]);
  /** The last result: line, result, ID and details of each row. */
  async function results(): Promise<string[]> {
    const name = (await readdir(folder))
      .filter((one) => one.includes('-result-'))
      .sort()
      .at(-1);
    if (name === undefined) return [];
    const lines = (await readFile(join(folder, name), 'utf8')).trim().split('\r\n');
    return lines.slice(1).map((line) => line.split(',').slice(0, 2).join(' '));
  }
  const allocation = (at: number) => `allocate private,csv-${at},${3100 + at},65010,${workload},`;
  const creation = (at: number) => `create private,csv-${at},${3100 + at},65010,,${NETWORK_VGW[REGION]}`;
  const file = (...rows: readonly string[]) => `${HEADINGS}\n${rows.join('\n')}\n`;
  const names = async () => {
    const session = await host.sessions.session(PLACE);
    const found = await session.virtualInterfaces({ connectionId: CORE_A });
    return found
      .flatMap(({ virtualInterfaceName: name = '' }) => (name.startsWith('csv-') ? [name] : []))
      .sort();
  };

  it('are created one by one, and a row with an error is named and skipped', async () => {
    const [one, two, four] = [allocation(1), allocation(2), allocation(4)];
    await run(
      file(one, two, `allocate private,csv-3,5000,65010,${workload},`, four, creation(5), creation(6)),
    );
    match(tables[0] ?? '', /- Line 4, VLAN: Enter a VLAN from 1 to 4094\./);
    match(tables[0] ?? '', /\| 7 +\| Will be sent +\| create private/);
    match(
      modals[0] ?? '',
      /^Send 5 requests for dxcon-\w+\? With profile demo-network .* Skipped because of errors: 1\.[^]*BGP keys/,
    );
    equal(modals.length, 1);
    deepEqual(await names(), ['csv-1', 'csv-2', 'csv-4', 'csv-5', 'csv-6']);
    deepEqual(await results(), ['2 created', '3 created', '4 error', '5 created', '6 created', '7 created']);
    equal(said.at(-1), 'plan.csv: created: 5, with errors: 1.');
    deepEqual(
      steps,
      [1, 2, 4, 5, 6].map((at, step) => `Allocating from plan.csv: ${step + 1} of 5: csv-${at}`),
    );
    const { records } = await journal().latest(Infinity);
    deepEqual(
      records.map(({ end }) => end?.outcome),
      ['done', 'done', 'done', 'done', 'done'],
    );
  });

  it('are checked, and nothing is sent, when the file can’t be used', async () => {
    for (const [text, words] of [
      ['', /plan\.csv can’t be used\. Line 1: The file is empty/],
      [
        file(allocation(1)).replace('VLAN', 'Wlan'),
        /Line 1: The column "Wlan" is unknown.*Line 1: The column "VLAN"/,
      ],
      [file(allocation(1)).replace('Gateway', 'BGP key'), /Line 1: The column "BGP key" is for BGP keys/],
      [file(...Array.from({ length: 1001 }, (_, at) => allocation(at))), /Line 1002: .*more than 1000 rows/],
      [file(allocation(1), `"${allocation(2)}`), /Line 3: A quotation mark begins a cell/],
      [file(allocation(1), allocation(1)), /Line 2, VLAN: Line 3 has the same VLAN.*Line 3, VLAN/],
      [file(`=cmd,${allocation(1)}`), /Line 2, Request: "=cmd" is a formula/],
    ] as const) {
      await rejects(run(text), { message: words });
    }
    equal(modals.length, 0);
    await nothingSent();
  });

  it('are not sent unless the dialog is confirmed', async () => {
    confirms = false;
    await run(file(allocation(1)));
    equal(modals.length, 1);
    await nothingSent();
  });

  it('are refused one by one, in AWS’s words, and the others are sent', async () => {
    const message = 'VLAN 3101 is already in use.';
    await endpoint.control('POST', 'faults', {
      ...{ operation: ALLOCATE, fault: 'error', status: 400, message, code: 'DirectConnectClientException' },
    });
    await run(file(allocation(1), allocation(2)));
    deepEqual(await results(), ['2 refused', '3 created']);
    const [name = ''] = (await readdir(folder)).filter((one) => one.includes('-result-'));
    ok((await readFile(join(folder, name), 'utf8')).includes(message));
    equal(said.at(-1), 'plan.csv: created: 1, refused: 1.');
  });

  it('are stopped by the first denial, which names the action that a policy has to allow', async () => {
    const message = `User: arn:aws:iam::111122223333:user/x is not authorized to perform: directconnect:${ALLOCATE}`;
    await endpoint.control('POST', 'faults', {
      ...{
        operation: ALLOCATE,
        fault: 'error',
        status: 400,
        message,
        code: 'AccessDeniedException',
        times: 9,
      },
    });
    await run(file(allocation(1), allocation(2)));
    deepEqual(await results(), ['2 refused', '3 not sent']);
    match(said.at(-1) ?? '', new RegExp(`Stopped at line 2: .*directconnect:${ALLOCATE}`));
    equal(await sent(), 1);
  });

  it('stop at the first unknown outcome, whose request the next run does not send again', async () => {
    await endpoint.control('POST', 'faults', { operation: CREATE, fault: 'drop-before' });
    const text = file(allocation(1), creation(2), allocation(3));
    await run(text);
    deepEqual(await results(), ['2 created', '3 unknown', '4 not sent']);
    match(
      said.at(-1) ?? '',
      /not sent: 1, outcome unknown: 1\. Stopped after line 3, because its outcome is unknown/,
    );
    reload();
    await run(text);
    match(tables[1] ?? '', /- Line 3, VLAN: This was sent before and its outcome is unknown/);
    match(tables[1] ?? '', /\| 2 +\| Exists: dxvif-/);
    deepEqual([await names(), await sent(CREATE), await sent()], [['csv-1', 'csv-3'], 1, 2]);
  });

  it('are found if the answer was lost, and the others are sent', async () => {
    await endpoint.control('POST', 'faults', { operation: CREATE, fault: 'drop-after' });
    await run(file(creation(1), allocation(2)));
    deepEqual(await results(), ['2 created', '3 created']);
  });

  it('are stopped after the request in progress, and a second run continues with the others', async () => {
    stopAfter = 2;
    const text = file(allocation(1), allocation(2), allocation(3), creation(4));
    await run(text);
    deepEqual(await results(), ['2 created', '3 created', '4 not sent', '5 not sent']);
    match(said.at(-1) ?? '', /not sent: 2\. You stopped it before line 4\./);
    stopAfter = Infinity;
    await rm(folder, { recursive: true });
    await mkdir(folder);
    await run(text);
    match(modals[1] ?? '', /^Send 2 requests .* Skipped because they already exist: 2\./);
    deepEqual(await results(), ['2 exists', '3 exists', '4 created', '5 created']);
    deepEqual([await sent(), await sent(CREATE)], [3, 1], 'each once');
    await run(text);
    equal(said.at(-1), 'Everything in plan.csv already exists, so there is nothing to send.');
    equal(modals.length, 2);
  });

  for (const arrived of [true, false]) {
    it(`whose window was reloaded meanwhile are ${arrived ? 'found' : 'not sent again'}`, async () => {
      const input = {
        ...{ connectionId: CORE_A, ownerAccount: workload },
        newPrivateVirtualInterfaceAllocation: {
          virtualInterfaceName: 'csv-1',
          vlan: 3101,
          asn: 65010,
          mtu: 1500,
        },
      };
      const session = await host.sessions.session(PLACE);
      const before = await session.virtualInterfaces({ connectionId: CORE_A });
      await journal().begin({
        ...{ id: 'reloaded', at: Date.now(), ...PLACE, operation: ALLOCATE, secrets: [], input },
        ...{ before: before.map(({ virtualInterfaceId }) => virtualInterfaceId) },
        // No process has this ID.
        pid: 0x7fff_ffff,
      });
      if (arrived) {
        const other = hostFor([endpoint.profile('demo-network')], noEvents());
        await (await other.sessions.session(PLACE)).write(newInterfaceWrites[ALLOCATE], input);
      }
      await endpoint.control('DELETE', 'requests');
      await run(file(allocation(1), allocation(2)));
      deepEqual(await results(), [arrived ? '2 exists' : '2 error', '3 created']);
      equal(await sent(), 1);
      const { end } = await journal().get('reloaded');
      equal(end?.outcome, arrived ? 'done' : undefined);
    });
  }

  it('are checked again before they are sent, and skipped if others created them meanwhile', async () => {
    meanwhile = async () => {
      const session = await host.sessions.session(PLACE);
      const fields = { vlan: 3101, asn: 65010, virtualInterfaceName: 'somebody-else' };
      const input = { connectionId: CORE_A, ownerAccount: workload };
      await session.write(newInterfaceWrites[ALLOCATE], {
        ...input,
        newPrivateVirtualInterfaceAllocation: fields,
      });
    };
    await run(file(allocation(1), allocation(2)));
    deepEqual(await results(), ['2 not sent', '3 created']);
    equal(await sent(), 2);
  });

  it('are not sent once the profile uses another account than the one in which they were chosen', async () => {
    const other = { accountId: '999999999999', arn: 'arn:aws:iam::999999999999:user/x' };
    let answers = 1;
    host.identities.known = () => (answers-- > 0 ? other : undefined);
    await run(file(allocation(1), allocation(2)));
    deepEqual([await results(), await sent()], [['2 not sent', '3 not sent'], 0]);
    match(said.at(-1) ?? '', /Stopped at line 2: .*was chosen in account 999999999999, so nothing was sent/);
  });

  it('are not sent in read-only mode', async () => {
    isReadOnly = true;
    await run(file(allocation(1), allocation(2)));
    deepEqual([await results(), await sent()], [['2 not sent', '3 not sent'], 0]);
    match(said.at(-1) ?? '', /Stopped at line 2: .*read-only mode/);
  });

  it('are created on the connection of each row, when the command is run on a region', async () => {
    const region = row({ place: PLACE }) as unknown as Node;
    const on = (connection: string, text: string) => `${connection},${text}`;
    const text = `Connection,${HEADINGS}\n${[on(CORE_A, allocation(1)), on(CORE_B, allocation(1)), on('dxcon-none', allocation(3))].join('\n')}`;
    await run(text, region);
    match(modals[0] ?? '', /^Send 2 requests for 2 connections\?/);
    deepEqual(await results(), ['2 created', '3 created', '4 error']);
    const asked = (await endpoint.received(ALLOCATE)).map(
      ({ parameters }) => parameters as { connectionId: string },
    );
    deepEqual(
      asked.map(({ connectionId }) => connectionId),
      [CORE_A, CORE_B],
    );
  });

  it('are created on a connection that the user chooses, if the file names none', async () => {
    await run(file(allocation(1)), row({ place: PLACE }) as unknown as Node);
    match(modals[0] ?? '', new RegExp(`^Send 1 request for ${CORE_B}\\?`));
  });

  it('are not sent if the existing ones can’t be read completely', async () => {
    const fault = { fault: 'error', status: 400, code: 'AccessDeniedException', times: 99 };
    await endpoint.control('POST', 'faults', { operation: 'DescribeLags', ...fault });
    await rejects(run(file(allocation(1))));
    await nothingSent();
  });

  it('have a result that is saved elsewhere if their folder is read-only', async () => {
    const unwritable = Uri.parse('no-such-files:/somewhere/plan.csv');
    equal(await saveResult(unwritable, { columns: ['vlan'] }, []), undefined, 'Escape was pressed');
    savedTo = Uri.file(join(folder, 'elsewhere.csv'));
    equal(await saveResult(unwritable, { columns: ['vlan'] }, []), savedTo);
    match(await readFile(savedTo.fsPath, 'utf8'), /^\uFEFFLine,Result,.*,Connection,VLAN\r\n$/);
    const places = [unwritable, savedTo];
    Object.assign(window, { showSaveDialog: () => Promise.resolve(places.shift()) });
    equal(
      await saveResult(unwritable, { columns: ['vlan'] }, []),
      savedTo,
      'the user is asked until the file is saved',
    );
    deepEqual(places, []);
  });

  it('start from a template, which opens in an untitled editor', async () => {
    await extension().activate();
    await commands.executeCommand(commandIds.newCsvTemplate);
    const { document } = window.activeTextEditor ?? {};
    ok(document?.isUntitled);
    match(document.getText(), /^# [^]*\nRequest,Connection,Owner account,[^]*\ncreate transit,/);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('are not read from a file with unsaved changes', async () => {
    const path = join(folder, 'plan.csv');
    await writeFile(path, file(allocation(1)));
    const editor = await window.showTextDocument(Uri.file(path));
    await editor.edit((edit) => edit.insert(editor.document.positionAt(0), '# '));
    await rejects(run(file(allocation(1))), { message: /plan\.csv has unsaved changes/ });
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await nothingSent();
  });
});
