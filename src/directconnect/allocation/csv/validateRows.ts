import * as l10n from '@vscode/l10n';
import { parseAsn } from '../../addressing/asn';
import { visible } from '../../text';
import { asSent } from '../asSent';
import type { AllocationDraft } from '../draft';
import { GrowingNetwork } from '../growingNetwork';
import { Everywhere } from '../knownNetwork';
import type { InterfaceFacts, NetworkFacts } from '../knownNetwork';
import { toRequest } from '../request';
import type { AllocationRequest } from '../request';
import { maySend, validate } from '../rules';
import type { FieldName, Finding } from '../rules';
import { csvColumns } from './columns';
import type { Problem } from './problem';
import type { Row } from './row';

/** What the rows of a file are checked against. */
export interface ValidationContext {
  /** What is known about a connection or LAG; undefined when the account has none with that id in the region. */
  factsOf(connectionId: string): NetworkFacts | undefined;
  /** The connection for a file without such a column. With the column, rows may only name this one. */
  readonly connectionId?: string | undefined;
  /** What {@link identityOf} gives for earlier requests whose outcome is not known. */
  readonly inDoubt: ReadonlySet<string>;
}

interface ValidatedFields extends Row {
  readonly connectionId: string;
  /** What is worth knowing but does not prevent it from being sent. */
  readonly warnings: readonly Problem[];
}

/** A row of a file, and what becomes of it: it is sent, exists already, or is wrong. */
export type ValidatedRow = ValidatedFields &
  (
    | { readonly kind: 'send'; readonly draft: AllocationDraft; readonly request: AllocationRequest }
    | { readonly kind: 'exists'; readonly virtualInterfaceId: string }
    | { readonly kind: 'wrong' }
  );

/** Identifies a virtual interface that a request creates, without its owner: two can't have the same VLAN. */
export const identityOf = (connectionId: string, vlan: number | string, name: string): string =>
  JSON.stringify([connectionId, Number(vlan), name]);

const headingOf = (field: FieldName): string =>
  field === 'authKey' ? '' : csvColumns[field === 'connection' ? 'connection' : field].heading;

/** The virtual interface that a draft describes, as if it were there. */
const factsOf = (line: number, draft: AllocationDraft): InterfaceFacts => ({
  virtualInterfaceId: l10n.t('line {0}', line),
  virtualInterfaceName: draft.virtualInterfaceName,
  type: draft.type,
  state: 'pending',
  vlan: Number(draft.vlan),
  asn: parseAsn(draft.asn) ?? 0,
  ownerAccount: draft.ownerAccount,
  peers: [draft],
});

/** The virtual interface that a row asks for, if it is there already: same connection, VLAN, name, owner and type. */
function existing(draft: AllocationDraft, { known }: GrowingNetwork): string | undefined {
  const { ownerAccount: own } = known.facts.connection;
  const owner = draft.mode === 'allocate' ? draft.ownerAccount : own;
  const found = known.facts.virtualInterfaces.find(
    (one) =>
      one.vlan === Number(draft.vlan) &&
      one.virtualInterfaceName === draft.virtualInterfaceName &&
      (owner === undefined || one.ownerAccount === owner) &&
      one.type === draft.type &&
      known.byVlan.get(one.vlan) === one &&
      one.state !== 'deleting',
  );
  return found?.virtualInterfaceId;
}

/** The lines of the rows that ask for the same VLAN of the same connection, if there are several. */
function sharedVlans(rows: readonly Row[], connectionIdOf: (row: Row) => string): Map<Row, readonly Row[]> {
  const byVlan = new Map<string, Row[]>();
  for (const row of rows) {
    const vlan = row.draft?.vlan.trim() ?? '';
    const key = identityOf(connectionIdOf(row), vlan, '');
    if (/^\d+$/.test(vlan)) byVlan.set(key, [...(byVlan.get(key) ?? []), row]);
  }
  const shared = [...byVlan.values()].filter(({ length }) => length > 1);
  return new Map(shared.flatMap((some) => some.map((row) => [row, some] as const)));
}

/** Checks the rows of a file with the rules of the form, against what is known, and against each other. */
class RowValidator {
  private readonly networks = new Map<string, GrowingNetwork | undefined>();
  private everywhere: Everywhere | undefined;
  private readonly shared: ReadonlyMap<Row, readonly Row[]>;

  constructor(
    rows: readonly Row[],
    private readonly around: ValidationContext,
  ) {
    this.shared = sharedVlans(rows, (row) => this.connectionIdOf(row));
  }

  /** Indexes what is the same for all connections, step by step. */
  *index(rows: readonly Row[]): Generator<undefined, void> {
    for (const row of rows) {
      const facts = this.around.factsOf(this.connectionIdOf(row));
      if (!facts) continue;
      this.everywhere = new Everywhere(facts);
      yield* this.everywhere.addAll(facts);
      return;
    }
  }

  validate(row: Row): ValidatedRow {
    const connectionId = this.connectionIdOf(row);
    const wrong = (problems: readonly Problem[], warnings: readonly Problem[] = []): ValidatedRow => ({
      ...row,
      ...{ kind: 'wrong', connectionId, problems: [...row.problems, ...problems], warnings },
    });
    const problem = (field: FieldName, message: string): Problem => ({
      line: row.line,
      column: headingOf(field),
      message,
    });
    const network = this.networkOf(connectionId);
    const misplaced = this.misplaced(connectionId, network);
    if (misplaced !== undefined || !network) return wrong([problem('connection', misplaced ?? '')]);
    if (!row.draft) return wrong([]);
    const draft = asSent(row.draft);
    const exists = row.problems.length > 0 ? undefined : existing(draft, network);
    if (exists !== undefined) {
      return { ...row, kind: 'exists', connectionId, virtualInterfaceId: exists, warnings: [] };
    }
    // Checks the row as written rather than as sent, so that fields which its request does not have are reported, not
    // dropped.
    const found = validate(row.draft, network.known);
    const told = new Set(row.problems.map(({ column }) => column));
    const named = (level: Finding['level']) =>
      found
        .filter((one) => one.level === level)
        .map(({ field, message }) => problem(field, message))
        .filter(({ column }) => !told.has(column));
    const clash = this.clash(row, connectionId, draft);
    if (clash !== undefined || row.problems.length > 0 || !maySend(found)) {
      const first = clash === undefined ? [] : [problem('vlan', clash)];
      return wrong([...first, ...named('block')], named('warn'));
    }
    const request = toRequest(draft, network.known);
    network.add(draft, factsOf(row.line, draft));
    return { ...row, kind: 'send', connectionId, draft, request, warnings: named('warn') };
  }

  private connectionIdOf({ connectionId }: Row): string {
    return (connectionId ?? '') || (this.around.connectionId ?? '');
  }

  /** Why a row can't be on a connection. */
  private misplaced(connectionId: string, network: GrowingNetwork | undefined): string | undefined {
    const { connectionId: only } = this.around;
    if (connectionId === '') return l10n.t('Enter the ID of a connection or LAG.');
    if (only !== undefined && connectionId !== only) {
      return l10n.t(
        'This row is for {0}, but the command was run on {1}. Run it on the region for rows of several connections.',
        visible(connectionId),
        only,
      );
    }
    return network
      ? undefined
      : l10n.t(
          '{0} is not a connection or LAG of this account in this region. If it is a member of a LAG, enter the LAG’s ID.',
          visible(connectionId),
        );
  }

  private clash(row: Row, connectionId: string, draft: AllocationDraft): string | undefined {
    const others = this.shared.get(row)?.filter((one) => one !== row) ?? [];
    if (others.length > 0) {
      const lines = others.slice(0, 3).map(({ line }) => line);
      return lines.length === 1
        ? l10n.t('Line {0} has the same VLAN. Each virtual interface needs its own.', lines[0] ?? '')
        : l10n.t('Lines {0} have the same VLAN. Each virtual interface needs its own.', lines.join(', '));
    }
    return this.around.inDoubt.has(identityOf(connectionId, draft.vlan, draft.virtualInterfaceName))
      ? l10n.t(
          'This was sent before and its outcome is unknown, so it is not sent again. Choose Check Again in the Activity view, then run this command again.',
        )
      : undefined;
  }

  private networkOf(connectionId: string): GrowingNetwork | undefined {
    if (this.networks.has(connectionId)) return this.networks.get(connectionId);
    const facts = this.around.factsOf(connectionId);
    const network = facts && new GrowingNetwork(facts, (this.everywhere ??= new Everywhere(facts)));
    this.networks.set(connectionId, network);
    return network;
  }
}

/** Validates the rows of a file, step by step. */
export function* validateRows(
  rows: readonly Row[],
  around: ValidationContext,
): Generator<undefined, ValidatedRow[]> {
  const validator = new RowValidator(rows, around);
  yield* validator.index(rows);
  const validated: ValidatedRow[] = [];
  for (const row of rows) {
    validated.push(validator.validate(row));
    yield;
  }
  return validated;
}
