import * as l10n from '@vscode/l10n';
import { shellWord } from '../../directconnect/allocation/asCode/quote';
import type { Journey } from './journey';

/** The AWS CLI command that accepts a virtual interface. The owner has to fill in the gateway. */
function commandLine(virtualInterfaceId: string, region: string): string {
  return [
    'aws directconnect confirm-private-virtual-interface',
    `--region ${shellWord(region)}`,
    `--virtual-interface-id ${shellWord(virtualInterfaceId)}`,
    '--virtual-gateway-id VGW_ID',
  ].join(' ');
}

/** A message to the owner of an account that none of the user's profiles belongs to. Contains no key. */
export function ownerMessage({ request, virtualInterfaceId = '' }: Journey, region: string): string {
  const asked = 'ownerAccount' in request ? request : undefined;
  const { virtualInterfaceName = '', vlan = 0 } = asked?.newPrivateVirtualInterfaceAllocation ?? {};
  const owner = asked?.ownerAccount ?? '';
  return [
    l10n.t(
      'The Direct Connect private virtual interface {0} ({1}, VLAN {2}) in {3} is waiting for account {4} to accept it.',
      virtualInterfaceId,
      virtualInterfaceName,
      vlan,
      region,
      owner,
    ),
    l10n.t(
      'In that account, open Direct Connect in the AWS console, choose the virtual interface and Accept, or use the AWS CLI:',
    ),
    commandLine(virtualInterfaceId, region),
    l10n.t(
      'Replace VGW_ID with the ID of your virtual private gateway, or use --direct-connect-gateway-id for a Direct Connect gateway instead.',
    ),
    '',
  ].join('\n');
}
