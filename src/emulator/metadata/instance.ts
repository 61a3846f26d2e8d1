import type { Answer } from '../http/answer';
import { Refusal } from '../refusal';
import type { RestCall, RestOperation, RestService } from '../rest/protocol';
import type { Machine } from './machine';
import { machineKeys, toSecond } from './machineKeys';

const TOKEN_HEADER = 'x-aws-ec2-metadata-token';
const TTL_HEADER = 'x-aws-ec2-metadata-token-ttl-seconds';
const MAX_TOKEN_SECONDS = 21_600;
const ROLES = '/latest/meta-data/iam/security-credentials/';

/**
 * The metadata service of an EC2 instance, version 2 only: requests without a token are refused (EC2 User Guide, "Use
 * the Instance Metadata Service"). Clients ignore the path of its address, so it is at the root.
 */
export function instance(machine: Machine): RestService {
  const asked = (path: RegExp, run: (call: RestCall) => Answer): RestOperation => ({
    method: 'GET',
    path,
    run(call) {
      if (!machine.isGood(call.request.headers.single(TOKEN_HEADER))) {
        throw new Refusal('Unauthorized', 'Send a version 2 token.', 401);
      }
      return run(call);
    },
  });
  return {
    service: 'metadata',
    operations: {
      GetInstanceToken: {
        method: 'PUT',
        path: /^\/latest\/api\/token$/,
        run: ({ request: { headers } }) => giveToken(machine, headers.single(TTL_HEADER)),
      },
      ListInstanceRoles: asked(/^\/latest\/meta-data\/iam\/security-credentials\/?$/, () =>
        text(200, machine.instanceRole.roleName),
      ),
      GetInstanceCredentials: asked(
        /^\/latest\/meta-data\/iam\/security-credentials\/[^/]+$/,
        ({ request }) => keysOf(machine, decodeURIComponent(request.path.slice(ROLES.length))),
      ),
      GetInstanceIdentity: asked(/^\/latest\/dynamic\/instance-identity\/document$/, () =>
        text(200, JSON.stringify(identityOf(machine), null, 2)),
      ),
      // All other metadata.
      GetInstanceMetadata: asked(/^\/latest\//, () => {
        throw new Refusal('NotFound', 'Not Found', 404);
      }),
    },
    failure: ({ status, message }) => text(status, message),
  };
}

function giveToken(machine: Machine, ttl = ''): Answer {
  const seconds = /^\d{1,6}$/.test(ttl) ? Number(ttl) : 0;
  if (seconds < 1 || seconds > MAX_TOKEN_SECONDS) {
    throw new Refusal('BadRequest', `${TTL_HEADER} must be 1 to ${MAX_TOKEN_SECONDS}.`);
  }
  return { ...text(200, machine.giveToken(seconds)), headers: { [TTL_HEADER]: ttl } };
}

function keysOf(machine: Machine, roleName: string): Answer {
  if (roleName !== machine.instanceRole.roleName) throw new Refusal('NotFound', 'Not Found', 404);
  const keys = { Code: 'Success', LastUpdated: toSecond(Date.now()), Type: 'AWS-HMAC' };
  return text(200, JSON.stringify({ ...keys, ...machineKeys(machine.instanceKeys()) }, null, 2));
}

function identityOf({ instanceRole, instanceId, region }: Machine): object {
  return {
    accountId: instanceRole.accountId,
    architecture: 'x86_64',
    availabilityZone: `${region}a`,
    imageId: 'ami-0123456789abcdef0',
    instanceId,
    instanceType: 't3.micro',
    privateIp: '192.0.2.10',
    region,
    version: '2017-09-30',
  };
}

function text(status: number, body: string): Answer {
  return { status, contentType: 'text/plain', body };
}
