import type { Dispatcher } from '../dispatch';
import { jsonAnswer } from '../http/answer';
import type { Answer } from '../http/answer';
import type { ReceivedRequest } from '../http/request';
import { parseFields } from '../json/fields';
import type { Fields } from '../json/fields';
import { isRefusal } from '../refusal';
import { sameText } from '../signature/verify';
import { changeEstate } from './changeEstate';
import { changeSso, decideDevice, listDevices } from './answerSso';
import { changeKeys } from './changeKeys';
import { changeLogin } from './changeLogin';
import { changeRouter, reviewPrefixes } from './changeRouter';
import { readFault } from './readFault';
import { advanceClock } from './advanceClock';

const PREFIX = '/_control/';

type Route = (dispatcher: Dispatcher, fields: Fields) => object;

/** Every control route, by name and method. To add one: a line here. */
const ROUTES: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
  clock: {
    GET: ({ world }) => advanceClock(world, 0),
    POST: ({ world }, fields) => advanceClock(world, fields.number('advanceSeconds')),
  },
  requests: {
    GET: ({ record }) => ({ requests: record.list() }),
    DELETE: ({ record }) => {
      record.clear();
      return { requests: [] };
    },
  },
  faults: {
    GET: ({ faults }) => ({ faults: faults.list() }),
    POST: ({ faults }, fields) => {
      faults.add(readFault(fields));
      return { faults: faults.list() };
    },
    DELETE: ({ faults }) => {
      faults.clear();
      return { faults: [] };
    },
  },
  keys: {
    POST: ({ world }, fields) => changeKeys(world, fields),
  },
  login: {
    POST: ({ world }, fields) => changeLogin(world, fields),
  },
  mfa: {
    GET: ({ world }) => ({
      devices: world.mfaDevices.map((device) => ({
        serialNumber: device.serialNumber,
        code: device.offer(),
      })),
    }),
  },
  devices: {
    GET: ({ world }) => listDevices(world),
    POST: ({ world }, fields) => decideDevice(world, fields),
  },
  sso: {
    POST: ({ world }, fields) => changeSso(world, fields),
  },
  estate: {
    POST: ({ world }, fields) => changeEstate(world, fields),
  },
  router: {
    POST: ({ world }, fields) => changeRouter(world, fields),
  },
  review: {
    POST: ({ world }, fields) => reviewPrefixes(world, fields),
  },
  reset: {
    POST: ({ world, record, faults }) => {
      world.reset();
      record.clear();
      faults.clear();
      return {};
    },
  },
};

export function isControl(path: string): boolean {
  return path.startsWith(PREFIX);
}

/** Refuses a control request without the token or for an unknown route, before its body is read. */
export function refuseControl(
  { path, method, headers }: Omit<ReceivedRequest, 'body'>,
  controlToken: string,
): Answer | undefined {
  const token = headers.single('x-control-token');
  if (token === undefined || !sameText(token, controlToken)) {
    return jsonAnswer(403, {
      message: 'The X-Control-Token header must contain the controlToken from the ready line.',
    });
  }
  const methods = methodsOf(path);
  if (!methods) {
    return jsonAnswer(404, { message: `Control routes: ${Object.keys(ROUTES).join(', ')} under ${PREFIX}` });
  }
  if (!Object.hasOwn(methods, method)) {
    const allowed = Object.keys(methods).join(', ');
    return jsonAnswer(405, { message: `${path} takes ${allowed}.` }, { Allow: allowed });
  }
  return undefined;
}

/** Answers a control request that {@link refuseControl} accepted. */
export function answerControl({ path, method, body }: ReceivedRequest, dispatcher: Dispatcher): Answer {
  try {
    const route = methodsOf(path)?.[method];
    return jsonAnswer(200, route?.(dispatcher, parseFields(body)) ?? {});
  } catch (failure) {
    if (isRefusal(failure)) return jsonAnswer(400, { message: failure.message });
    throw failure;
  }
}

function methodsOf(path: string): Readonly<Record<string, Route>> | undefined {
  const name = path.slice(PREFIX.length);
  return Object.hasOwn(ROUTES, name) ? ROUTES[name] : undefined;
}
