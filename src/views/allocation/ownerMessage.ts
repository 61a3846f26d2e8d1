import * as l10n from '@vscode/l10n';
import type { Journey } from './journey';

/** True for what a shell reads as it stands. */
const isPlain = (text: string) => /^[\w./:@%+=-]+$/.test(text);

/** A word for a POSIX shell. */
const quoted = (text: string) => (isPlain(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

/** What the AWS CLI takes to accept a virtual interface. The gateway is the owner's to fill in. */
function commandLine(virtualInterfaceId: string, region: string): string {
  return [
    'aws directconnect confirm-private-virtual-interface',
    `--region ${quoted(region)}`,
    `--virtual-interface-id ${quoted(virtualInterfaceId)}`,
    '--virtual-gateway-id VGW_ID',
  ].join(' ');
}

/** A message to the owner of an account that none of the user's profiles reaches. Holds no key. */
export function ownerMessage({ request, virtualInterfaceId = '' }: Journey, region: string): string {
  const asked = 'ownerAccount' in request ? request : undefined;
  const { virtualInterfaceName = '', vlan = 0 } = asked?.newPrivateVirtualInterfaceAllocation ?? {};
  const owner = asked?.ownerAccount ?? '';
  return [
    l10n.t(
      'The Direct Connect private virtual interface {0} ({1}, VLAN {2}) in {3} waits for account {4} to accept it.',
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
      'Write the id of your virtual private gateway for VGW_ID, or give a Direct Connect gateway with --direct-connect-gateway-id in its place.',
    ),
    '',
  ].join('\n');
}
