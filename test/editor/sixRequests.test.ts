import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { env } from 'vscode';
import { emptyDraft } from '../../src/directconnect/allocation/draft';
import type { AllocationDraft } from '../../src/directconnect/allocation/draft';
import { newInterfaceOperations } from '../../src/directconnect/allocation/newInterface';
import {
  NETWORK_TRANSIT_GATEWAY,
  NETWORK_VGW,
  WORKLOAD_TRANSIT_GATEWAY,
} from '../../src/emulator/estate/demo/gateways';
import { forms } from '../../src/views/allocation/forms';
import { versioned } from '../../src/views/allocation/messages';
import type { FromPage } from '../../src/views/allocation/messages';
import type { TestEndpoint } from '../support/endpoint';
import { TestMemento } from '../support/memento';
import { hostFor, noEvents, panelOf } from './formPage';
import type { HostEvents } from './formPage';
import { REGION, startTestEndpoint } from './support';

const CONNECTION = 'dxcon-fgx0h7m2';

describe('each of the six requests in the editor', () => {
  let endpoint: TestEndpoint;
  let events: HostEvents;
  let vlan = 3000;

  before(async () => {
    endpoint = await startTestEndpoint();
  });
  after(() => endpoint.stop());
  beforeEach(async () => {
    events = noEvents();
    await endpoint.control('POST', 'reset');
    await endpoint.control('DELETE', 'requests');
    await endpoint.control('DELETE', 'faults');
  });

  const settled = () => Promise.all(events.attempts);
  async function open(memory = new TestMemento(), again = false) {
    const page = panelOf();
    const profiles = [endpoint.profile('demo-network'), endpoint.profile('demo-workload')];
    const place = { profile: 'demo-network', region: REGION, connectionId: CONNECTION };
    const form = forms.create(page.panel, place, hostFor(profiles, events, memory));
    await (again ? form.reopen(undefined) : form.open());
    const say = (message: Parameters<typeof versioned>[0] & { type: FromPage['type'] }) =>
      page.say(versioned(message));
    return { ...page, say };
  }

  for (const [operation, { type, mode, structure }] of Object.entries(newInterfaceOperations)) {
    const draft = (): AllocationDraft => {
      vlan += 1;
      return {
        ...emptyDraft,
        ...{ type, mode, virtualInterfaceName: `six-${vlan}`, vlan: String(vlan), asn: '65010' },
        ...{ rateLimit: '500Mbps', authKey: 'made-for-this-test' },
        ownerAccount: endpoint.accounts.find(({ name }) => name === 'demo-workload')?.accountId ?? '',
        gateway: type === 'transit' ? NETWORK_TRANSIT_GATEWAY : NETWORK_VGW[REGION],
        ...(type === 'public' && {
          ...{ customerAddress: '45.10.16.1/31', amazonAddress: '45.10.16.0/31' },
          prefixes: '45.10.16.0/22\n185.20.0.0/24',
        }),
      };
    };
    const sentOnce = async (times = 1) => equal((await endpoint.received(operation)).length, times);

    describe(operation, () => {
      it('is reviewed, sent once, and continues after a reload', async () => {
        const memory = new TestMemento();
        const { say, hear, close } = await open(memory);
        const wanted = draft();
        say({ type: 'review', draft: wanted });
        const { review } = await hear('reviewed');
        match(review.sentence, new RegExp(`${type} virtual interface "six-${vlan}"`));
        match(review.sentence, /limited to 500Mbps/);
        if (type === 'public')
          match(review.sentence, /2 prefixes, starting with 45\.10\.16\.0\/22\..* 72 hours/);
        ok(!JSON.stringify(review).includes(wanted.authKey));
        say({ type: 'submit', draft: wanted });
        say({ type: 'submit', draft: wanted });
        const { virtualInterfaceId } = await hear('created');
        await hear('progress');
        await settled();
        deepEqual(events.created, [virtualInterfaceId]);
        ok(!JSON.stringify(memory.keys().map((key) => memory.get(key))).includes(wanted.authKey));
        close();
        const after = await open(memory, true);
        const { outcome, progress } = after.initial();
        ok(outcome?.type === 'created' && outcome.virtualInterfaceId === virtualInterfaceId);
        deepEqual([progress?.observed.type, progress?.observed.mode], [type, mode]);
        after.close();
        await sentOnce();
        const [request] = await endpoint.received(operation);
        const fields = (request?.parameters as Record<string, { rateLimit?: string }> | undefined)?.[
          structure
        ];
        equal(fields?.rateLimit, '500Mbps');
      });

      it('is refused by AWS in its own words, and can be sent again once it is corrected', async () => {
        const { say, hear, heard, close } = await open();
        const wanted = draft();
        const message = 'rateLimit 500Mbps is not valid.';
        await endpoint.control('POST', 'faults', {
          ...{ operation, fault: 'error', status: 400, message },
          code: 'DirectConnectClientException',
        });
        say({ type: 'submit', draft: wanted });
        const { fields, words } = await hear('refused');
        deepEqual([fields, words], [['rateLimit'], message]);
        heard.length = 0;
        say({ type: 'submit', draft: { ...wanted, rateLimit: '200Mbps' } });
        await hear('created');
        await settled();
        close();
        await sentOnce(2);
      });

      it('is denied with the action that a policy has to allow', async () => {
        const { say, hear, close } = await open();
        const message = `User: arn:aws:iam::111122223333:user/x is not authorized to perform: directconnect:${operation}`;
        await endpoint.control('POST', 'faults', {
          ...{ operation, fault: 'error', status: 400, message, code: 'AccessDeniedException' },
        });
        say({ type: 'submit', draft: draft() });
        const { advice, fields } = await hear('refused');
        match(advice, new RegExp(`directconnect:${operation}`));
        deepEqual(fields, []);
        await settled();
        close();
        await sentOnce();
      });

      it('has an unknown outcome when no answer comes, is not sent again, and is found by a check', async () => {
        const memory = new TestMemento();
        const { say, hear, close } = await open(memory);
        await endpoint.control('POST', 'faults', { operation, fault: 'drop-before' });
        say({ type: 'submit', draft: draft() });
        await hear('unknown');
        await settled();
        close();
        const after = await open(memory, true);
        equal(after.initial().outcome?.type, 'unknown', 'after a reload as well');
        after.say({ type: 'submit', draft: draft() });
        after.say({ type: 'checkAgain' });
        await after.hear('unknown');
        await settled();
        after.close();
        await sentOnce();
      });

      it('is found when its answer got lost', async () => {
        const { say, hear, close } = await open();
        await endpoint.control('POST', 'faults', { operation, fault: 'drop-after' });
        say({ type: 'submit', draft: draft() });
        match((await hear('created')).virtualInterfaceId, /^dxvif-/);
        await settled();
        close();
        await sentOnce();
      });

      it('is no longer waited for when the user cancels, which undoes nothing', async () => {
        const { say, hear, close } = await open();
        await endpoint.control('POST', 'faults', { operation, fault: 'hang' });
        say({ type: 'submit', draft: draft() });
        while ((await endpoint.received(operation)).length === 0) await new Promise(setImmediate);
        say({ type: 'cancel' });
        await hear('unknown');
        await settled();
        close();
        await sentOnce();
      });
    });
  }

  it('are accepted in the owner’s account, with a gateway that fits the type', async () => {
    for (const type of ['transit', 'public'] as const) {
      const { say, hear, heard, close } = await open();
      const operation =
        type === 'transit' ? 'ConfirmTransitVirtualInterface' : 'ConfirmPublicVirtualInterface';
      vlan += 1;
      say({
        type: 'submit',
        draft: {
          ...emptyDraft,
          ...{ type, virtualInterfaceName: `accept-${vlan}`, vlan: String(vlan), asn: '65010' },
          ownerAccount: endpoint.accounts.find(({ name }) => name === 'demo-workload')?.accountId ?? '',
          ...(type === 'public' && {
            ...{
              customerAddress: '45.10.16.1/31',
              amazonAddress: '45.10.16.0/31',
              prefixes: '45.10.16.0/22',
            },
          }),
        },
      });
      const { virtualInterfaceId } = await hear('created');
      await hear('acceptance');
      say({ type: 'copyOwnerMessage' });
      await settled();
      const told = await env.clipboard.readText();
      match(
        told,
        new RegExp(`confirm-${type}-virtual-interface .*--virtual-interface-id ${virtualInterfaceId}`),
      );
      equal(/--direct-connect-gateway-id/.test(told), type === 'transit');
      heard.length = 0;
      say({ type: 'acceptWith', profile: 'demo-workload' });
      await settled();
      const offered = heard.findLast((message) => message.type === 'acceptance')?.acceptance?.gateways?.items;
      if (type === 'public') equal(offered, undefined);
      else ok(offered?.length && offered.every(({ id }) => !id.startsWith('vgw-')));
      say({ type: 'accept', gateway: type === 'public' ? '' : WORKLOAD_TRANSIT_GATEWAY });
      await settled();
      close();
      const [sent] = await endpoint.received(operation);
      deepEqual(sent?.parameters, {
        virtualInterfaceId,
        ...(type === 'transit' && { directConnectGatewayId: WORKLOAD_TRANSIT_GATEWAY }),
      });
    }
  });
});
