import { required } from '../json/fields';
import type { Fields } from '../json/fields';
import { refuse } from '../refusal';
import { CLIENT_ID, isEnding } from '../signin/signIns';
import type { World } from '../world';

/** `{"account": "…"}` signs a user in as `aws login` does; `{"end": "TOKEN_EXPIRED"}` ends all such sign-ins. */
export function changeLogin({ signIns }: World, fields: Fields): object {
  const ending = fields.string('end');
  if (ending !== undefined) {
    if (!isEnding(ending))
      refuse('end must be TOKEN_EXPIRED, USER_CREDENTIALS_CHANGED or INSUFFICIENT_PERMISSIONS.');
    signIns.end(ending);
    return {};
  }
  return { refreshToken: signIns.begin(required(fields.string('account'), 'account')), clientId: CLIENT_ID };
}
