import { deepEqual, equal, ok } from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../src/aws/failure';
import { IdentityStore } from '../../src/aws/identity/identityStore';
import { InventoryStore } from '../../src/aws/inventory/store';
import { createSdk } from '../../src/aws/sdk';
import type { Sdk, SignInPrompt } from '../../src/aws/session/session';
import { SessionStore } from '../../src/aws/session/sessionStore';
import { ThemeColor, ThemeIcon, window } from 'vscode';
import type { TerminalOptions, Uri } from 'vscode';
import * as commandIds from '../../src/ids/commandIds';
import type { Stores } from '../../src/views/stores';
import { signInTo } from '../../src/commands/profile/signIn';
import { Choices } from '../../src/views/connections/choices';
import { ViewOptions } from '../../src/views/connections/viewOptions';
import { FailureNode } from '../../src/views/tree/nodes/failureNode';
import type { TestEndpoint } from '../support/endpoint';
import { TestMemento } from '../support/memento';
import { writing } from '../support/writing';
import { REGION, startTestEndpoint } from './support';
import { profileStoreOf } from '../support/profileStore';

describe('Sign In', () => {
  let endpoint: TestEndpoint;
  let home: string;
  let sdk: Sdk;
  let from: Stores;

  const place = { profile: 'network', region: REGION };
  const sibling = { profile: 'sibling', region: REGION };
  const row = () => {
    const failure = from.inventories.current(place)?.failure;
    ok(failure);
    const parent = { id: 'region', place, getTreeItem: () => ({}) };
    return new FailureNode(parent, failure);
  };
  /** What the user does in the browser. */
  const answer = ({ userCode }: SignInPrompt, allow: boolean) =>
    endpoint.control('POST', 'devices', { userCode, allow });
  /** The SDK bundle's sign-in, with a user at the browser. */
  const signInAs =
    (person: (prompt: SignInPrompt) => void): Sdk['signIn'] =>
    (profile, _show, signal) =>
      sdk.signIn(profile, person, signal);

  before(async () => {
    endpoint = await startTestEndpoint();
  });
  after(() => endpoint.stop());
  beforeEach(async () => {
    await endpoint.control('POST', 'reset');
    home = await mkdtemp(join(tmpdir(), 'dx-sign-in-'));
    const [account] = endpoint.accounts;
    ok(account);
    const { startUrl, region } = endpoint.sso;
    const profile = (name: string) =>
      [
        `[profile ${name}]`,
        `region = ${REGION}`,
        `endpoint_url = ${endpoint.url}`,
        'sso_session = corp',
        `sso_account_id = ${account.accountId}`,
        'sso_role_name = Network',
      ].join('\n');
    const configFile = join(home, 'config');
    await writeFile(
      configFile,
      [
        profile(place.profile),
        profile(sibling.profile),
        `[sso-session corp]\nsso_start_url = ${startUrl}\nsso_region = ${region}\n`,
      ].join('\n\n'),
    );
    const env = { HOME: home };
    sdk = createSdk({ mfaCode: () => Promise.resolve(undefined) }, writing(), env);
    const load = () => Promise.resolve(sdk);
    const profiles = profileStoreOf({ configFile, credentialsFile: join(home, 'credentials') });
    const sessions = new SessionStore(profiles, load);
    from = {
      profiles,
      sessions,
      inventories: new InventoryStore(sessions),
      identities: new IdentityStore(profiles, load),
      choices: new Choices(new TestMemento(), () => []),
      options: new ViewOptions(new TestMemento()),
    };
  });
  afterEach(() => rm(home, { recursive: true }));

  it('reloads what waited for it, in every profile that shares the sign-in', async () => {
    for (const each of [place, sibling]) {
      const { failure } = await from.inventories.open(each);
      equal(failure?.kind, 'signIn');
    }
    const due = row();
    const { accessibilityInformation, command, contextValue, description, iconPath, label } =
      due.getTreeItem();
    equal(contextValue, 'failure.signIn');
    deepEqual([label, description], ['Sign in to AWS', 'opens the browser']);
    equal(accessibilityInformation?.label, 'Sign in to AWS, opens the browser');
    // An offer, not an error: a click or Enter accepts it.
    deepEqual(iconPath, new ThemeIcon('sign-in', new ThemeColor('textLink.foreground')));
    deepEqual([command?.command, command?.arguments?.[0] === due], [commandIds.signIn, true]);
    await signInTo(
      from,
      signInAs((prompt) => void answer(prompt, true)),
      row(),
    );
    for (const each of [place, sibling]) {
      const { virtualInterfaces, failures } = await from.inventories.sweep(each);
      deepEqual([virtualInterfaces.length > 0, failures], [true, []]);
      equal(from.inventories.current(each)?.failure, undefined);
    }
  });

  it('runs aws login in a terminal, for the profile that has the session', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dx-login-'));
    const file = join(folder, 'config');
    await writeFile(
      file,
      [
        `[profile "o'brien & co"]\nregion = ${REGION}\nlogin_session = arn:aws:iam::111122223333:user/o`,
        `[profile role]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = o'brien & co\nregion = ${REGION}`,
      ].join('\n'),
    );
    const profiles = profileStoreOf({ configFile: file, credentialsFile: join(folder, 'credentials') });
    const createTerminal = window.createTerminal.bind(window);
    const opened: TerminalOptions[] = [];
    window.createTerminal = ((options: TerminalOptions) => {
      opened.push(options);
      return { show: () => undefined };
    }) as unknown as typeof window.createTerminal;
    try {
      const failure = new Failure('signIn', 'Sign-in required.', 'Run "aws login".');
      const parent = { id: 'region', place: { profile: 'role', region: REGION }, getTreeItem: () => ({}) };
      const never = () => Promise.reject(new Error('This is not a sign-in of IAM Identity Center.'));
      await signInTo({ ...from, profiles }, never, new FailureNode(parent, failure));
      // No shell, so that nothing in the name is interpreted; and not in the workspace, whose files could be run
      // instead.
      deepEqual(
        opened.map(({ shellPath, shellArgs, cwd }) => [shellPath, shellArgs, (cwd as Uri).fsPath]),
        [['aws', ['login', "--profile=o'brien & co"], homedir()]],
      );
    } finally {
      window.createTerminal = createTerminal;
      await rm(folder, { recursive: true });
    }
  });

  it('says that it was denied, and the row stays', async () => {
    await from.inventories.open(place);
    const denied = signInTo(
      from,
      signInAs((prompt) => void answer(prompt, false)),
      row(),
    );
    const failure = await denied.then(
      () => undefined,
      (error: unknown) => error as { kind: string; message: string },
    );
    equal(failure?.kind, 'signIn');
    ok(failure.message.includes('denied'));
    equal(from.inventories.current(place)?.failure?.kind, 'signIn');
  });
});
