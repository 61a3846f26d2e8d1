import type { Workbench } from './pages/workbench';

/** What the tour uses of the demo estate (src/emulator/estate/demo), and what it adds. */
export const demo = {
  network: 'demo-network',
  workload: 'demo-workload',
  networkAccount: '111122223333',
  workloadAccount: '444455556666',
  region: 'us-east-1',
  connection: 'ash-dc2-core-a',
  /** On that connection. */
  existing: { name: 'prod-payments', id: 'dxvif-fg4m1k7z', vlan: '101' },
} as const;

/** Goes from a new window to the rows of the demo, as a user without an AWS account does. */
export async function exploreLocalEndpoint(workbench: Workbench): Promise<void> {
  await workbench.openView('Direct Connect');
  const { connections } = workbench;
  await connections.welcomeButton('Explore with a Local Endpoint').click();
  await connections.row(demo.network).waitFor();
}
