import { required } from '../json/fields';
import type { Fields } from '../json/fields';
import { refuse } from '../refusal';
import type { World } from '../world';

/** `{"account": "…", "rotate": true}`: the account has new keys from now on. */
export function changeKeys({ keyring }: World, fields: Fields): object {
  const account = required(fields.string('account'), 'account');
  if (!fields.boolean('rotate')) refuse('rotate must be true: nothing else can be done to keys.');
  const { accessKeyId, secretAccessKey } = keyring.rotate(account);
  return { accessKeyId, secretAccessKey };
}
