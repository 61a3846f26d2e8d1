import { isNameForCli } from '../../aws/profiles/cliProfile';
import type { ProfileStore } from '../../aws/profiles/profileStore';
import { withoutSecretInputs } from '../../aws/writes/secrets';
import type { Impact } from '../../directconnect/impact/impact';
import { impactText } from '../../directconnect/impact/impactWords';
import { requestText } from '../../directconnect/requestText';
import type { RowSubject } from '../../views/connections/resourceOf';
import type { RequestDocuments } from '../../views/requests/requestDocuments';
import type { Request } from './command';

/** A request, and the row whose profile and region send it. */
export interface PlacedRequest {
  readonly target: RowSubject;
  readonly request: Request;
}

/**
 * Opens requests as they would be sent, without their secrets. Sends nothing.
 * @param impact what they take down, if that was read.
 */
export async function showRequests(
  documents: RequestDocuments,
  profiles: Pick<ProfileStore, 'list'>,
  requests: readonly PlacedRequest[],
  impact?: Impact,
): Promise<void> {
  const { profiles: all } = await profiles.list();
  const shown = requests.map(({ target: { place }, request: { operation, input } }) => ({
    title: operation.title(input as never),
    operation: operation.name,
    ...place,
    isUnknownToCli: !isNameForCli(all, place.profile),
    ...withoutSecretInputs(input, operation.secrets),
  }));
  await documents.open([...(impact ? [impactText(impact)] : []), requestText(shown)].join('\n'));
}
