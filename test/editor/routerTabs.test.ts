import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import * as commandIds from '../../src/ids/commandIds';
import * as settingKeys from '../../src/ids/settingKeys';
import { MASK } from '../../src/routers/mask';
import { parseRouterConfigUri, routerConfigUri } from '../../src/views/routerConfig/uri';
import { subjectFrom } from '../../src/directconnect/kinds/subject';
import type { VirtualInterface } from '../../src/directconnect/resources/resources';
import type { TestEndpoint } from '../support/endpoint';
import { connect } from '../support/sdk';
import { Answers } from './answers';
import { REGION, extension, row, startTestEndpoint, writeProfiles } from './support';

const { executeCommand } = vscode.commands;
const { window, workspace } = vscode;
const PROFILE = 'demo-network';
const UNREAD = /^Nothing was read\.$/m;

describe('the tab of a router configuration', () => {
  let endpoint: TestEndpoint;
  let virtualInterface: VirtualInterface;
  /** Another one, at another location. */
  let other: VirtualInterface;
  let key: string;
  let answers: Answers;

  const uriOf = (format: string, name = virtualInterface.virtualInterfaceName, options = {}) =>
    routerConfigUri({
      ...{ profile: PROFILE, region: REGION, name, format, options },
      virtualInterfaceId: virtualInterface.virtualInterfaceId ?? '',
    });
  const open = (over: Partial<VirtualInterface> = {}, command: string = commandIds.openRouterConfiguration) =>
    executeCommand(
      command,
      row({
        place: { profile: PROFILE, region: REGION },
        subject: subjectFrom('virtualInterface', { ...virtualInterface, ...over }),
      }),
    );
  const tabs = () => window.tabGroups.all.flatMap((group) => group.tabs);
  const labels = () => tabs().map(({ label }) => label);
  const front = () => window.activeTextEditor?.document.uri.toString();
  const textOf = async (uri: vscode.Uri) => Buffer.from(await workspace.fs.readFile(uri)).toString();
  const openEmpty = async () =>
    window.showTextDocument(await workspace.openTextDocument({ content: '' }), { preview: false });
  const openAs = async (format: string) => {
    answers.lists.push(format);
    await open({}, commandIds.openRouterConfigurationAs);
  };
  const choose = async (format: string, uri: vscode.Uri) => {
    answers.lists.push(format);
    await executeCommand(commandIds.changeFormat, uri);
  };

  before(async () => {
    endpoint = await startTestEndpoint();
    await writeProfiles(endpoint);
    await extension().activate();
    await executeCommand(commandIds.refresh);
    const session = connect(endpoint.profile(PROFILE), REGION);
    const { virtualInterfaces } = await session.sweep();
    const found = virtualInterfaces.find(
      ({ bgpPeers, virtualInterfaceState }) =>
        virtualInterfaceState === 'available' && bgpPeers?.length === 1,
    );
    ok(found?.virtualInterfaceId && found.virtualInterfaceName && found.location);
    virtualInterface = found;
    const elsewhere = virtualInterfaces.find(
      ({ location, bgpPeers }) => location !== found.location && bgpPeers?.length === 1,
    );
    ok(elsewhere?.location);
    other = elsewhere;
    key = (await session.routerConfiguration(found.virtualInterfaceId)).keys[0] ?? '';
    ok(key);
    // The options are asked for once.
    answers = new Answers();
    answers.lists.push('frr', []);
    answers.texts.push('', '', '');
    await open({}, commandIds.openRouterConfigurationAs);
    await choose('xml', uriOf('frr'));
    await executeCommand('workbench.action.closeAllEditors');
    answers.end();
  });
  after(() => endpoint.stop());
  beforeEach(() => (answers = new Answers()));
  afterEach(async () => {
    await executeCommand('workbench.action.closeAllEditors');
    answers.end();
  });

  it('is named after the virtual interface, and has the language of its format', async () => {
    await open();
    deepEqual(labels(), [`${virtualInterface.virtualInterfaceName ?? ''}.xml`]);
    equal(front(), uriOf('xml').toString());
    const document = await workspace.openTextDocument(uriOf('junos-set'));
    equal(document.languageId, 'directconnect-commands');
    // Two virtual interfaces with the same name have two documents.
    await open({ virtualInterfaceId: other.virtualInterfaceId });
    deepEqual(labels(), [`${virtualInterface.virtualInterfaceName ?? ''}.xml`, labels()[0]]);
  });

  it('is replaced by another format in the same place, pinned or not, and the earlier document is no longer readable', async () => {
    await openEmpty();
    await open();
    await openEmpty();
    await open();
    await executeCommand(commandIds.revealBgpKey, uriOf('xml'));
    match(await textOf(uriOf('xml')), new RegExp(key));
    const config = workspace.getConfiguration('workbench.editor');
    await config.update('openPositioning', 'first', vscode.ConfigurationTarget.Global);
    try {
      await choose('cisco-ios', uriOf('xml'));
    } finally {
      await config.update('openPositioning', undefined, vscode.ConfigurationTarget.Global);
    }
    equal(labels().length, 3);
    equal(labels()[1], `${virtualInterface.virtualInterfaceName ?? ''}.ios.cfg`);
    equal(front(), uriOf('cisco-ios').toString());
    equal(tabs()[1]?.isPreview, false);
    match(await textOf(uriOf('cisco-ios')), new RegExp(MASK));
    match(await textOf(uriOf('xml')), UNREAD);

    await executeCommand('workbench.action.pinEditor');
    const at = labels().indexOf(`${virtualInterface.virtualInterfaceName ?? ''}.ios.cfg`);
    await choose('frr', uriOf('cisco-ios'));
    deepEqual([labels().length, tabs()[at]?.isPinned], [3, true]);
    equal(labels()[at], `${virtualInterface.virtualInterfaceName ?? ''}.frr.conf`);

    // From now on it opens in this format, until another is chosen. Pinned tabs stay open when all are closed.
    await executeCommand('workbench.action.unpinEditor');
    await executeCommand('workbench.action.closeAllEditors');
    await open();
    equal(front(), uriOf('frr').toString());
    await choose('xml', uriOf('frr'));
    deepEqual(labels(), [`${virtualInterface.virtualInterfaceName ?? ''}.xml`]);
  });

  it('shows the same lines after its options were changed', async () => {
    await openAs('frr');
    const before = window.activeTextEditor;
    ok(before);
    before.selection = new vscode.Selection(7, 0, 7, 2);
    answers.texts.push('', '', 'AWS');
    answers.lists.push([]);
    await executeCommand(commandIds.chooseRouterOptions, uriOf('frr'));
    equal(front(), uriOf('frr', undefined, { vrf: 'AWS' }).toString());
    equal(labels().length, 1);
    deepEqual(window.activeTextEditor?.selection.end, new vscode.Position(7, 2));
    answers.texts.push('', '', '');
    answers.lists.push([]);
    await executeCommand(commandIds.chooseRouterOptions, uriOf('frr', undefined, { vrf: 'AWS' }));
    equal(front(), uriOf('frr').toString());
  });

  it('stays as it is if the other format can’t be read', async () => {
    await openAs('xml');
    const showErrorMessage = window.showErrorMessage.bind(window);
    let said = '';
    Object.assign(window, { showErrorMessage: (text: string) => Promise.resolve(void (said = text)) });
    try {
      await endpoint.control('POST', 'faults', {
        ...{ operation: 'DescribeVirtualInterfaces', fault: 'error', status: 400 },
        ...{ code: 'AccessDeniedException', message: 'no' },
      });
      await choose('frr', uriOf('xml'));
    } finally {
      Object.assign(window, { showErrorMessage });
      await endpoint.control('DELETE', 'faults');
    }
    ok(said);
    deepEqual(labels(), [`${virtualInterface.virtualInterfaceName ?? ''}.xml`]);
    match(await textOf(uriOf('xml')), new RegExp(MASK));
  });

  it('stays beside its XML, which is a preview, and so is another format chosen there', async () => {
    await openAs('frr');
    await executeCommand(commandIds.showXml, uriOf('frr'));
    equal(front(), uriOf('xml').toString());
    deepEqual(
      tabs().map(({ isPreview }) => isPreview),
      [false, true],
    );
    await choose('cisco-ios', uriOf('xml'));
    deepEqual(
      tabs().map(({ label, isPreview }) => [label.replace(/^[^.]+/, ''), isPreview]),
      [
        ['.frr.conf', false],
        ['.ios.cfg', true],
      ],
    );
    match(await textOf(uriOf('xml')), UNREAD);
  });

  it('does not open in a format that was only previewed', async () => {
    await openAs('frr');
    await executeCommand(commandIds.showXml, uriOf('frr'));
    await executeCommand('workbench.action.closeAllEditors');
    await open();
    equal(front(), uriOf('frr').toString());
  });

  it('is the same one after the virtual interface was renamed, or if its name is unknown', async () => {
    await openAs('xml');
    await open({ virtualInterfaceName: 'renamed' });
    deepEqual(labels(), ['renamed.xml']);
    await open({ virtualInterfaceName: '' });
    deepEqual(labels(), ['renamed.xml']);
    equal(front(), uriOf('xml', 'renamed').toString());
    // A document that a link opened under another name is a different one.
    await executeCommand('workbench.action.closeAllEditors');
    await executeCommand('vscode.open', uriOf('xml', 'a name of a link'), { preview: false });
    await open();
    equal(front(), uriOf('xml').toString());
    match(await textOf(uriOf('xml', 'a name of a link')), UNREAD);
  });

  it('opens in the format of the settings, unless that is not a format', async () => {
    const config = workspace.getConfiguration();
    const { Global } = vscode.ConfigurationTarget;
    try {
      for (const [format, shown] of [
        ['bird', 'bird'],
        ['no such', 'xml'],
      ]) {
        await config.update(settingKeys.routerFormat, format, Global);
        await open(other);
        equal(
          window.activeTextEditor && parseRouterConfigUri(window.activeTextEditor.document.uri)?.format,
          shown,
        );
      }
    } finally {
      await config.update(settingKeys.routerFormat, undefined, Global);
    }
  });
});
