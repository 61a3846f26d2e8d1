import type { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import * as l10n from '@vscode/l10n';
import { withoutSecrets } from '../../directconnect/resources/resources';
import type {
  Connection,
  Inventory,
  ProvisionedConnection,
  VirtualInterface,
} from '../../directconnect/resources/resources';
import { Failure } from '../failure';
import { toFailure } from '../toFailure';
import type { FailureKind } from '../failure';
import type { Sweep } from '../session/session';
import { Turns } from '../transport/turns';
import { InventoryBuilder } from './builder';
import { pages, pagesOfVirtualInterfaces } from './lists';
import type { Take } from './lists';

/** What AWS answers to anyone who is not a Direct Connect partner, or lacks permission for a partner's lists. */
const noPartner: ReadonlySet<FailureKind> = new Set(['refused', 'denied']);

/** Waits for a list that only Direct Connect partners have. A refusal is normal and ignored. */
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
      ? l10n.t('1 resource has the same ID as another and is left out.')
      : l10n.t('{0} resources have the same ID as another and are left out.', rows),
    l10n.t('Refresh to try again. If it keeps happening, check whether a proxy changes AWS’s answers.'),
  );

const failuresOf = (lists: readonly PromiseSettledResult<void>[]) =>
  lists.flatMap((list) =>
    list.status === 'rejected' ? [toFailure(list.reason, 'DescribeConnections')] : [],
  );

/**
 * How many lists of provisioned connections are read in parallel in one region: there is one for each interconnect, and
 * they must not block other calls of the same account.
 */
const PROVISIONED_AT_ONCE = 3;

/**
 * Milliseconds that the list of connections has to itself from when it is requested, unless it is answered earlier: a
 * region's first row is one of them. Preparing the requests for the other lists takes as long as a fast network's
 * answer, which would have to wait.
 */
const HEAD_START = 15;

/** The time in which only the list of connections is read. */
function headStart() {
  let resolve: () => void = () => undefined;
  const over = new Promise<void>((then) => (resolve = then));
  let timer: NodeJS.Timeout | undefined;
  return {
    over,
    /** Begins it. No earlier: until a window's first request is sent, compiling takes longer than the head start. */
    requested: () => (timer ??= setTimeout(resolve, HEAD_START)),
    end: () => {
      clearTimeout(timer);
      // What waits for the first row continues before that.
      setImmediate(resolve);
    },
  };
}

/** The lists of what a partner provisioned, read while other lists are still arriving. */
class ProvisionedLists {
  private readonly turns = new Turns(PROVISIONED_AT_ONCE);
  /** Each resolves to its failures: a rejection would be unhandled until all others have ended. */
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

  /** @returns the failures, after all have ended. */
  async end(): Promise<Failure[]> {
    return (await Promise.all(this.lists)).flat();
  }

  private list(provisionedOn: string): Promise<void> {
    const take: Take<Connection> = (rows) =>
      this.take(rows.map((connection) => ({ provisionedOn, connection })));
    const operation = 'DescribeHostedConnections';
    return ofPartner(
      pages(this.reader, operation, { connectionId: provisionedOn }, 'connections', take, this.signal),
      operation,
    );
  }
}

/**
 * Reads everything in a region in one sweep, with all lists in parallel; that of connections begins first.
 * @param progress is called as each page arrives, with a function that returns everything read so far.
 * @throws the first Failure, when connections, LAGs and virtual interfaces all failed; otherwise failures are in
 * `failures`.
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
    // When all the others have failed, what is still being read is no longer wanted.
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
  const lead = headStart();
  const own = await Promise.allSettled([
    pages(
      reader,
      'DescribeConnections',
      {},
      'connections',
      (connections) => {
        found({ connections });
        lead.end();
      },
      signal,
      lead.requested,
    ).finally(lead.end),
    lead.over.then(() =>
      pages(
        reader,
        'DescribeLags',
        {},
        'lags',
        (lags) => {
          found({
            lags: lags.map(({ connections: members, ...lag }) => lag),
            connections: lags.flatMap(({ connections: members }) => members ?? []),
          });
          provisioned.read(
            lags.flatMap(({ allowsHostedConnections, lagId }) =>
              allowsHostedConnections && lagId ? [lagId] : [],
            ),
          );
        },
        signal,
      ),
    ),
    lead.over.then(() =>
      pagesOfVirtualInterfaces(
        reader,
        {},
        withoutSecrets,
        (virtualInterfaces: readonly VirtualInterface[]) => found({ virtualInterfaces }),
        signal,
      ),
    ),
    lead.over.then(() =>
      ofPartner(
        pages(
          reader,
          'DescribeInterconnects',
          {},
          'interconnects',
          (interconnects) => {
            found({ interconnects });
            provisioned.read(interconnects.flatMap(({ interconnectId }) => interconnectId ?? []));
          },
          signal,
        ),
        'DescribeInterconnects',
      ),
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
