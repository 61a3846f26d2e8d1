import * as l10n from '@vscode/l10n';
import { cliName, shellWord } from '../../directconnect/allocation/asCode/quote';
import { askedIn } from '../../directconnect/allocation/newInterface';
import { typeWords } from '../../directconnect/allocation/sentence';
import type { InterfaceType } from '../../directconnect/resources/interfaceTypes';
import { confirmations } from '../../aws/operations/confirmations';
import type { RequestHistory } from './requestHistory';

/** The option for the gateway, with a placeholder for its ID, and how to replace that. */
const gateways: Readonly<Record<InterfaceType, { option: string; words: () => string } | undefined>> = {
  private: {
    option: '--virtual-gateway-id VGW_ID',
    words: () =>
      l10n.t(
        'Replace VGW_ID with the ID of your virtual private gateway, or use --direct-connect-gateway-id for a Direct Connect gateway instead.',
      ),
  },
  public: undefined,
  transit: {
    option: '--direct-connect-gateway-id GATEWAY_ID',
    words: () => l10n.t('Replace GATEWAY_ID with the ID of your Direct Connect gateway.'),
  },
};

/** The AWS CLI command that accepts a virtual interface. */
function commandLine(type: InterfaceType, virtualInterfaceId: string, region: string): string {
  const gateway = gateways[type];
  return [
    `aws directconnect ${cliName(confirmations[type].name)}`,
    `--region ${shellWord(region)}`,
    `--virtual-interface-id ${shellWord(virtualInterfaceId)}`,
    ...(gateway ? [gateway.option] : []),
  ].join(' ');
}

/** A message to the owner of an account that none of the user's profiles belongs to. Contains no key. */
export function ownerMessage({ request, virtualInterfaceId = '' }: RequestHistory, region: string): string {
  const { type, fields, ownerAccount = '' } = askedIn(request);
  const gateway = gateways[type];
  return [
    l10n.t(
      'The Direct Connect {0} {1} ({2}, VLAN {3}) in {4} is waiting for account {5} to accept it.',
      typeWords(type),
      virtualInterfaceId,
      fields.virtualInterfaceName,
      fields.vlan,
      region,
      ownerAccount,
    ),
    l10n.t(
      'In that account, open Direct Connect in the AWS console, choose the virtual interface, then Accept. Or use the AWS CLI:',
    ),
    commandLine(type, virtualInterfaceId, region),
    ...(gateway ? [gateway.words()] : []),
    '',
  ].join('\n');
}
