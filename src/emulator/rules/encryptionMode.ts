import { refuse } from '../refusal';

const MODES = ['no_encrypt', 'should_encrypt', 'must_encrypt'];

/**
 * The MACsec mode of a connection or LAG, for ports that were ordered with MACsec. `must_encrypt` needs a key, since
 * AWS leaves that mode when the last key is removed; this endpoint cannot associate keys yet, so it is refused [G].
 */
export function checkEncryptionMode(mode: string, id: string, macSecCapable: boolean): void {
  if (!MODES.includes(mode)) {
    refuse(`encryptionMode ${mode} is not valid. It must be one of ${MODES.join(', ')}.`);
  }
  if (!macSecCapable) refuse(`${id} is not MACsec capable, so its encryptionMode cannot be changed.`);
  if (mode === 'must_encrypt') refuse(`${id} has no MACsec key, which must_encrypt requires.`);
}
