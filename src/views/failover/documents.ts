import * as l10n from '@vscode/l10n';
import type { Uri } from 'vscode';
import { Failure } from '../../aws/failure';
import type { Place } from '../../aws/session/place';
import type { SessionStore } from '../../aws/session/sessionStore';
import type { testReport } from '../../directconnect/failover/report';
import type { DocumentFiles, DocumentKind } from '../documents/files';
import { REPORT, parseFailoverUri } from './uri';

/** The failover tests of virtual interfaces as documents: reports in Markdown. */
export class FailoverDocuments implements DocumentKind {
  /** @param loadReport loads the code that writes them, when the first is opened. */
  constructor(
    private readonly files: DocumentFiles,
    private readonly sessions: Pick<SessionStore, 'session'>,
    private readonly loadReport: () => Promise<typeof testReport>,
  ) {
    files.serve(this, REPORT);
  }

  placeOf(uri: Uri): Place | undefined {
    return parseFailoverUri(uri);
  }

  async read(uri: Uri, wasAsked: boolean): Promise<string> {
    const target = parseFailoverUri(uri);
    if (!target) throw noReport();
    const { id, profile, region } = target;
    const session = await this.sessions.session(target);
    const reader = wasAsked ? session : session.background;
    // If the virtual interface can't be described, the report is written without that.
    const described = reader.virtualInterfaces({ virtualInterfaceId: id }).catch(() => []);
    const [tests, found, write] = await Promise.all([reader.failoverTests(id), described, this.loadReport()]);
    const virtualInterface = found.find(({ virtualInterfaceId }) => virtualInterfaceId === id);
    return write({ id, profile, region, readAt: Date.now(), virtualInterface, tests });
  }

  /** Reads a report again, for a person. @throws Failure when it can't be read; then it stays as it is. */
  async readAgain(uri: Uri): Promise<void> {
    const text = await this.read(uri, true);
    if (this.files.mayRead(uri)) this.files.replace(uri, text);
  }
}

function noReport(): Failure {
  return new Failure(
    'refused',
    l10n.t('This is not a report that was opened here.'),
    l10n.t('Open it from the Direct Connect view.'),
  );
}
