import type { QueryService } from '../query/protocol';
import type { World } from '../world';
import { assumeRole } from './assumeRole';
import { assumeRoleWithWebIdentity } from './assumeRoleWithWebIdentity';
import { getCallerIdentity } from './getCallerIdentity';
import { getSessionToken } from './getSessionToken';

/** STS and its supported actions. To add one: a file and a line here. */
export function sts({ regions }: World): QueryService {
  return {
    service: 'sts',
    version: '2011-06-15',
    namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
    // Clients with an old "global" setting sign for us-east-1, whatever their region.
    regions: [...regions, 'us-east-1'],
    signed: new Map([
      ['AssumeRole', assumeRole],
      ['GetCallerIdentity', getCallerIdentity],
      ['GetSessionToken', getSessionToken],
    ]),
    unsigned: new Map([['AssumeRoleWithWebIdentity', assumeRoleWithWebIdentity]]),
  };
}
