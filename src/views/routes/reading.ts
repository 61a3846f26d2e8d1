import * as l10n from '@vscode/l10n';
import { asFailure } from '../../aws/failure';
import type { Failure } from '../../aws/failure';
import type { BackgroundSession } from '../../aws/session/session';
import type { Route, RouteDirection, RouteFilters } from '../../directconnect/api';
import type { LinkTarget } from '../../directconnect/kinds/link';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { directions, sortable } from '../../directconnect/routes/routes';
import type { SortedRoute } from '../../directconnect/routes/routes';
import type { RoutesRead } from '../../directconnect/routes/text';

/** One direction, while it is read. */
interface Part {
  readonly direction: RouteDirection;
  readonly routes: SortedRoute[];
  isReading: boolean;
  failure: Failure | undefined;
}

/** A failure in sentences, for a document. */
function wordsOf({ message, words, advice }: Failure): string {
  const answer = words && words !== message ? l10n.t('AWS answered: {0}', words) : '';
  return [message, answer, advice].filter(Boolean).join(' ');
}

/** One reading of the routes of a virtual interface: both directions side by side, each page by page. */
export class RouteReading {
  /** When it began, in milliseconds since the epoch. */
  readonly readAt = Date.now();
  /** Settles when each direction has its first page or has failed. */
  readonly first: Promise<unknown>;
  /** Settles when nothing more comes. */
  readonly whole: Promise<unknown>;
  private readonly parts: readonly Part[];
  private readonly stopped = new AbortController();
  private virtualInterface: VirtualInterface | undefined;
  private arrived: () => void = () => undefined;
  private arrival = this.nextArrival();

  constructor(
    private readonly session: Pick<BackgroundSession, 'routes' | 'virtualInterfaces'>,
    private readonly target: LinkTarget,
    private readonly filters: RouteFilters,
  ) {
    const { routeDirection } = filters;
    this.parts = directions
      .filter((direction) => routeDirection === undefined || direction === routeDirection)
      .map((direction) => ({ direction, routes: [], isReading: true, failure: undefined }));
    const described = this.describe();
    const readings = this.parts.map((part) => this.readPart(part));
    this.first = Promise.all([described, ...readings.map(({ first }) => first)]);
    this.whole = Promise.all([described, ...readings.map(({ whole }) => whole)]);
  }

  /** Why nothing at all could be read; `undefined` when there is something to show. */
  get failure(): Failure | undefined {
    const isNothing = this.parts.every(({ failure, routes }) => failure && routes.length === 0);
    return isNothing ? this.trouble : undefined;
  }

  /** Why not all could be read. */
  get trouble(): Failure | undefined {
    return this.parts.find(({ failure }) => failure)?.failure;
  }

  /** True when everything that AWS lists of the virtual interface was read. */
  get isComplete(): boolean {
    const isAll = Object.values(this.filters).every((filter) => filter === undefined);
    return isAll && this.parts.every(({ isReading, failure }) => !isReading && !failure);
  }

  get routes(): Route[] {
    return this.parts.flatMap(({ routes }) => routes.map(({ route }) => route));
  }

  /** What was read so far. */
  get read(): RoutesRead {
    const { target, readAt, filters, virtualInterface } = this;
    return {
      ...{ ...target, readAt, filters, virtualInterface },
      lists: this.parts.map(({ direction, routes, isReading, failure }) => ({
        direction,
        routes: [...routes],
        isReading,
        trouble: failure && wordsOf(failure),
      })),
    };
  }

  /** Waits until more has arrived since the last time. @returns false when nothing more comes. */
  async more(): Promise<boolean> {
    if (this.parts.some(({ isReading }) => isReading)) await this.arrival;
    this.arrival = this.nextArrival();
    return this.parts.some(({ isReading }) => isReading);
  }

  stop(): void {
    this.stopped.abort();
  }

  private nextArrival(): Promise<void> {
    return new Promise((resolve) => (this.arrived = resolve));
  }

  /** If the virtual interface can't be described, its routes are shown without what only the description says. */
  private async describe(): Promise<void> {
    const { id } = this.target;
    const found = await this.session
      .virtualInterfaces({ virtualInterfaceId: id }, this.stopped.signal)
      .catch(() => []);
    this.virtualInterface = found.find(({ virtualInterfaceId }) => virtualInterfaceId === id);
  }

  private readPart(part: Part): { readonly first: Promise<void>; readonly whole: Promise<void> } {
    const { routeDirection: _, ...filters } = this.filters;
    let hasPage: () => void = () => undefined;
    const first = new Promise<void>((resolve) => (hasPage = resolve));
    const take = (rows: readonly Route[]) => {
      part.routes.push(...rows.map(sortable));
      hasPage();
      this.arrived();
    };
    const of = { virtualInterfaceId: this.target.id, direction: part.direction, filters };
    const whole = this.session
      .routes(of, take, this.stopped.signal)
      .catch((error: unknown) => {
        part.failure = asFailure(error);
      })
      .then(() => {
        part.isReading = false;
        hasPage();
        this.arrived();
      });
    return { first, whole };
  }
}
