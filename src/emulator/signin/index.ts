import { jsonAnswer } from '../http/answer';
import type { ReceivedRequest } from '../http/request';
import { parseFields } from '../json/fields';
import type { Fields } from '../json/fields';
import { Refusal } from '../refusal';
import { restFailure } from '../rest/failure';
import { JSON_TYPE } from '../rest/protocol';
import type { RestService } from '../rest/protocol';
import { checkProof } from './proof';
import { CLIENT_ID, KEY_SECONDS, isEnding } from './signIns';
import type { SignIns } from './signIns';

/** AWS Sign-In, as far as programs use it after `aws login`. */
export function signIn(signIns: SignIns): RestService {
  return {
    service: 'signin',
    operations: {
      CreateOAuth2Token: {
        method: 'POST',
        path: /^\/v1\/token$/,
        mediaType: JSON_TYPE,
        run: ({ request }) => jsonAnswer(200, createToken(signIns, request)),
      },
    },
    failure: ({ code, message, status }) =>
      isEnding(message)
        ? restFailure({ code, status, message: 'The sign-in has ended.' }, { error: message })
        : restFailure(
            { code, message, status },
            code === 'ValidationException' ? { error: 'INVALID_REQUEST' } : {},
          ),
  };
}

function createToken(signIns: SignIns, request: ReceivedRequest): object {
  const fields = parseFields(request.body);
  if (text(fields, 'clientId') !== CLIENT_ID) throw invalid('clientId is not known.');
  if (text(fields, 'grantType') !== 'refresh_token') throw invalid('grantType must be refresh_token.');
  const proof = checkProof(request.headers, request);
  const { keys, refreshToken } = signIns.refresh(text(fields, 'refreshToken'), proof);
  const { accessKeyId, secretAccessKey, sessionToken } = keys;
  return {
    accessToken: { accessKeyId, secretAccessKey, sessionToken },
    tokenType: 'aws_sigv4',
    expiresIn: KEY_SECONDS,
    refreshToken,
  };
}

function text(fields: Fields, name: string): string {
  const value = fields.string(name);
  if (!value) throw invalid(`${name} is required.`);
  return value;
}

function invalid(message: string): Refusal {
  return new Refusal('ValidationException', message);
}
