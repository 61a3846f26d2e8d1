import { required } from '../json/fields';
import type { Fields } from '../json/fields';
import { refuse } from '../refusal';
import type { World } from '../world';

/** `{"account": "…", "rotate": true}` gives the account new keys. */
export function changeKeys({ keyring }: World, fields: Fields): object {
  const account = required(fields.string('account'), 'account');
  if (!fields.boolean('rotate')) refuse('rotate must be true: keys can only be rotated.');
  const { accessKeyId, secretAccessKey } = keyring.rotate(account);
  return { accessKeyId, secretAccessKey };
}
