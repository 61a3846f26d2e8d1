import { deepEqual, equal, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { connect } from '../support/sdk';
import type { Failure } from '../../src/aws/failures';
import type { Profile } from '../../src/aws/profiles';
import { startCompanyNetwork } from '../support/companyNetwork';
import type { CompanyNetwork } from '../support/companyNetwork';
import { startEndpointBehindProxy } from '../support/faultProxy/endpointBehind';
import { REGION, extension } from './support';

const NAME = `directconnect.${REGION}.amazonaws.com`;

describe('the network, as VS Code makes it', () => {
  describe('a company’s proxy', () => {
    let network: CompanyNetwork;
    /** One that names no endpoint: its requests go to the address of AWS. */
    const profile = (): Profile => ({ ...network.endpoint.profile('demo-network'), endpoints: {} });
    const settings = () => vscode.workspace.getConfiguration('http');
    const set = (name: string, value: unknown) =>
      settings().update(name, value, vscode.ConfigurationTarget.Global);

    before(async () => {
      network = await startCompanyNetwork({ names: [NAME], root: extension().extensionPath });
    });
    after(() => network.stop());
    beforeEach(() => {
      network.proxy.targets.length = 0;
    });
    afterEach(() => set('proxy', undefined));

    it('that http.proxy names is the only way taken; what it leads to is trusted by its certificate alone', async () => {
      await set('proxy', network.proxy.url);
      const failure = await connect(profile(), REGION)
        .sweep()
        .then(
          () => undefined,
          (error: unknown) => error as Failure,
        );
      ok(network.proxy.targets.length > 0);
      deepEqual(
        [...new Set(network.proxy.targets.map(({ method, target }) => `${method} ${target}`))],
        [`CONNECT ${NAME}:443`],
      );
      equal(failure?.kind, 'unreachable');
      equal(network.front.seen.length, 0);
    });
  });

  describe('connections', () => {
    it('are kept over many calls, through VS Code’s own agent', async () => {
      const behind = await startEndpointBehindProxy({ root: extension().extensionPath });
      try {
        const session = connect(behind.profile('demo-network'), REGION);
        const { proxy } = behind;
        for (let time = 0; time < 7; time++) await session.sweep();
        ok(proxy.seen.length >= 21);
        ok(proxy.sockets <= 3, `${proxy.sockets} connections for ${proxy.seen.length} calls`);
      } finally {
        await behind.stop();
      }
    });
  });
});
