import * as l10n from '@vscode/l10n';
import { asnOf } from '../addressing/asn';
import type { BgpPeer } from '../resources/resources';

/** What identifies a BGP session. */
type Session = Pick<BgpPeer, 'amazonAddress' | 'customerAddress' | 'asn' | 'asnLong'>;

/** Both ends of a BGP session and the ASN of the customer's router. `undefined` if AWS names none of them. */
export function sessionWords(session: Session): string | undefined {
  const { amazonAddress, customerAddress } = session;
  const number = asnOf(session);
  const words = [
    customerAddress && l10n.t('Your router {0}', customerAddress),
    amazonAddress && l10n.t('Amazon {0}', amazonAddress),
    number && l10n.t('ASN {0}', number),
  ].filter(Boolean);
  return words.length > 0 ? words.join(' · ') : undefined;
}
