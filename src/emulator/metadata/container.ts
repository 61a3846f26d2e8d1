import { jsonAnswer } from '../http/answer';
import { Refusal } from '../refusal';
import type { RestService } from '../rest/protocol';
import { sameText } from '../signature/verify';
import type { Machine } from './machine';
import { machineKeys } from './machineKeys';

const PREFIX = '/v2/credentials/';

/** The path of the task's keys. */
export function containerPath({ taskId }: Machine): string {
  return `${PREFIX}${taskId}`;
}

/** The service that gives a container the keys of its task (ECS) or pod (EKS). */
export function container(machine: Machine): RestService {
  return {
    service: 'metadata',
    operations: {
      GetContainerCredentials: {
        method: 'GET',
        path: /^\/v2\/credentials\/[^/]*$/,
        run({ request: { headers, path } }) {
          if (!sameText(headers.single('authorization') ?? '', machine.containerToken)) {
            throw new Refusal('AccessDenied', 'The authorization token is missing or wrong.', 401);
          }
          if (path !== containerPath(machine)) {
            throw new Refusal('InvalidIdInRequest', 'Credentials not found', 404);
          }
          return jsonAnswer(200, { RoleArn: machine.taskRole.roleArn, ...machineKeys(machine.taskKeys()) });
        },
      },
    },
    failure: ({ code, message, status }) => jsonAnswer(status, { code, message, HTTPErrorCode: status }),
  };
}
