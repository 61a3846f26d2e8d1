import { deepEqual, equal, ok } from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IdentityStore } from '../../src/aws/identity/identityStore';
import { InventoryStore } from '../../src/aws/inventory/store';
import { SessionStore } from '../../src/aws/session/sessionStore';
import { Choices } from '../../src/views/connections/choices';
import type { Node } from '../../src/views/tree/node';
import { ConnectionsProvider } from '../../src/views/connections/provider';
import { ViewOptions } from '../../src/views/connections/viewOptions';
import type { TreeProvider } from '../../src/views/tree/treeProvider';
import { TestMemento } from '../support/memento';
import { sdk } from '../support/sdk';
import type { TestEndpoint } from '../support/endpoint';
import { REGION, startTestEndpoint } from './support';
import { profileStoreOf } from '../support/profileStore';

const NO_FILES = { configFile: '/nowhere/config', credentialsFile: '/nowhere/credentials' };
const INTERCONNECT = 'dxcon-iiiiiiii';
const SPARE = 'dxcon-ssssssss';

const estate = {
  regions: [REGION],
  accounts: [
    {
      accountId: '222233334444',
      name: 'partner',
      partner: true,
      regions: {
        [REGION]: {
          interconnects: [
            { interconnectId: INTERCONNECT, interconnectName: 'ash-partner', location: 'EqDC2' },
            {
              interconnectId: SPARE,
              interconnectName: 'ash-spare',
              location: 'EqDC2',
              interconnectState: 'down',
            },
          ],
          virtualInterfaces: [
            {
              virtualInterfaceId: 'dxvif-pppppppp',
              virtualInterfaceName: 'partner-own',
              connectionId: SPARE,
              vlan: 77,
              bgpPeers: [{ asn: 65010 }],
            },
          ],
        },
      },
    },
    {
      accountId: '444455556666',
      name: 'customer',
      regions: {
        [REGION]: {
          connections: Array.from({ length: 3 }, (_, index) => ({
            connectionName: `customer-${index}`,
            location: 'EqDC2',
            vlan: 300 + index,
            interconnectId: INTERCONNECT,
          })),
        },
      },
    },
  ],
};

describe('the tree of a Direct Connect partner', () => {
  let folder: string;
  let endpoint: TestEndpoint;
  let inventories: InventoryStore;
  let provider: ConnectionsProvider;
  let tree: TreeProvider;

  const shown = (nodes: readonly Node[]) =>
    nodes.map((node) => {
      const { contextValue, description, label } = tree.getTreeItem(node);
      return [contextValue, label, description] as const;
    });
  let options: ViewOptions;
  const region = async (profile: string) => {
    const profiles = await tree.getChildren();
    // The profile has only one region, so this is also the region's text.
    const row = profiles.find((node) => tree.getTreeItem(node).label === profile);
    ok(row);
    await tree.getChildren(row);
    await inventories.sweep({ profile, region: REGION });
    return tree.getChildren(row);
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dx-partner-'));
    const data = join(folder, 'estate.json');
    await writeFile(data, JSON.stringify(estate));
    endpoint = await startTestEndpoint(['--data', data]);
    const profiles = profileStoreOf(NO_FILES);
    options = new ViewOptions(new TestMemento());
    const load = () => Promise.resolve(sdk);
    const sessions = new SessionStore(profiles, load);
    inventories = new InventoryStore(sessions);
    provider = new ConnectionsProvider({
      profiles,
      sessions,
      inventories,
      identities: new IdentityStore(profiles, load),
      choices: new Choices(new TestMemento(), () => []),
      options,
    });
    ({ tree } = provider);
    profiles.setAdded(Promise.resolve([endpoint.profile('partner'), endpoint.profile('customer')]));
  });
  after(async () => {
    provider.dispose();
    await endpoint.stop();
    await rm(folder, { recursive: true });
  });

  it('shows interconnects, and below each the hosted connections that were provisioned on it', async () => {
    const rows = await region('partner');
    deepEqual(
      shown(rows).map(([context, label]) => [context, label]),
      [
        ['interconnect.available', 'ash-partner'],
        ['interconnect.down', 'ash-spare'],
      ],
    );
    const hosted = shown(await tree.getChildren(rows[0]));
    deepEqual(
      hosted.map(([context, label]) => [context, label]),
      [0, 1, 2].map((index) => ['provisioned.available', `customer-${index}`]),
    );
    hosted.forEach(([, , description], index) => {
      ok(typeof description === 'string' && description.includes(`VLAN ${300 + index}`), String(description));
    });
  });

  it('shows the virtual interfaces of an interconnect below it, and finds them there', async () => {
    const rows = await region('partner');
    equal(rows.length, 2, 'not among those of other accounts');
    const [below, ...others] = await tree.getChildren(rows[1]);
    ok(below);
    deepEqual([shown([below])[0]?.[1], others], ['partner-own', []]);
    equal((await provider.find({ profile: 'partner', region: REGION }, 'dxvif-pppppppp'))?.id, below.id);
    await options.setFilter('partner-own');
    const left = await region('partner');
    deepEqual(
      shown(left).map(([, label]) => label),
      ['ash-spare'],
    );
    deepEqual(
      shown(await tree.getChildren(left[0])).map(([, label]) => label),
      ['partner-own'],
    );
    await options.setFilter('');
  });

  it('finds the row of a provisioned connection, below its interconnect', async () => {
    const place = { profile: 'partner', region: REGION };
    const { provisionedConnections } = await inventories.sweep(place);
    const id = provisionedConnections[0]?.connection.connectionId ?? '';
    const node = await provider.find(place, id);
    equal(node?.subject?.kind === 'connection' && node.subject.id, id);
    equal(node?.parent && tree.getTreeItem(node.parent).label, 'ash-partner');
  });

  it('filters interconnects and what is provisioned on them, and says when nothing is left', async () => {
    await region('partner');
    await options.setFilter('customer-1');
    const rows = await region('partner');
    deepEqual(
      shown(rows).map(([, label]) => label),
      ['ash-partner'],
    );
    deepEqual(
      shown(await tree.getChildren(rows[0])).map(([, label]) => label),
      ['customer-1'],
    );
    await options.setFilter('no-such-name');
    deepEqual(
      shown(await region('partner')).map(([context, label]) => [context, label]),
      [['empty', 'Nothing in this region matches the filter']],
    );
    await options.setFilter('');
  });

  it('shows the customer only the connection, without reporting what the customer may not read', async () => {
    const rows = shown(await region('customer'));
    deepEqual(
      rows.map(([context, label]) => [context, label]),
      [0, 1, 2].map((index) => ['connection.available', `customer-${index}`]),
    );
  });
});
