import type { Connection, DirectConnectClient } from '@aws-sdk/client-direct-connect';
import * as l10n from '@vscode/l10n';
import { withoutSecrets } from '../../directconnect/resources/resources';
import type {
  Inventory,
  ProvisionedConnection,
  VirtualInterface,
} from '../../directconnect/resources/resources';
import { Failure, toFailure } from '../failures';
import type { FailureKind } from '../failures';
import type { Sweep } from '../session/session';
import { Turns } from '../transport/turns';
import { InventoryBuilder } from './builder';
import {
  pagesOfConnections,
  pagesOfInterconnects,
  pagesOfLags,
  pagesOfProvisioned,
  pagesOfVirtualInterfaces,
} from './lists';
import type { Take } from './lists';

/** What AWS answers everyone who is no Direct Connect partner, or has no permission for what a partner may see. */
const noPartner: ReadonlySet<FailureKind> = new Set(['refused', 'denied']);

/** Waits for a list of a Direct Connect partner's. That it is refused is normal, and worth no word. */
async function ofPartner(list: Promise<void>, operation: string): Promise<void> {
  try {
    await list;
  } catch (error) {
    const failure = toFailure(error, operation);
    if (!noPartner.has(failure.kind)) throw failure;
  }
}

const clashing = (rows: number): Failure =>
  new Failure(
    'incomplete',
    rows === 1
      ? l10n.t('1 resource has the id of another and is left out.')
      : l10n.t('{0} resources have the id of another and are left out.', rows),
    l10n.t('Refresh to ask again; if it stays, check whether a proxy changes what AWS answers.'),
  );

const failuresOf = (lists: readonly PromiseSettledResult<void>[]) =>
  lists.flatMap((list) =>
    list.status === 'rejected' ? [toFailure(list.reason, 'DescribeConnections')] : [],
  );

/**
 * Lists of what a partner provisioned that are read at once, of one region: there is one for each interconnect, and they
 * are not to keep everything else that asks the same account from its turn.
 */
const PROVISIONED_AT_ONCE = 3;

/** The lists of what a partner provisioned, read while others still come. */
class ProvisionedLists {
  private readonly turns = new Turns(PROVISIONED_AT_ONCE);
  /** Each ends with what kept it from being read: a rejection would be nobody's until all others have ended. */
  private readonly lists: Promise<Failure[]>[] = [];

  constructor(
    private readonly reader: DirectConnectClient,
    private readonly signal: AbortSignal,
    private readonly take: Take<ProvisionedConnection>,
  ) {}

  /** @param ids of interconnects and LAGs. */
  read(ids: readonly string[]): void {
    for (const id of ids) {
      const list = this.turns.take(() => this.list(id), this.signal);
      this.lists.push(
        list.then(
          () => [],
          (error: unknown) => [toFailure(error, 'DescribeHostedConnections')],
        ),
      );
    }
  }

  /** @returns what kept some from being read, when all have ended. */
  async end(): Promise<Failure[]> {
    return (await Promise.all(this.lists)).flat();
  }

  private list(provisionedOn: string): Promise<void> {
    const take: Take<Connection> = (rows) =>
      this.take(rows.map((connection) => ({ provisionedOn, connection })));
    return ofPartner(
      pagesOfProvisioned(this.reader, provisionedOn, take, this.signal),
      'DescribeHostedConnections',
    );
  }
}

/**
 * Reads all of a region in one sweep, the lists side by side.
 * @param progress is called as each page arrives, with a way to see all that has come so far.
 * @throws Failure, the first, when connections, LAGs and virtual interfaces all failed; otherwise those that failed
 * are in `failures`.
 */
export async function sweepRegion(
  reader: DirectConnectClient,
  signal?: AbortSignal,
  progress?: (soFar: () => Inventory) => void,
): Promise<Sweep> {
  const ended = new AbortController();
  const end = () => ended.abort();
  signal?.addEventListener('abort', end, { once: true });
  if (signal?.aborted) end();
  try {
    return await readLists(reader, ended.signal, progress);
  } finally {
    // What is still being read is not wanted any more when all the others have failed.
    end();
    signal?.removeEventListener('abort', end);
  }
}

async function readLists(
  reader: DirectConnectClient,
  signal: AbortSignal,
  progress?: (soFar: () => Inventory) => void,
): Promise<Sweep> {
  const builder = new InventoryBuilder();
  const found = (rows: Partial<Inventory>) => {
    builder.add(rows);
    progress?.(() => builder.build());
  };
  const provisioned = new ProvisionedLists(reader, signal, (provisionedConnections) =>
    found({ provisionedConnections }),
  );
  const own = await Promise.allSettled([
    pagesOfConnections(reader, (connections) => found({ connections }), signal),
    pagesOfLags(
      reader,
      (lags) => {
        found({
          lags: lags.map(({ connections: members, ...lag }) => lag),
          connections: lags.flatMap(({ connections }) => connections ?? []),
        });
        provisioned.read(
          lags.flatMap(({ allowsHostedConnections, lagId }) =>
            allowsHostedConnections && lagId ? [lagId] : [],
          ),
        );
      },
      signal,
    ),
    pagesOfVirtualInterfaces(
      reader,
      {},
      withoutSecrets,
      (virtualInterfaces: readonly VirtualInterface[]) => found({ virtualInterfaces }),
      signal,
    ),
    ofPartner(
      pagesOfInterconnects(
        reader,
        (interconnects) => {
          found({ interconnects });
          provisioned.read(interconnects.flatMap(({ interconnectId }) => interconnectId ?? []));
        },
        signal,
      ),
      'DescribeInterconnects',
    ),
  ]);
  const failures = failuresOf(own);
  const [first] = failures;
  const unread = failuresOf(own.slice(0, 3)).filter(({ kind }) => kind !== 'incomplete');
  if (first && unread.length === 3) throw first;
  failures.push(...(await provisioned.end()));
  const clashes = builder.clashes();
  if (clashes > 0) failures.push(clashing(clashes));
  return { ...builder.build(), failures };
}
