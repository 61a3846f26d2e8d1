import { GATEWAY_ASN } from '../estate/build';
import { uuid } from '../estate/identifiers';
import type { DirectConnectGateway } from '../estate/model';
import { required } from '../json/fields';
import { checkAmazonSideAsn } from '../rules/directConnectGateway';
import { checkName } from '../rules/name';
import { checkGatewayCount } from '../rules/quota';
import { checkTags, readTags } from '../rules/tags';
import type { Call } from './call';
import { directConnectGatewayShape } from './shapes/directConnectGateway';

/** Creates a Direct Connect gateway, which belongs to no region: pending, then available. */
export function createDirectConnectGateway({ fields, account, estate, lifecycle }: Call): object {
  const name = fields.string('directConnectGatewayName');
  const amazonSideAsn = fields.integer('amazonSideAsn') ?? GATEWAY_ASN;
  const tags = readTags(fields.structures('tags'));
  const directConnectGatewayName = required(name, 'directConnectGatewayName');
  checkName(directConnectGatewayName, 'directConnectGatewayName');
  checkAmazonSideAsn(amazonSideAsn);
  checkTags(tags);
  checkGatewayCount(account, estate);
  const gateway: DirectConnectGateway = {
    directConnectGatewayId: uuid(),
    ownerAccount: account,
    directConnectGatewayName,
    amazonSideAsn,
    directConnectGatewayState: 'pending',
    tags,
  };
  estate.directConnectGateways.add(gateway);
  lifecycle.gateways.create(gateway);
  return { directConnectGateway: directConnectGatewayShape(gateway, estate) };
}
