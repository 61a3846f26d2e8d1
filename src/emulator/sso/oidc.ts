import { jsonAnswer } from '../http/answer';
import type { ReceivedRequest } from '../http/request';
import { parseFields } from '../json/fields';
import { Refusal } from '../refusal';
import { restFailure } from '../rest/failure';
import { JSON_TYPE } from '../rest/protocol';
import type { RestOperation, RestService } from '../rest/protocol';
import { checkClient, createToken, text } from './createToken';
import { answerDevice, showDevice } from './devicePage';
import { DEVICE_SECONDS, INTERVAL_SECONDS } from './identityCenter';
import type { IdentityCenter } from './identityCenter';

/** SSO OIDC: a program registers, asks the user on a page, and gets tokens. */
export function oidc(center: IdentityCenter): RestService {
  const post = (path: RegExp, run: (request: ReceivedRequest) => object): RestOperation => ({
    method: 'POST',
    path,
    mediaType: JSON_TYPE,
    run: ({ request }) => jsonAnswer(200, run(request)),
  });
  return {
    service: 'sso-oidc',
    operations: {
      RegisterClient: post(/^\/client\/register$/, ({ body }) => registerClient(center, body)),
      StartDeviceAuthorization: post(/^\/device_authorization$/, (request) => startDevice(center, request)),
      CreateToken: post(/^\/token$/, ({ body }) => createToken(center, body)),
      ShowDevice: { method: 'GET', path: /^\/device$/, run: ({ query }) => showDevice(center, query) },
      AnswerDevice: {
        method: 'POST',
        path: /^\/device$/,
        mediaType: 'application/x-www-form-urlencoded',
        run: ({ request }) => answerDevice(center, request.body),
      },
    },
    failure: (refusal) =>
      restFailure(refusal, { error: oauthName(refusal.code), error_description: refusal.message }),
  };
}

/** `AuthorizationPendingException` is `authorization_pending` in OAuth. */
function oauthName(code: string): string {
  const words = code.replace(/Exception$/, '').match(/[A-Z][a-z0-9]*/g) ?? [];
  return words.join('_').toLowerCase();
}

function registerClient(center: IdentityCenter, body: Buffer): object {
  const fields = parseFields(body);
  text(fields, 'clientName');
  if (text(fields, 'clientType') !== 'public') {
    throw new Refusal('InvalidClientMetadataException', 'clientType must be public.');
  }
  const { clientId, clientSecret, expiresAt } = center.register(fields.strings('scopes') ?? []);
  return {
    clientId,
    clientSecret,
    clientIdIssuedAt: Math.floor(Date.now() / 1000),
    clientSecretExpiresAt: Math.floor(expiresAt / 1000),
  };
}

function startDevice(center: IdentityCenter, { body, headers }: ReceivedRequest): object {
  const fields = parseFields(body);
  const client = checkClient(center, fields);
  if (text(fields, 'startUrl').replace(/[#/]+$/, '') !== center.startUrl.replace(/[#/]+$/, '')) {
    throw new Refusal('InvalidRequestException', 'The start URL is not the one of this identity center.');
  }
  const { deviceCode, userCode } = center.begin(client.clientId);
  // The gate only accepts names of this machine.
  const verificationUri = `http://${headers.single('host') ?? ''}/device`;
  return {
    deviceCode,
    userCode,
    verificationUri,
    verificationUriComplete: `${verificationUri}?user_code=${userCode}`,
    expiresIn: DEVICE_SECONDS,
    interval: INTERVAL_SECONDS,
  };
}
