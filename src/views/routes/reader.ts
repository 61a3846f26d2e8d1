import { setImmediate as yieldToOthers } from 'node:timers/promises';
import * as l10n from '@vscode/l10n';
import type { Uri } from 'vscode';
import { Failure } from '../../aws/failure';
import type { AcceptedPrefixes } from '../../aws/inventory/acceptedPrefixes';
import type { KeptList, KeptRoutes } from '../../aws/routes/keptRoutes';
import type { SessionStore } from '../../aws/session/sessionStore';
import { readFilter } from '../../directconnect/routes/filter';
import { directions, sortable } from '../../directconnect/routes/routes';
import type { SortedRoute } from '../../directconnect/routes/routes';
import { keptRoutesText, routesText } from '../../directconnect/routes/text';
import { inSlices, workInSlices } from '../../slices';
import type { DocumentFiles } from '../documents/files';
import { RouteReading } from './reading';
import { parseRoutesUri } from './uri';
import type { RoutesIdentity } from './uri';

function noRoutes(): Failure {
  return new Failure(
    'refused',
    l10n.t('These routes were not opened by this extension.'),
    l10n.t('Open them from the Direct Connect view.'),
  );
}

function notKept(): Failure {
  return new Failure(
    'refused',
    l10n.t('These routes are no longer kept.'),
    l10n.t('Choose Compare with Earlier Routes… again.'),
  );
}

/** Reads the routes of documents, and writes the documents again as pages arrive. */
export class RoutesReader {
  private readonly readings = new Map<string, RouteReading>();

  /**
   * @param kept where complete lists are kept.
   * @param accepted records how many prefixes a complete list has.
   */
  constructor(
    private readonly files: Pick<DocumentFiles, 'mayRead' | 'replace'>,
    private readonly sessions: Pick<SessionStore, 'session'>,
    readonly kept: KeptRoutes,
    private readonly accepted: Pick<AcceptedPrefixes, 'note'>,
  ) {}

  /**
   * The text of a document with the first page of each direction. The rest follows while the document is open.
   * @throws Failure when no direction could be read.
   */
  async read(uri: Uri, wasAsked: boolean): Promise<string> {
    const identity = parseRoutesUri(uri);
    if (!identity) throw noRoutes();
    if (identity.at !== undefined) return this.keptText(identity, identity.at);
    const reading = await this.begin(identity, wasAsked);
    const key = uri.toString();
    this.stop(uri);
    this.readings.set(key, reading);
    await reading.first;
    // A list that is complete after its first page is written only once.
    await yieldToOthers();
    const { failure } = reading;
    if (failure) throw failure;
    void this.follow(uri, reading);
    return this.textOf(reading);
  }

  /**
   * Reads all routes of a virtual interface, and keeps them.
   * @throws Failure when not all could be read or kept.
   */
  async readAll(identity: RoutesIdentity, signal: AbortSignal): Promise<KeptList> {
    const reading = await this.begin(identity, true);
    const stop = () => reading.stop();
    signal.addEventListener('abort', stop);
    await reading.whole;
    signal.removeEventListener('abort', stop);
    const { trouble } = reading;
    if (trouble) throw trouble;
    this.note(identity, reading);
    return this.kept.keep(identity, reading.routes, reading.readAt);
  }

  /** The document is no longer open. */
  stop(uri: Uri): void {
    const key = uri.toString();
    this.readings.get(key)?.stop();
    this.readings.delete(key);
  }

  private async begin(identity: RoutesIdentity, wasAsked: boolean): Promise<RouteReading> {
    const { filters, problem } = readFilter(identity.filter ?? '');
    if (!filters) throw new Failure('refused', problem, l10n.t('Choose Filter Routes… again.'));
    const session = await this.sessions.session(identity);
    return new RouteReading(wasAsked ? session : session.background, identity, filters);
  }

  /** Writes the document again as more pages arrive, until the last one. */
  private async follow(uri: Uri, reading: RouteReading): Promise<void> {
    const isWanted = () => this.readings.get(uri.toString()) === reading && this.files.mayRead(uri);
    let hasMore = true;
    while (hasMore) {
      hasMore = await reading.more();
      const text = await this.textOf(reading, isWanted);
      if (!isWanted()) break;
      this.files.replace(uri, text);
    }
    const identity = parseRoutesUri(uri);
    if (!reading.isComplete || !identity) return;
    this.note(identity, reading);
    // A full disk must not keep the user from seeing the routes.
    await this.kept.keep(identity, reading.routes, reading.readAt).catch(() => undefined);
  }

  private note({ profile, region, id }: RoutesIdentity, { routes }: RouteReading): void {
    const accepted = routes.filter(({ routeDirection }) => routeDirection === 'accepted');
    const count = (family: string) => accepted.filter(({ addressFamily }) => addressFamily === family).length;
    this.accepted.note({ profile, region }, id, { ipv4: count('ipv4'), ipv6: count('ipv6') });
  }

  private async textOf(reading: RouteReading, isWanted = () => true): Promise<string> {
    const written = await workInSlices(routesText(reading.read), isWanted);
    return written?.result ?? '';
  }

  private async keptText({ name, ...identity }: RoutesIdentity, at: number): Promise<string> {
    const lists = await this.kept.lists(identity);
    const list = lists.find((one) => one.at === at);
    if (!list) throw notKept();
    const routes: SortedRoute[] = [];
    await inSlices(
      list.routes,
      (route) => routes.push(sortable(route)),
      () => true,
    );
    const shown = directions.map((direction) => ({
      direction,
      isReading: false,
      routes: routes.filter(({ route }) => route.routeDirection === direction),
    }));
    const written = await workInSlices(keptRoutesText(name ?? identity.id, shown), () => true);
    return written?.result ?? '';
  }
}
